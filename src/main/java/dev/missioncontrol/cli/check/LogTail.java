package dev.missioncontrol.cli.check;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Keeps the last bytes of what is written to it. */
final class LogTail extends OutputStream {

    private final byte[] ring;
    private long written;

    LogTail(int capacity) {
        this.ring = new byte[capacity];
    }

    @Override
    public void write(int single) {
        ring[(int) (written++ % ring.length)] = (byte) single;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        int skipped = Math.max(0, length - ring.length);
        written += skipped;
        for (int from = offset + skipped; from < offset + length; ) {
            int at = (int) (written % ring.length);
            int count = Math.min(ring.length - at, offset + length - from);
            System.arraycopy(bytes, from, ring, at, count);
            from += count;
            written += count;
        }
    }

    /** Returns what was kept as UTF-8 text, with a first line that says how much was not. */
    String text() {
        if (written <= ring.length) {
            return new String(ring, 0, (int) written, StandardCharsets.UTF_8);
        }
        int start = (int) (written % ring.length);
        byte[] kept = new byte[ring.length];
        System.arraycopy(ring, start, kept, 0, ring.length - start);
        System.arraycopy(ring, 0, kept, ring.length - start, start);
        return "[the first " + (written - ring.length) + " bytes are left out]\n"
                + new String(kept, StandardCharsets.UTF_8);
    }
}
