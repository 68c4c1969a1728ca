package dev.missioncontrol.workflow;

import dev.missioncontrol.ledger.Ledger;
import dev.missioncontrol.shared.Actor;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The states that are passed through unless a workflow asks for them; each leaves an entry that says why. */
@Configuration(proxyBeanMethods = false)
class PassThroughSteps {

    @Bean
    WorkflowStep qaStep(Ledger ledger) {
        return new PassThrough(WorkflowState.QA, "Acceptance was not asked for: green checks will do.", ledger);
    }

    @Bean
    WorkflowStep mergeStep(Ledger ledger) {
        return new PassThrough(
                WorkflowState.MERGE, "Merging was not asked for: the pull request is left to its repository.", ledger);
    }

    @Bean
    WorkflowStep releaseStep(Ledger ledger) {
        return new PassThrough(WorkflowState.RELEASE, "A release was not asked for.", ledger);
    }

    private record PassThrough(WorkflowState state, String why, Ledger ledger) implements WorkflowStep {

        @Override
        public StepResult run(WorkflowView workflow) {
            return StepResult.of(
                    WorkflowEvent.E_ADVANCED,
                    () -> ledger.append(
                            workflow.id(),
                            WorkflowEntry.PASSED_THROUGH,
                            Actor.SYSTEM,
                            state.label() + " passed through: " + why,
                            Map.of("state", state, "reason", why)));
        }
    }
}
