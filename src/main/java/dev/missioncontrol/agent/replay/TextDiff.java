package dev.missioncontrol.agent.replay;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import com.github.difflib.algorithm.myers.MyersDiffWithLinearSpace;
import java.util.List;

/** Differences of two documents for people. */
final class TextDiff {

    private static final int CONTEXT = 2;
    private static final int MOST_LINES = 60;
    private static final int LONGEST_LINE = 400;

    /** Beyond this, beginning and end in common left aside, lines are not compared: the time grows with the square. */
    private static final int MOST_COMPARED = 4_000;

    private TextDiff() {}

    /** Returns a unified diff, shortened to what a person reads. */
    static List<String> of(String expected, String got) {
        List<String> before = expected.lines().toList();
        List<String> after = got.lines().toList();
        if (Math.max(before.size(), after.size()) - common(before, after) > MOST_COMPARED) {
            return List.of(
                    "(too long to be compared line by line: " + before.size() + " and " + after.size() + " lines)");
        }
        List<String> lines = UnifiedDiffUtils.generateUnifiedDiff(
                "recorded",
                "replayed",
                before,
                DiffUtils.diff(before, after, new MyersDiffWithLinearSpace<>()),
                CONTEXT);
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

    /** Returns how many lines both begin with, and how many of the others both end with. */
    private static int common(List<String> before, List<String> after) {
        int most = Math.min(before.size(), after.size());
        int head = 0;
        while (head < most && before.get(head).equals(after.get(head))) {
            head++;
        }
        int tail = 0;
        while (head + tail < most && before.get(before.size() - 1 - tail).equals(after.get(after.size() - 1 - tail))) {
            tail++;
        }
        return head + tail;
    }
}
