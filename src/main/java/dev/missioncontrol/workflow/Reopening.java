package dev.missioncontrol.workflow;

import dev.missioncontrol.approval.Approvals;
import dev.missioncontrol.patch.PatchSet;
import dev.missioncontrol.patch.PatchSets;
import dev.missioncontrol.shared.WorkflowId;
import org.springframework.stereotype.Component;

/** Asks people again: PatchSets whose approvals do not suffice any more wait for approval. */
@Component
class Reopening {

    private final PatchSets patchSets;
    private final Approvals approvals;

    Reopening(PatchSets patchSets, Approvals approvals) {
        this.patchSets = patchSets;
        this.approvals = approvals;
    }

    /** Reopens the workflow's PatchSets that need it, in the caller's transaction. */
    void of(WorkflowId workflow) {
        patchSets.ofWorkflow(workflow).stream()
                .filter(patchSet -> patchSet.state() == PatchSet.State.APPROVED
                        && !approvals.complete(patchSet.id(), patchSet.current().digest()))
                .forEach(patchSet -> patchSets.mark(patchSet.id(), PatchSet.State.OPEN));
    }
}
