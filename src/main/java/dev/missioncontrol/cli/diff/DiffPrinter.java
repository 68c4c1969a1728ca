package dev.missioncontrol.cli.diff;

import dev.missioncontrol.cli.terminal.Style;
import dev.missioncontrol.cli.terminal.Terminal;
import java.nio.charset.StandardCharsets;

/** Prints a diff: in colour for a person, and as it is, byte for byte, for a program such as {@code git apply}. */
public final class DiffPrinter {

    private DiffPrinter() {}

    /** Prints the diff. */
    public static void print(byte[] diff, Terminal terminal) {
        if (!terminal.isInteractive()) {
            terminal.bytes(diff);
            return;
        }
        for (DiffLine line : DiffLines.of(new String(diff, StandardCharsets.UTF_8))) {
            terminal.styledLine(terminal.styled(style(line.kind()), line.text()));
        }
    }

    private static Style style(DiffLine.Kind kind) {
        return switch (kind) {
            case FILE, HEADER -> Style.BOLD;
            case HUNK -> Style.CYAN;
            case ADDED -> Style.GREEN;
            case REMOVED -> Style.RED;
            case CONTEXT -> Style.PLAIN;
        };
    }
}
