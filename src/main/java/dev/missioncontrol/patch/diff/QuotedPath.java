package dev.missioncontrol.patch.diff;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A path in a diff's header, where git quotes unusual ones as C does; text here holds one byte per character. */
final class QuotedPath {

    private static final String ESCAPES = "abtnvfr\"\\";
    private static final byte[] MEANINGS = {7, '\b', '\t', '\n', 11, '\f', '\r', '"', '\\'};

    private QuotedPath() {}

    /** Returns the index after the closing quote of the quoted text that begins the given text, or -1. */
    static int end(String text) {
        for (int i = 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == '"') {
                return i + 1;
            }
        }
        return -1;
    }

    /** Returns the bytes between the quotes, or null when that is not how git quotes. */
    static byte @Nullable [] unquote(String quoted) {
        if (quoted.length() < 2 || quoted.charAt(0) != '"' || end(quoted) != quoted.length()) {
            return null;
        }
        var out = new ByteArrayOutputStream();
        int end = quoted.length() - 1;
        for (int i = 1; i < end; i++) {
            char c = quoted.charAt(i);
            if (c != '\\') {
                out.write(c);
                continue;
            }
            char escaped = quoted.charAt(++i);
            int known = ESCAPES.indexOf(escaped);
            if (known >= 0) {
                out.write(MEANINGS[known]);
            } else if (isOctal(quoted, i, end)) {
                out.write(Integer.parseInt(quoted, i, i + 3, 8));
                i += 2;
            } else {
                return null;
            }
        }
        return out.toByteArray();
    }

    /** Returns the path as git writes it in a header: quoted only when it must be. */
    static String quote(String path) {
        byte[] raw = path.getBytes(StandardCharsets.UTF_8);
        var out = new StringBuilder("\"");
        boolean needed = false;
        for (byte b : raw) {
            int c = b & 0xff;
            int known = indexOf(b);
            if (known >= 0) {
                out.append('\\').append(ESCAPES.charAt(known));
                needed = true;
            } else if (c < 0x20 || c >= 0x7f) {
                out.append('\\').append((char) ('0' + (c >> 6)));
                out.append((char) ('0' + (c >> 3 & 7))).append((char) ('0' + (c & 7)));
                needed = true;
            } else {
                out.append((char) c);
            }
        }
        return needed ? out.append('"').toString() : path;
    }

    private static int indexOf(byte b) {
        for (int i = 0; i < MEANINGS.length; i++) {
            if (MEANINGS[i] == b) {
                return i;
            }
        }
        return -1;
    }

    private static boolean isOctal(String text, int at, int end) {
        return at + 3 <= end
                && text.charAt(at) >= '0'
                && text.charAt(at) <= '3'
                && Character.digit(text.charAt(at + 1), 8) >= 0
                && Character.digit(text.charAt(at + 2), 8) >= 0;
    }
}
