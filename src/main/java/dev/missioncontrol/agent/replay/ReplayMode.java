package dev.missioncontrol.agent.replay;

import dev.missioncontrol.shared.Refusal;
import java.util.Locale;

/** How a replay takes a difference. */
public enum ReplayMode {
    /** Stops at the first. */
    STRICT,
    /** Goes on where it can, and lists all. */
    EXPLAIN;

    /**
     * Reads a mode as the API writes it.
     *
     * @throws Refusal INVALID (field {@code mode}) when there is no such mode
     */
    public static ReplayMode parse(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "strict" -> STRICT;
            case "explain" -> EXPLAIN;
            default ->
                throw Refusal.invalid("mode", "There is no replay mode '" + text + "'.", "Give 'strict' or 'explain'.");
        };
    }
}
