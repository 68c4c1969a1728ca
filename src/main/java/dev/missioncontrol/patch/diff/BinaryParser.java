package dev.missioncontrol.patch.diff;

import dev.missioncontrol.patch.content.PatchLimits;
import dev.missioncontrol.shared.Refusal;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.eclipse.jgit.util.Base85;

/** Reads a {@code GIT binary patch}: its forward part, and its reverse part only to see that it is whole. */
final class BinaryParser {

    private static final Pattern START = Pattern.compile("(literal|delta) (\\d{1,10})");
    private static final String WHOLE = "Make the diff by git diff --binary --full-index and send all of it.";

    private final DiffLines lines;
    private final PatchLimits limits;
    private int at;

    /** Starts at the line after {@code GIT binary patch}. */
    BinaryParser(DiffLines lines, int at, PatchLimits limits) {
        this.lines = lines;
        this.at = at;
        this.limits = limits;
    }

    int position() {
        return at;
    }

    PatchBody parse() {
        PatchBody forward = part();
        if (lines.startsWith(at, "literal ") || lines.startsWith(at, "delta ")) {
            part();
        }
        return forward;
    }

    private PatchBody part() {
        int startAt = at;
        Matcher start = START.matcher(lines.has(at) ? lines.header(at) : "");
        if (!start.matches()) {
            throw refused(at, "a binary part must begin with 'literal' or 'delta' and its size");
        }
        long size = Long.parseLong(start.group(2));
        PatchLimits.require("Bytes of a binary file in line " + (at + 1), size, limits.maxFileBytes());
        at++;
        byte[] content = inflate(startAt, compressed(startAt), (int) size);
        return start.group(1).equals("literal")
                ? new PatchBody.Literal(content)
                : new PatchBody.Delta(new BinaryDelta(content));
    }

    private byte[] compressed(int startAt) {
        var out = new ByteArrayOutputStream();
        while (!lines.isBlank(at)) {
            if (!lines.has(at)) {
                throw refused(startAt, "this binary part does not end with an empty line: it is cut short");
            }
            byte[] line = lines.string(at).getBytes(StandardCharsets.ISO_8859_1);
            int length = line.length == 0 ? 0 : length(line[0]);
            if (length == 0 || line.length - 1 != (length + 3) / 4 * 5) {
                throw refused(at, "this is not a line of binary data of the length it says");
            }
            try {
                out.writeBytes(Base85.decode(line, 1, line.length - 1, length));
            } catch (IllegalArgumentException e) {
                throw refused(at, "this is not base 85");
            }
            at++;
        }
        at++;
        return out.toByteArray();
    }

    /** A to Z mean 1 to 26 bytes, a to z 27 to 52; 0 for anything else. */
    private static int length(byte sign) {
        if (sign >= 'A' && sign <= 'Z') {
            return sign - 'A' + 1;
        }
        return sign >= 'a' && sign <= 'z' ? sign - 'a' + 27 : 0;
    }

    private byte[] inflate(int startAt, byte[] compressed, int size) {
        var inflater = new Inflater();
        try {
            inflater.setInput(compressed);
            // One byte more than announced, so that too much is seen without inflating all of it.
            byte[] content = new byte[size + 1];
            int length = 0;
            while (!inflater.finished() && length <= size) {
                int read = inflater.inflate(content, length, content.length - length);
                if (read == 0 && (inflater.needsInput() || inflater.needsDictionary())) {
                    break;
                }
                length += read;
            }
            if (!inflater.finished() || length != size || inflater.getRemaining() != 0) {
                throw refused(startAt, "this binary part does not have the " + size + " bytes it announces");
            }
            return Arrays.copyOf(content, size);
        } catch (DataFormatException e) {
            throw refused(startAt, "this binary part is not compressed as git does it");
        } finally {
            inflater.end();
        }
    }

    private Refusal refused(int index, String reason) {
        return lines.refused(Math.min(index, lines.count() - 1), reason, WHOLE);
    }
}
