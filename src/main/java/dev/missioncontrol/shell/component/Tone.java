package dev.missioncontrol.shell.component;

import java.util.Locale;

/** What a status means for the reader; it decides the colour, never the wording. */
public enum Tone {
    /** Nothing to notice: queued, skipped, not applicable. */
    NEUTRAL,
    /** Under way, or worth knowing. */
    INFO,
    /** Went well. */
    SUCCESS,
    /** Somebody should look, or it is somebody's turn. */
    WARNING,
    /** Failed, refused or blocked. */
    ERROR;

    String themeName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
