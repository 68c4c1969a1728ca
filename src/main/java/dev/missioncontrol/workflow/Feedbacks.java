package dev.missioncontrol.workflow;

import dev.missioncontrol.agent.Assignment.Feedback;
import dev.missioncontrol.approval.Approval;
import dev.missioncontrol.approval.Approvals;
import dev.missioncontrol.approval.Decision;
import dev.missioncontrol.patch.PatchSets;
import dev.missioncontrol.shared.WorkflowId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** What people asked to be changed in earlier revisions. */
@Component
class Feedbacks {

    private final PatchSets patchSets;
    private final Approvals approvals;

    Feedbacks(PatchSets patchSets, Approvals approvals) {
        this.patchSets = patchSets;
        this.approvals = approvals;
    }

    /** Returns the comments of a workflow, oldest first. */
    List<Feedback> of(WorkflowId workflow) {
        var comments = new ArrayList<Approval>();
        var names = new java.util.HashMap<dev.missioncontrol.shared.PatchSetId, String>();
        patchSets.ofWorkflow(workflow).forEach(patchSet -> {
            names.put(patchSet.id(), patchSet.repositoryName());
            approvals.of(patchSet.id()).stream()
                    .filter(approval -> approval.decision() == Decision.REQUEST_CHANGES)
                    .forEach(comments::add);
        });
        return comments.stream()
                .sorted(java.util.Comparator.comparing(Approval::at))
                .map(approval -> new Feedback(
                        Objects.requireNonNullElse(names.get(approval.patchSet()), "?"),
                        approval.revision(),
                        approval.by(),
                        Objects.requireNonNullElse(approval.comment(), "")))
                .toList();
    }
}
