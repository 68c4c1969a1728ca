package dev.missioncontrol.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes the files of an export, all of one time: that of the chain's last entry, so that a chain gives the same bytes. */
final class ExportZip {

    private final ZipOutputStream zip;
    private final Instant time;

    ExportZip(ZipOutputStream zip, Instant time) {
        this.zip = zip;
        this.time = time;
    }

    /** Begins a file. */
    void begin(String name) {
        try {
            ZipEntry entry = new ZipEntry(name);
            entry.setTimeLocal(LocalDateTime.ofInstant(time, ZoneOffset.UTC));
            zip.putNextEntry(entry);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Adds to the file that was begun last. */
    void text(String text) {
        bytes(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Adds to the file that was begun last. */
    void bytes(byte[] bytes) {
        try {
            zip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes a file. */
    void file(String name, String text) {
        begin(name);
        text(text);
    }
}
