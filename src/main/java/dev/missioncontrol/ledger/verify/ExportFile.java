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
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/** The zip of an export, read with limits: a hostile file ends in a refusal, not in a lack of memory. */
final class ExportFile implements Closeable {

    private static final long MAX_FILE_BYTES = 256L << 20;
    private static final int MAX_FILES = 2_000_000;

    private final ZipFile zip;
    private final Set<String> names = new TreeSet<>();

    private ExportFile(ZipFile zip) {
        this.zip = zip;
    }

    /** Opens the file. */
    static ExportFile open(Path file, List<Break> breaks) throws IOException {
        ExportFile export = new ExportFile(new ZipFile(file.toFile(), StandardCharsets.UTF_8));
        Set<String> seen = new HashSet<>();
        Enumeration<? extends ZipEntry> entries = export.zip.entries();
        while (entries.hasMoreElements() && seen.size() < MAX_FILES) {
            String name = entries.nextElement().getName();
            if (!seen.add(name)) {
                breaks.add(new Break(name, "file", "once", "twice"));
            }
        }
        export.names.addAll(seen);
        return export;
    }

    /** Returns the names of all files. */
    Set<String> names() {
        return names;
    }

    /** Returns a file's bytes; null when there is no such file, or it is larger than any an export has. */
    byte @Nullable [] bytes(String name) throws IOException {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            return null;
        }
        try (InputStream in = zip.getInputStream(entry)) {
            byte[] bytes = in.readNBytes((int) MAX_FILE_BYTES);
            return in.read() < 0 ? bytes : null;
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
