package dev.missioncontrol.patch.apply;

import java.util.Arrays;

/** A file's bytes by line; a line holds its LF, which only the last one may lack. */
final class TextLines {

    private final byte[] content;
    private final int[] starts;
    private final int count;

    TextLines(byte[] content) {
        this.content = content;
        int[] found = new int[Math.max(16, content.length / 32)];
        int lines = 0;
        for (int at = 0; at < content.length; lines++) {
            if (lines + 1 >= found.length) {
                found = Arrays.copyOf(found, found.length * 2);
            }
            found[lines] = at;
            while (at < content.length && content[at] != '\n') {
                at++;
            }
            at = Math.min(at + 1, content.length);
        }
        found[lines] = content.length;
        this.starts = found;
        this.count = lines;
    }

    int count() {
        return count;
    }

    /** Where the line begins; of the line after the last, where the content ends. */
    int offset(int line) {
        return starts[line];
    }

    boolean equals(int line, byte[] expected) {
        int from = starts[line];
        int to = starts[line + 1];
        return to - from == expected.length && Arrays.equals(content, from, to, expected, 0, expected.length);
    }
}
