package dev.missioncontrol.patch;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The hunks of one file's unified diff: which lines they add and remove, and where the lines between them go. */
final class DiffHunks {

    private static final Pattern HEADER = Pattern.compile("@@ -(\\d+)(?:,(\\d+))? \\+(\\d+)(?:,(\\d+))? @@.*");

    /** A hunk: where it starts and how many lines it has, before and after, and its own lines with their signs. */
    private record Hunk(int oldStart, int oldCount, int newStart, int newCount, List<String> lines) {

        String text() {
            return String.join("\n", lines);
        }
    }

    private final List<Hunk> hunks;

    private DiffHunks(List<Hunk> hunks) {
        this.hunks = hunks;
    }

    /** Reads what is behind the header of the file; a binary file has no hunks. */
    static DiffHunks of(String diff) {
        List<Hunk> hunks = new ArrayList<>();
        List<String> lines = List.of();
        for (String line : diff.split("\n", -1)) {
            Matcher header = HEADER.matcher(line);
            if (header.matches()) {
                lines = new ArrayList<>(List.of(line));
                hunks.add(new Hunk(
                        Integer.parseInt(header.group(1)),
                        count(header.group(2)),
                        Integer.parseInt(header.group(3)),
                        count(header.group(4)),
                        lines));
            } else if (!hunks.isEmpty() && !line.isEmpty()) {
                lines.add(line);
            }
        }
        return new DiffHunks(hunks);
    }

    /** Returns the hunk that adds the line with that number in the file after the change. */
    Optional<String> adding(int line) {
        return changing(line, FileDiff.Side.NEW);
    }

    /** Returns the hunk that removes the line with that number in the file before the change. */
    Optional<String> removing(int line) {
        return changing(line, FileDiff.Side.OLD);
    }

    /** Returns the number that a line which stays has on the other side. */
    int across(int line, FileDiff.Side side) {
        int shift = 0;
        for (Hunk hunk : hunks) {
            if (line < start(hunk, side)) {
                break;
            }
            if (line < start(hunk, side) + size(hunk, side)) {
                return within(hunk, line, side);
            }
            shift += size(hunk, other(side)) - size(hunk, side);
        }
        return line + shift;
    }

    private Optional<String> changing(int line, FileDiff.Side side) {
        char sign = side == FileDiff.Side.NEW ? '+' : '-';
        for (Hunk hunk : hunks) {
            int at = start(hunk, side);
            for (String each : hunk.lines().subList(1, hunk.lines().size())) {
                if (isOn(each, side)) {
                    if (at == line) {
                        return each.charAt(0) == sign ? Optional.of(hunk.text()) : Optional.empty();
                    }
                    at++;
                }
            }
        }
        return Optional.empty();
    }

    private static int within(Hunk hunk, int line, FileDiff.Side side) {
        int here = start(hunk, side);
        int there = start(hunk, other(side));
        for (String each : hunk.lines().subList(1, hunk.lines().size())) {
            if (isOn(each, side)) {
                if (here == line) {
                    return there;
                }
                here++;
            }
            if (isOn(each, other(side))) {
                there++;
            }
        }
        return there;
    }

    private static boolean isOn(String line, FileDiff.Side side) {
        char sign = line.charAt(0);
        return sign == ' ' || sign == (side == FileDiff.Side.NEW ? '+' : '-');
    }

    private static int start(Hunk hunk, FileDiff.Side side) {
        return side == FileDiff.Side.NEW ? hunk.newStart() : hunk.oldStart();
    }

    private static int size(Hunk hunk, FileDiff.Side side) {
        return side == FileDiff.Side.NEW ? hunk.newCount() : hunk.oldCount();
    }

    private static FileDiff.Side other(FileDiff.Side side) {
        return side == FileDiff.Side.NEW ? FileDiff.Side.OLD : FileDiff.Side.NEW;
    }

    private static int count(@Nullable String group) {
        return group == null ? 1 : Integer.parseInt(group);
    }
}
