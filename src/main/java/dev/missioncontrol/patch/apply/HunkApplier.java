package dev.missioncontrol.patch.apply;

import dev.missioncontrol.patch.content.PatchLimits;
import dev.missioncontrol.patch.diff.Hunk;
import dev.missioncontrol.shared.Refusal;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Applies the hunks of one file. Every old line must be there byte for byte; where, may be off from the hunk's header by
 * any number of lines, as git allows, nearest place first. A hunk for the first line stays at the file's beginning, and
 * one without context at its end stays at the file's end.
 */
final class HunkApplier {

    /** Comparisons of lines for one file: a diff made to search for ever is turned down. */
    private static final long MAX_STEPS = 100_000_000;

    private record Range(int from, int to) {}

    private final String path;
    private final byte[] old;
    private final TextLines lines;
    private final List<Range> taken = new ArrayList<>();
    private long steps;

    private HunkApplier(String path, byte[] old) {
        this.path = path;
        this.old = old;
        this.lines = new TextLines(old);
    }

    static byte[] apply(String path, byte[] old, List<Hunk> hunks) {
        return new HunkApplier(path, old).apply(hunks);
    }

    private byte[] apply(List<Hunk> hunks) {
        var out = new ByteArrayOutputStream(old.length + 256);
        int next = 0;
        int grown = 0;
        for (Hunk hunk : hunks) {
            int place = place(hunk, grown);
            if (place < next) {
                throw mismatch(hunk, "fits only above the hunk before it");
            }
            copy(out, next, place);
            hunk.after().forEach(out::writeBytes);
            next = place + hunk.before().size();
            grown += hunk.after().size() - hunk.before().size();
            taken.add(new Range(place, next));
            requireLineEnds(hunk, next);
        }
        copy(out, next, lines.count());
        return out.toByteArray();
    }

    private void copy(ByteArrayOutputStream out, int fromLine, int toLine) {
        int from = lines.offset(fromLine);
        out.write(old, from, lines.offset(toLine) - from);
    }

    /** Lines that lack their LF can only stand at the end of the file. */
    private void requireLineEnds(Hunk hunk, int next) {
        if (next < lines.count()
                && !hunk.after().isEmpty()
                && !endsWithLineFeed(hunk.after().getLast())) {
            throw mismatch(hunk, "ends the file where more lines follow");
        }
    }

    private static boolean endsWithLineFeed(byte[] line) {
        return line.length > 0 && line[line.length - 1] == '\n';
    }

    private int place(Hunk hunk, int grown) {
        int length = hunk.before().size();
        int last = lines.count() - length;
        boolean atStart = hunk.oldStart() <= 1;
        boolean atEnd = hunk.trailingContext() == 0;
        if (atStart || atEnd) {
            int only = atStart ? 0 : last;
            // Without a single old line there is nothing to recognise the place by but its number.
            boolean placed = length > 0 || hunk.oldStart() == only;
            if (only >= 0 && (!atEnd || only == last) && placed && matches(hunk, only)) {
                return only;
            }
            throw mismatch(hunk, "does not fit at the " + (atStart ? "beginning" : "end") + " of the file");
        }
        // git looks where the header says the new lines will be, given what has changed above.
        int expected = Math.clamp(Math.max(hunk.newStart(), 1) - 1L - grown, 0, lines.count());
        for (int distance = 0; distance <= lines.count(); distance++) {
            if (expected + distance <= last && matches(hunk, expected + distance)) {
                return expected + distance;
            }
            if (distance > 0
                    && expected - distance >= 0
                    && expected - distance <= last
                    && matches(hunk, expected - distance)) {
                return expected - distance;
            }
        }
        throw mismatch(hunk, "does not fit anywhere");
    }

    private boolean matches(Hunk hunk, int at) {
        List<byte[]> before = hunk.before();
        for (int i = 0; i < before.size(); i++) {
            if (++steps > MAX_STEPS) {
                PatchLimits.require("Comparisons needed to place the hunks of '" + path + "'", steps, MAX_STEPS);
            }
            if (!lines.equals(at + i, before.get(i))) {
                return false;
            }
        }
        for (Range range : taken) {
            if (at < range.to() && at + before.size() > range.from()) {
                return false;
            }
        }
        return true;
    }

    private Refusal mismatch(Hunk hunk, String how) {
        return Refusal.conflict(
                "The hunk in line " + hunk.line() + " of the diff " + how + ": '" + path
                        + "' does not have the lines it expects around line " + hunk.oldStart() + ".",
                "Make the diff again from the pinned base commit.");
    }
}
