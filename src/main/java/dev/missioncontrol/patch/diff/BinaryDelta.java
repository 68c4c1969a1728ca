package dev.missioncontrol.patch.diff;

import java.io.ByteArrayOutputStream;
import java.util.Optional;

/**
 * Git's delta between two versions of a file (the format of pack files, {@code gitformat-pack}): copies from the old
 * bytes and inserts of new ones. Every offset is checked, because it comes from outside.
 */
public final class BinaryDelta {

    private final byte[] delta;
    private int at;

    BinaryDelta(byte[] delta) {
        this.delta = delta;
    }

    /**
     * Returns the new bytes, or empty when the delta is malformed, was made for other bytes, or gives more than allowed.
     *
     * @param maxBytes the most bytes the result may have
     */
    public Optional<byte[]> apply(byte[] old, int maxBytes) {
        at = 0;
        long oldSize = size();
        long newSize = size();
        if (oldSize != old.length || newSize < 0 || newSize > maxBytes) {
            return Optional.empty();
        }
        var out = new ByteArrayOutputStream((int) newSize);
        while (at < delta.length) {
            int command = delta[at++] & 0xff;
            boolean done = (command & 0x80) != 0 ? copy(command, old, out, newSize) : insert(command, out, newSize);
            if (!done) {
                return Optional.empty();
            }
        }
        return out.size() == newSize ? Optional.of(out.toByteArray()) : Optional.empty();
    }

    private boolean copy(int command, byte[] old, ByteArrayOutputStream out, long newSize) {
        long offset = argument(command, 4);
        long length = argument(command >> 4, 3);
        if (offset < 0 || length < 0) {
            return false;
        }
        length = length == 0 ? 0x10000 : length;
        if (offset + length > old.length || out.size() + length > newSize) {
            return false;
        }
        out.write(old, (int) offset, (int) length);
        return true;
    }

    private boolean insert(int length, ByteArrayOutputStream out, long newSize) {
        if (length == 0 || at + length > delta.length || out.size() + length > newSize) {
            return false;
        }
        out.write(delta, at, length);
        at += length;
        return true;
    }

    /** Reads those of the little-endian bytes whose bit is set; -1 when the delta ends before. */
    private long argument(int bits, int bytes) {
        long value = 0;
        for (int i = 0; i < bytes; i++) {
            if ((bits >> i & 1) != 0) {
                if (at >= delta.length) {
                    return -1;
                }
                value |= (delta[at++] & 0xffL) << (8 * i);
            }
        }
        return value;
    }

    /** Reads a size in base 128, least significant first; -1 when the delta ends before or it is beyond any file. */
    private long size() {
        long value = 0;
        for (int shift = 0; shift < 63 && at < delta.length; shift += 7) {
            int b = delta[at++] & 0xff;
            value |= (b & 0x7fL) << shift;
            if ((b & 0x80) == 0) {
                return value;
            }
        }
        return -1;
    }
}
