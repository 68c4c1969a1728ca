package dev.missioncontrol.ledger.verify;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/** The zip of an export, read with limits: a hostile file ends in a refusal, not in a lack of memory. */
final class ExportFile implements Closeable {

    private final ZipFile zip;
    private final Breaks breaks;
    private final Set<String> names = new HashSet<>();
    /** The files that nothing has spoken of yet. */
    private final Set<String> strangers = new HashSet<>();

    private final long mostBytes;
    private long left;

    private ExportFile(ZipFile zip, long mostBytes, Breaks breaks) {
        this.zip = zip;
        this.mostBytes = mostBytes;
        this.left = mostBytes;
        this.breaks = breaks;
    }

    /**
     * Opens the file, and refuses one whose directory says that it is larger than an export may be; nothing is inflated.
     *
     * @param mostBytes how many bytes may come out of it in all
     * @throws Breaks.Stopped when it is no zip, or too large
     */
    static ExportFile open(Path file, long mostBytes, Breaks breaks) throws IOException {
        ZipFile zip;
        try {
            zip = new ZipFile(file.toFile(), StandardCharsets.UTF_8);
        } catch (ZipException e) {
            throw breaks.stop("file", "zip", "a whole zip file", String.valueOf(e.getMessage()));
        }
        try {
            ExportFile export = new ExportFile(zip, mostBytes, breaks);
            export.readDirectory();
            return export;
        } catch (RuntimeException e) {
            zip.close();
            throw e;
        }
    }

    private void readDirectory() {
        if (zip.size() > Limits.FILES) {
            throw breaks.stop("file", "files", "at most " + Limits.FILES, Integer.toString(zip.size()));
        }
        long total = 0;
        Set<String> twice = new TreeSet<>();
        Enumeration<? extends ZipEntry> entries = zip.entries();
        while (entries.hasMoreElements()) {
            ZipEntry entry = entries.nextElement();
            String name = entry.getName();
            long limit = Limits.of(name);
            if (entry.getSize() < 0 || entry.getSize() > limit) {
                throw breaks.stop(name, "size", "at most " + limit, Long.toString(entry.getSize()));
            }
            total += entry.getSize();
            if (!names.add(name)) {
                twice.add(name);
            }
        }
        if (total > mostBytes) {
            throw breaks.stop("file", "size", "at most " + mostBytes, Long.toString(total));
        }
        twice.forEach(name -> breaks.add(name, "file", "once", "twice"));
        strangers.addAll(names);
    }

    /** Returns whether there is such a file; from now on something has spoken of it. */
    boolean has(String name) {
        strangers.remove(name);
        return names.contains(name);
    }

    /** Returns the files that nothing has spoken of, in order. */
    Set<String> strangers() {
        return new TreeSet<>(strangers);
    }

    /**
     * Opens a file for reading; null when there is none. The stream ends the verification when the file is not what the
     * zip's directory says of it, or more is read in all than may be.
     */
    @Nullable
    InputStream open(String name) throws IOException {
        ZipEntry entry = has(name) ? zip.getEntry(name) : null;
        if (entry == null) {
            return null;
        }
        left -= entry.getSize();
        if (left < 0) {
            throw breaks.stop("file", "size", "at most " + mostBytes + " to read", "more");
        }
        try {
            return new MemberStream(zip.getInputStream(entry), entry, breaks);
        } catch (ZipException e) {
            throw breaks.stop(name, "content", "what a zip can hold", String.valueOf(e.getMessage()));
        }
    }

    /** Returns a file's bytes; null when there is no such file. */
    byte @Nullable [] bytes(String name) throws IOException {
        try (InputStream in = open(name)) {
            return in == null ? null : in.readAllBytes();
        }
    }

    /** Returns a file's text; null when there is no such file, or it is not UTF-8. */
    @Nullable
    String text(String name) throws IOException {
        byte[] bytes = bytes(name);
        try {
            return bytes == null
                    ? null
                    : StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(bytes))
                            .toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
