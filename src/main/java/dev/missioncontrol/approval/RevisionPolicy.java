package dev.missioncontrol.approval;

import dev.missioncontrol.patch.PatchSet;
import dev.missioncontrol.policy.Policy;
import dev.missioncontrol.policy.PolicyDecision;
import dev.missioncontrol.policy.PolicyDecisions;
import dev.missioncontrol.policy.PolicyQuestion;
import org.springframework.stereotype.Component;

/** Asks policy about a PatchSet's current revision. */
@Component
public class RevisionPolicy {

    private final Policy policy;
    private final PolicyDecisions decisions;

    RevisionPolicy(Policy policy, PolicyDecisions decisions) {
        this.policy = policy;
        this.decisions = decisions;
    }

    /** Returns what policy says of the current revision now. */
    public PolicyDecision of(PatchSet patchSet) {
        return policy.decide(new PolicyQuestion.Revision(patchSet));
    }

    /** Decides on the current revision, and records the decision. */
    public PolicyDecision enforce(PatchSet patchSet) {
        return policy.enforce(new PolicyQuestion.Revision(patchSet));
    }

    /**
     * Returns what policy says of the current revision now; recorded when nothing was, or when another pack decides than
     * the last time, or otherwise.
     */
    public PolicyDecision enforceIfChanged(PatchSet patchSet) {
        PolicyDecision now = of(patchSet);
        boolean same = decisions
                .newest(patchSet)
                .filter(last -> last.packHash().equals(now.packHash()) && last.allowed() == now.allowed())
                .isPresent();
        return same ? now : enforce(patchSet);
    }

    /** Returns whether the last recorded decision on writing the current revision denied it. */
    boolean deniedWrite(PatchSet patchSet) {
        return decisions.newestOnWrite(patchSet).filter(last -> !last.allowed()).isPresent();
    }
}
