package dev.missioncontrol.approval;

import dev.missioncontrol.patch.PatchSet;
import dev.missioncontrol.patch.RevisionFile;
import dev.missioncontrol.patch.RevisionFiles;
import dev.missioncontrol.policy.Policy;
import dev.missioncontrol.policy.PolicyDecision;
import dev.missioncontrol.policy.PolicyQuestion;
import org.springframework.stereotype.Component;

/** Asks policy about a PatchSet's current revision, by the facts that are stored of it. */
@Component
public class RevisionPolicy {

    private final Policy policy;
    private final RevisionFiles files;

    RevisionPolicy(Policy policy, RevisionFiles files) {
        this.policy = policy;
        this.files = files;
    }

    /** Returns what policy says of the current revision now. */
    public PolicyDecision of(PatchSet patchSet) {
        return policy.decide(new PolicyQuestion.Revision(
                patchSet.workflow(),
                patchSet.repositoryName(),
                patchSet.current().digest(),
                files.of(patchSet.id(), patchSet.current().number()).stream()
                        .map(RevisionPolicy::changed)
                        .toList()));
    }

    private static PolicyQuestion.ChangedFile changed(RevisionFile file) {
        String mode = file.newMode();
        return new PolicyQuestion.ChangedFile(file.path(), mode == null ? "" : mode, file.newSize());
    }
}
