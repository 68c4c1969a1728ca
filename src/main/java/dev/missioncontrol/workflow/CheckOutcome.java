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
        if (workflow.awaitsChecks() && !workflow.isPaused()) {
            outbox.add(workflow.id(), workflow.state(), 1, Duration.ZERO);
        }
    }
}
