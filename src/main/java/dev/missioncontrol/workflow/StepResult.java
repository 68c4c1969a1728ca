package dev.missioncontrol.workflow;

import dev.missioncontrol.shared.Actor;
import org.jspecify.annotations.Nullable;

/**
 * What a step ended with.
 *
 * @param event the event to be offered
 * @param fact what it found
 * @param actor whose doing it is
 * @param why what people are told; null when the next state says it all
 * @param alongside what has to be stored in the transaction of the state change
 */
record StepResult(
        WorkflowEvent event,
        Fact fact,
        Actor actor,
        @Nullable String why,
        Runnable alongside) {

    static StepResult of(WorkflowEvent event, Runnable alongside) {
        return new StepResult(event, Fact.NONE, Actor.SYSTEM, null, alongside);
    }

    static StepResult of(WorkflowEvent event, Fact fact, @Nullable String why, Runnable alongside) {
        return new StepResult(event, fact, Actor.SYSTEM, why, alongside);
    }

    /** A person has to do something before it can go on. */
    static StepResult needsHuman(String why, Runnable alongside) {
        return new StepResult(WorkflowEvent.E_FAILED, Fact.RECOVERABLE, Actor.SYSTEM, why, alongside);
    }
}
