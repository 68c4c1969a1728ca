package dev.missioncontrol.approval.ui;

import dev.missioncontrol.approval.Decision;
import dev.missioncontrol.patch.PatchSet;
import dev.missioncontrol.shell.component.StatusBadge;
import dev.missioncontrol.shell.component.Tone;

/** Words and tones for what became of a PatchSet, and for what people said of it. */
final class StateBadge {

    private StateBadge() {}

    static StatusBadge of(PatchSet.State state) {
        return switch (state) {
            case OPEN -> new StatusBadge("Waits for approval", Tone.WARNING);
            case APPROVED -> new StatusBadge("Approved", Tone.SUCCESS);
            case REJECTED -> new StatusBadge("Rejected", Tone.ERROR);
            case CHANGES_REQUESTED -> new StatusBadge("Changes requested", Tone.INFO);
            case SUPERSEDED -> new StatusBadge("Superseded", Tone.NEUTRAL);
            case APPLIED -> new StatusBadge("Written", Tone.SUCCESS);
        };
    }

    static StatusBadge of(Decision decision) {
        return switch (decision) {
            case APPROVE -> new StatusBadge("Approved", Tone.SUCCESS);
            case REJECT -> new StatusBadge("Rejected", Tone.ERROR);
            case REQUEST_CHANGES -> new StatusBadge("Requested changes", Tone.WARNING);
        };
    }
}
