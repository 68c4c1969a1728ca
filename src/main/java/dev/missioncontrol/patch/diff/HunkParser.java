package dev.missioncontrol.patch.diff;

import dev.missioncontrol.shared.Refusal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the hunks of one file: every line accounted for, none left over. */
final class HunkParser {

    private static final Pattern HEADER =
            Pattern.compile("@@ -(\\d{1,9})(?:,(\\d{1,9}))? \\+(\\d{1,9})(?:,(\\d{1,9}))? @@(?: .*)?", Pattern.DOTALL);
    private static final String WHOLE = "Send the diff exactly as git wrote it, from its header to its last line.";

    private final DiffLines lines;
    private int at;

    HunkParser(DiffLines lines, int at) {
        this.lines = lines;
        this.at = at;
    }

    /** Where parsing stopped: the first line after the hunks. */
    int position() {
        return at;
    }

    List<Hunk> parse() {
        List<Hunk> hunks = new ArrayList<>();
        int oldEnd = 0;
        do {
            Hunk hunk = hunk();
            if (hunk.oldStart() < oldEnd) {
                throw lines.refused(hunk.line() - 1, "this hunk comes before or overlaps the one above", WHOLE);
            }
            oldEnd = hunk.oldStart() + hunk.before().size();
            hunks.add(hunk);
        } while (lines.startsWith(at, "@@"));
        requireNoLeftover();
        return hunks;
    }

    private Hunk hunk() {
        int headerAt = at;
        Matcher header = HEADER.matcher(lines.string(at));
        if (!header.matches()) {
            String reason = lines.startsWith(at, "@@@")
                    ? "this is a combined diff of a merge, which says nothing exact"
                    : "this is not a hunk header of the form '@@ -1,2 +3,4 @@'";
            throw lines.refused(at, reason, "Make the diff between two commits, by git diff.");
        }
        int oldStart = number(header, 1, 0);
        int oldCount = number(header, 2, 1);
        int newStart = number(header, 3, 0);
        int newCount = number(header, 4, 1);
        if ((oldCount > 0 && oldStart == 0) || (newCount > 0 && newStart == 0)) {
            throw lines.refused(at, "lines are counted from 1", WHOLE);
        }
        at++;
        return lines(headerAt, oldStart, oldCount, newStart, newCount);
    }

    private Hunk lines(int headerAt, int oldStart, int oldCount, int newStart, int newCount) {
        List<byte[]> before = new ArrayList<>();
        List<byte[]> after = new ArrayList<>();
        boolean oldEnded = false;
        boolean newEnded = false;
        int leading = 0;
        int trailing = 0;
        boolean changed = false;
        while (before.size() < oldCount || after.size() < newCount) {
            char sign = sign(headerAt, oldCount - before.size(), newCount - after.size());
            boolean isOld = sign != '+';
            boolean isNew = sign != '-';
            if ((isOld && oldEnded) || (isNew && newEnded)) {
                throw lines.refused(at, "a line follows the one that ends the file", WHOLE);
            }
            // An empty line stands for an empty context line whose blank was stripped on the way.
            byte[] content = lines.isBlank(at) ? lines.bytes(at, 0) : lines.bytes(at, 1);
            requireComplete(headerAt);
            at++;
            if (lines.startsWith(at, "\\ ")) {
                content = Arrays.copyOf(content, content.length - 1);
                oldEnded |= isOld;
                newEnded |= isNew;
                at++;
            }
            if (isOld) {
                before.add(content);
            }
            if (isNew) {
                after.add(content);
            }
            boolean context = isOld && isNew;
            changed |= !context;
            leading += context && !changed ? 1 : 0;
            trailing = context ? trailing + 1 : 0;
        }
        if (!changed) {
            throw lines.refused(headerAt, "this hunk changes nothing", WHOLE);
        }
        return new Hunk(headerAt + 1, oldStart, newStart, before, after, leading, trailing);
    }

    private char sign(int headerAt, int oldLeft, int newLeft) {
        if (!lines.has(at)) {
            throw cutShort(headerAt, "the diff ends");
        }
        char first = lines.first(at);
        char sign = first == '\n' ? ' ' : first;
        boolean fits = switch (sign) {
            case ' ' -> oldLeft > 0 && newLeft > 0;
            case '-' -> oldLeft > 0;
            case '+' -> newLeft > 0;
            default -> throw cutShort(headerAt, "another kind of line comes");
        };
        if (!fits) {
            throw lines.refused(
                    at, "the hunk begun in line " + (headerAt + 1) + " has other lines than its header counts", WHOLE);
        }
        return sign;
    }

    private void requireComplete(int headerAt) {
        if (!lines.endsWithLineFeed(at)) {
            throw cutShort(headerAt, "the diff ends in the middle of a line");
        }
    }

    private Refusal cutShort(int headerAt, String how) {
        return lines.refused(
                Math.min(at, lines.count() - 1),
                how + " before the hunk begun in line " + (headerAt + 1) + " is complete",
                WHOLE);
    }

    /** A line that looks like part of a hunk after the last counted one means that the header counts wrongly. */
    private void requireNoLeftover() {
        if (!lines.has(at)) {
            return;
        }
        char first = lines.first(at);
        boolean mailSignature = lines.startsWith(at, "-- \n") || lines.startsWith(at, "--\n");
        boolean nextFile = lines.startsWith(at, "--- ") && lines.startsWith(at + 1, "+++ ");
        if ((first == ' ' || first == '+' || first == '-' || first == '\\') && !mailSignature && !nextFile) {
            throw lines.refused(at, "the hunk above has more lines than its header counts", WHOLE);
        }
    }

    private static int number(Matcher header, int group, int absent) {
        String digits = header.group(group);
        return digits == null ? absent : Integer.parseInt(digits);
    }
}
