package dev.missioncontrol.policy.secret;

import java.util.Arrays;

/** Where the lines of a text begin. */
final class LineStarts {

    private final int[] starts;
    private final int count;
    private final int length;

    LineStarts(String text) {
        int[] found = new int[Math.max(16, text.length() / 30)];
        int lines = 1;
        for (int at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
            if (lines == found.length) {
                found = Arrays.copyOf(found, lines * 2);
            }
            found[lines++] = at + 1;
        }
        this.starts = found;
        this.count = lines;
        this.length = text.length();
    }

    /** Returns the line, from 1, that a character belongs to. */
    int lineOf(int at) {
        int found = Arrays.binarySearch(starts, 0, count, at);
        return found >= 0 ? found + 1 : -found - 1;
    }

    /** Returns where a line, from 1, begins. */
    int start(int line) {
        return starts[line - 1];
    }

    /** Returns where a line's text ends, before its line feed; of a line behind the last, where the text ends. */
    int end(int line) {
        return line < count ? starts[line] - 1 : length;
    }
}
