package dev.missioncontrol.policy.ui;

import dev.missioncontrol.policy.verdict.Mode;
import dev.missioncontrol.shell.component.StatusBadge;
import dev.missioncontrol.shell.component.Tone;

/** What a pack's denials do, in a word. */
final class ModeBadge {

    private ModeBadge() {}

    static StatusBadge of(Mode mode) {
        return switch (mode) {
            case OBSERVE -> new StatusBadge("Observes", Tone.NEUTRAL);
            case WARN -> new StatusBadge("Warns", Tone.WARNING);
            case ENFORCE -> new StatusBadge("Enforces", Tone.SUCCESS);
        };
    }
}
