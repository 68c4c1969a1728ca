package dev.missioncontrol.workflow;

import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * A step that passes two more crash points: before and after the commit of the state change that ends it.
 *
 * @param step the step itself
 */
record CrashingStep(WorkflowStep step, Crash crash) implements WorkflowStep {

    @Override
    public WorkflowState state() {
        return step.state();
    }

    @Override
    public StepResult run(WorkflowView workflow) {
        StepResult result = step.run(workflow);
        return new StepResult(result.event(), result.fact(), result.actor(), result.why(), () -> {
            result.alongside().run();
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void beforeCommit(boolean readOnly) {
                    crash.reached(CrashPoint.committing(state()));
                }

                @Override
                public void afterCommit() {
                    crash.reached(CrashPoint.committed(state()));
                }
            });
        });
    }
}
