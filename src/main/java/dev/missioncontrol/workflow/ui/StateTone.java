package dev.missioncontrol.workflow.ui;

import dev.missioncontrol.shell.component.StatusBadge;
import dev.missioncontrol.shell.component.Tone;
import dev.missioncontrol.workflow.WorkflowState;

/** The colour a state is shown in. */
final class StateTone {

    private StateTone() {}

    static StatusBadge badge(WorkflowState state, boolean paused) {
        return paused
                ? new StatusBadge("Paused: " + state.label(), Tone.WARNING)
                : new StatusBadge(state.label(), of(state));
    }

    private static Tone of(WorkflowState state) {
        return switch (state) {
            case DONE -> Tone.SUCCESS;
            case FAILED, BLOCKED_POLICY -> Tone.ERROR;
            case DECLINED, CANCELLED, DEFERRED -> Tone.NEUTRAL;
            case WAITING_USER_APPROVAL, NEEDS_HUMAN -> Tone.WARNING;
            default -> Tone.INFO;
        };
    }
}
