package dev.missioncontrol.patch.diff;

import dev.missioncontrol.patch.content.PatchLimits;
import dev.missioncontrol.shared.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The lines of a diff text. Indexes count from 0; errors name the line from 1. */
final class DiffLines {

    private final byte[] text;
    private final int[] starts;
    private final int count;

    DiffLines(byte[] text, PatchLimits limits) {
        PatchLimits.require("Bytes of the diff", text.length, limits.maxDiffBytes());
        this.text = text;
        int[] found = new int[1024];
        int lines = 0;
        for (int at = 0; at < text.length; lines++) {
            PatchLimits.require("Lines of the diff", lines + 1L, limits.maxDiffLines());
            if (lines + 1 >= found.length) {
                found = Arrays.copyOf(found, found.length * 2);
            }
            found[lines] = at;
            while (at < text.length && text[at] != '\n') {
                at++;
            }
            at = Math.min(at + 1, text.length);
        }
        found[lines] = text.length;
        this.starts = found;
        this.count = lines;
    }

    int count() {
        return count;
    }

    boolean has(int index) {
        return index < count;
    }

    /** Whether there is such a line and it begins with these ASCII characters. */
    boolean startsWith(int index, String prefix) {
        if (index >= count || starts[index + 1] - starts[index] < prefix.length()) {
            return false;
        }
        for (int i = 0; i < prefix.length(); i++) {
            if (text[starts[index] + i] != prefix.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Whether the line is there and has nothing but its LF. */
    boolean isBlank(int index) {
        return index < count && text[starts[index]] == '\n';
    }

    /** The first byte of the line: its LF when it is blank. */
    char first(int index) {
        return (char) (text[starts[index]] & 0xff);
    }

    /** The line without its LF, one character per byte. */
    String string(int index) {
        int end = starts[index + 1];
        if (end > starts[index] && text[end - 1] == '\n') {
            end--;
        }
        return new String(text, starts[index], end - starts[index], StandardCharsets.ISO_8859_1);
    }

    /** The line's bytes after the given number of them, its LF included where there is one. */
    byte[] bytes(int index, int skip) {
        return Arrays.copyOfRange(text, starts[index] + skip, starts[index + 1]);
    }

    boolean endsWithLineFeed(int index) {
        return text[starts[index + 1] - 1] == '\n';
    }

    /** A header line: its text, which must not end in CR, as it does when the diff itself was converted. */
    String header(int index) {
        String line = string(index);
        if (line.endsWith("\r")) {
            throw refused(
                    index,
                    "this header line ends in CR LF",
                    "Send the diff as git wrote it: headers end in LF, whatever the files have.");
        }
        return line;
    }

    Refusal refused(int index, String reason, String remedy) {
        return Refusal.invalid("diff", "Line " + (index + 1) + " of the diff: " + reason + ".", remedy);
    }
}
