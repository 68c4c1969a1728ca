package dev.missioncontrol.cli.diff;

import dev.missioncontrol.cli.diff.DiffLine.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Tells the lines of a diff in git's format apart. It counts the lines of each hunk, so that a removed line which looks
 * like a header ({@code --- a}) is still a removed line.
 */
final class DiffLines {

    private static final Pattern HUNK = Pattern.compile("@@ -\\d+(?:,(\\d+))? \\+\\d+(?:,(\\d+))? @@.*");

    private long oldLeft;
    private long newLeft;

    private DiffLines() {}

    /** Returns the lines of a diff. */
    static List<DiffLine> of(String diff) {
        DiffLines state = new DiffLines();
        List<DiffLine> lines = new ArrayList<>();
        // Only \n ends a line of a diff: a \r before it belongs to the line.
        for (String line : diff.split("\n")) {
            lines.add(new DiffLine(state.kind(line), line));
        }
        return lines;
    }

    private Kind kind(String line) {
        if (line.startsWith("\\")) {
            return Kind.CONTEXT;
        }
        if (oldLeft > 0 || newLeft > 0) {
            return inHunk(line);
        }
        Matcher hunk = HUNK.matcher(line);
        if (hunk.matches()) {
            oldLeft = count(hunk.group(1));
            newLeft = count(hunk.group(2));
            return Kind.HUNK;
        }
        return line.startsWith("diff --git ") ? Kind.FILE : Kind.HEADER;
    }

    private Kind inHunk(String line) {
        if (line.startsWith("+")) {
            newLeft--;
            return Kind.ADDED;
        }
        if (line.startsWith("-")) {
            oldLeft--;
            return Kind.REMOVED;
        }
        oldLeft--;
        newLeft--;
        return Kind.CONTEXT;
    }

    private static long count(@Nullable String digits) {
        return digits == null ? 1 : Long.parseLong(digits);
    }
}
