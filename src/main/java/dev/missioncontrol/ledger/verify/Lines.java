package dev.missioncontrol.ledger.verify;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Reads lines that U+000A ends, and nothing else does; one line at a time is in memory. */
final class Lines {

    private static final int BUFFER = 16 << 10;

    private final InputStream in;
    private final int most;
    private final byte[] buffer = new byte[BUFFER];
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private int from;
    private int to;
    private boolean terminated = true;

    /** Reads lines of at most so many bytes; longer ones are cut there. */
    Lines(InputStream in, int most) {
        this.in = in;
        this.most = most;
    }

    /** Returns the next line without its end, with one byte too many when it is too long; null when there is none. */
    byte @Nullable [] next() throws IOException {
        line.reset();
        while (line.size() <= most) {
            if (from == to && !fill()) {
                terminated = line.size() == 0;
                return line.size() == 0 ? null : line.toByteArray();
            }
            int end = from;
            while (end < to && buffer[end] != '\n') {
                end++;
            }
            line.write(buffer, from, end - from);
            from = Math.min(end + 1, to);
            if (end < to) {
                break;
            }
        }
        byte[] bytes = line.toByteArray();
        return bytes.length > most ? Arrays.copyOf(bytes, most + 1) : bytes;
    }

    /** Returns whether the last line had its end. */
    boolean terminated() {
        return terminated;
    }

    private boolean fill() throws IOException {
        from = 0;
        to = Math.max(0, in.read(buffer));
        return to > 0;
    }
}
