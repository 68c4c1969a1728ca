package dev.missioncontrol.workflow;

import dev.missioncontrol.approval.Approval;
import dev.missioncontrol.approval.ApprovalRecorded;
import dev.missioncontrol.approval.Approvals;
import dev.missioncontrol.gate.GateVerdict;
import dev.missioncontrol.gate.GateVerdicts;
import dev.missioncontrol.patch.PatchSet;
import dev.missioncontrol.patch.PatchSets;
import dev.missioncontrol.shared.Actor;
import dev.missioncontrol.shared.WorkflowId;
import java.util.Objects;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Turns a person's decision on a PatchSet into the workflow's event, in the same transaction. */
@Component
class ReviewOutcome {

    private final Workflows workflows;
    private final WorkflowMachine machine;
    private final PatchSets patchSets;
    private final Approvals approvals;
    private final PatchGate gate;
    private final GateVerdicts gates;
    private final Reopening reopening;

    ReviewOutcome(
            Workflows workflows,
            WorkflowMachine machine,
            PatchSets patchSets,
            Approvals approvals,
            PatchGate gate,
            GateVerdicts gates,
            Reopening reopening) {
        this.workflows = workflows;
        this.machine = machine;
        this.patchSets = patchSets;
        this.approvals = approvals;
        this.gate = gate;
        this.gates = gates;
        this.reopening = reopening;
    }

    @EventListener
    void on(ApprovalRecorded event) {
        if (workflows.findById(event.workflow().value()).isEmpty()) {
            // A PatchSet that was proposed by itself: its approval moves nothing on.
            return;
        }
        Approval approval = event.approval();
        Actor by = Actor.user(approval.by());
        String comment = Objects.requireNonNullElse(approval.comment(), "");
        switch (approval.decision()) {
            case APPROVE -> approved(event.workflow(), by);
            case REJECT ->
                machine.offer(
                        event.workflow(),
                        WorkflowEvent.E_PATCH_SET_REJECTED,
                        Fact.NONE,
                        by,
                        approval.by() + " rejected the change: " + comment);
            case REQUEST_CHANGES ->
                machine.offer(
                        event.workflow(),
                        WorkflowEvent.E_CHANGES_REQUESTED,
                        Fact.NONE,
                        by,
                        approval.by() + " asked for changes: " + comment);
        }
    }

    /**
     * Lets a run go on that waits for nothing any more: what policy asks for may have become less since the last approval.
     * Does nothing when it still waits, or is elsewhere.
     */
    @Transactional
    void reconsider(WorkflowId workflow) {
        if (machine.lock(workflow).state() == WorkflowState.WAITING_USER_APPROVAL
                && patchSets.ofWorkflow(workflow).stream()
                        .allMatch(patchSet -> approvals.complete(
                                patchSet.id(), patchSet.current().digest()))) {
            approved(workflow, Actor.SYSTEM);
        }
    }

    private void approved(WorkflowId workflow, Actor by) {
        machine.lock(workflow);
        var waiting = patchSets.ofWorkflow(workflow).stream()
                .filter(patchSet ->
                        !approvals.complete(patchSet.id(), patchSet.current().digest()))
                .toList();
        if (!waiting.isEmpty()) {
            // One that had all it needed may need more by now.
            reopening.of(workflow);
            machine.offer(
                    workflow,
                    WorkflowEvent.E_APPROVAL_RECORDED,
                    Fact.APPROVALS_MISSING,
                    by,
                    "Still waiting for approval: "
                            + String.join(
                                    ", ",
                                    waiting.stream()
                                            .map(patchSet -> patchSet.repositoryName())
                                            .toList())
                            + ".");
            return;
        }
        GateVerdict verdict = gate.judgeApproved(workflow);
        gates.record(workflow, verdict);
        if (verdict.outcome().passes()) {
            // One that waited for more may not need it any more.
            patchSets.ofWorkflow(workflow).stream()
                    .filter(patchSet -> patchSet.state() == PatchSet.State.OPEN)
                    .forEach(patchSet -> patchSets.mark(patchSet.id(), PatchSet.State.APPROVED));
            machine.offer(workflow, WorkflowEvent.E_APPROVAL_RECORDED, Fact.ALL_APPROVED, by, null);
        } else {
            machine.offer(workflow, WorkflowEvent.E_POLICY_BLOCKED, Fact.NONE, by, verdict.sentence());
        }
    }
}
