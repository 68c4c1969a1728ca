package dev.missioncontrol.ledger.verify;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;

/** Reads a file of a zip, and holds what comes against the size and the CRC-32 in the zip's directory. */
final class MemberStream extends InputStream {

    private final InputStream in;
    private final ZipEntry entry;
    private final Breaks breaks;
    private final CRC32 crc = new CRC32();
    private long count;
    private boolean ended;

    MemberStream(InputStream in, ZipEntry entry, Breaks breaks) {
        this.in = in;
        this.entry = entry;
        this.breaks = breaks;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read;
        try {
            read = in.read(buffer, offset, length);
        } catch (ZipException | EOFException e) {
            throw breaks.stop(entry.getName(), "content", "whole", String.valueOf(e.getMessage()));
        }
        if (read > 0) {
            count += read;
            crc.update(buffer, offset, read);
        }
        if (count > entry.getSize() || (read < 0 && !ended)) {
            ended = true;
            compare();
        }
        return read;
    }

    private void compare() {
        if (count != entry.getSize() || crc.getValue() != entry.getCrc()) {
            throw breaks.stop(
                    entry.getName(),
                    "content",
                    entry.getSize() + " bytes with the CRC-32 " + Long.toHexString(entry.getCrc()),
                    count > entry.getSize() ? "more" : count + " with " + Long.toHexString(crc.getValue()));
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
