package dev.missioncontrol.workflow;

import dev.missioncontrol.gate.CheckReported;
import java.time.Duration;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Has Gate5 look again when CI has reported. */
@Component
class CheckOutcome {

    private final WorkflowMachine machine;
    private final Outbox outbox;

    CheckOutcome(WorkflowMachine machine, Outbox outbox) {
        this.machine = machine;
        this.outbox = outbox;
    }

    @EventListener
    void on(CheckReported event) {
        Workflow workflow = machine.lock(event.workflow());
        boolean waiting = workflow.state() == WorkflowState.VERIFYING_CI
                || (workflow.state() == WorkflowState.NEEDS_HUMAN
                        && workflow.interrupted() == WorkflowState.VERIFYING_CI);
        if (waiting && !workflow.isPaused()) {
            outbox.add(workflow.id(), workflow.state(), 1, Duration.ZERO);
        }
    }
}
