package dev.missioncontrol.account.ui;

import dev.missioncontrol.account.Role;
import dev.missioncontrol.shell.component.StatusBadge;
import dev.missioncontrol.shell.component.Tone;

/** Shows roles. */
final class RoleBadges {

    private RoleBadges() {}

    static StatusBadge of(Role role) {
        return new StatusBadge(label(role), role == Role.ADMIN ? Tone.INFO : Tone.NEUTRAL);
    }

    static String label(Role role) {
        return switch (role) {
            case ADMIN -> "Admin";
            case MEMBER -> "Member";
        };
    }
}
