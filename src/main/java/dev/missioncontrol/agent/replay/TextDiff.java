package dev.missioncontrol.agent.replay;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import com.github.difflib.patch.AbstractDelta;
import java.util.List;

/** Differences of two documents for people. */
final class TextDiff {

    private static final int CONTEXT = 2;
    private static final int MOST_LINES = 60;
    private static final int LONGEST_LINE = 400;

    /** Beyond this a line by line comparison is not tried: its time grows with the square. */
    private static final int MOST_COMPARED = 20_000;

    private TextDiff() {}

    /** Returns a unified diff, shortened to what a person reads. */
    static List<String> of(String expected, String got) {
        List<String> before = expected.lines().toList();
        List<String> after = got.lines().toList();
        if (before.size() > MOST_COMPARED || after.size() > MOST_COMPARED) {
            return List.of(
                    "(too long to be compared line by line: " + before.size() + " and " + after.size() + " lines)");
        }
        List<String> lines = UnifiedDiffUtils.generateUnifiedDiff(
                "recorded", "replayed", before, DiffUtils.diff(before, after), CONTEXT);
        List<String> shown = lines.stream()
                .limit(MOST_LINES)
                .map(line -> line.length() > LONGEST_LINE ? line.substring(0, LONGEST_LINE) + "…" : line)
                .toList();
        if (lines.size() <= MOST_LINES) {
            return shown;
        }
        return java.util.stream.Stream.concat(
                        shown.stream(), java.util.stream.Stream.of("… " + (lines.size() - MOST_LINES) + " more lines"))
                .toList();
    }

    /** Returns how many lines have to be changed to make one of the other. */
    static int distance(String one, String other) {
        List<String> before = one.lines().toList();
        List<String> after = other.lines().toList();
        if (before.size() > MOST_COMPARED || after.size() > MOST_COMPARED) {
            return Integer.MAX_VALUE;
        }
        return DiffUtils.diff(before, after).getDeltas().stream()
                .mapToInt(TextDiff::size)
                .sum();
    }

    private static int size(AbstractDelta<String> delta) {
        return Math.max(delta.getSource().size(), delta.getTarget().size());
    }
}
