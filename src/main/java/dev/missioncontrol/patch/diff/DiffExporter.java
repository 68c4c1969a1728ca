package dev.missioncontrol.patch.diff;

import dev.missioncontrol.patch.content.BlobSource;
import dev.missioncontrol.patch.content.FileChange;
import dev.missioncontrol.patch.content.GitMode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Writes changes as {@code git diff --full-index --binary -M} does, for {@code git apply}, for export and for eyes. It
 * holds one file at a time.
 */
public final class DiffExporter {

    /** How many unchanged lines git shows around a change. */
    public static final int DEFAULT_CONTEXT = 3;

    private final BlobSource blobs;
    private final BlobSource readable;
    private final int contextLines;

    /**
     * Makes an exporter.
     *
     * @param blobs has the contents before and after
     * @param contextLines unchanged lines around a change, at least 1: without any, a diff cannot be placed safely
     */
    public DiffExporter(BlobSource blobs, int contextLines) {
        this(blobs, blobs, contextLines);
    }

    /**
     * Makes an exporter that compares one thing and writes another.
     *
     * @param blobs has the contents before and after
     * @param readable has the same as may be shown: of the same number of lines
     * @param contextLines unchanged lines around a change, at least 1
     */
    public DiffExporter(BlobSource blobs, BlobSource readable, int contextLines) {
        if (contextLines < 1) {
            throw new IllegalArgumentException("a diff needs context");
        }
        this.blobs = blobs;
        this.readable = readable;
        this.contextLines = contextLines;
    }

    /** Writes the changes, in their order, a rename where its new path stands; does not close the stream. */
    public void write(List<FileChange> changes, OutputStream out) throws IOException {
        Map<FileChange, Rename> renames = Rename.among(changes, blobs);
        Set<FileChange> sources = new HashSet<>();
        renames.values().forEach(rename -> sources.add(rename.from()));
        for (FileChange change : changes) {
            Rename rename = renames.get(change);
            if (rename != null) {
                write(Section.of(rename), out);
            } else if (!sources.contains(change)) {
                GitMode oldMode = change.oldMode();
                GitMode newMode = change.newMode();
                if (oldMode != null && newMode != null && !oldMode.sameType(newMode)) {
                    write(Section.removal(change), out);
                    write(Section.addition(change), out);
                } else {
                    write(Section.of(change), out);
                }
            }
        }
        out.flush();
    }

    private void write(Section section, OutputStream out) throws IOException {
        out.write(section.header().getBytes(StandardCharsets.UTF_8));
        if (!section.sameContent()) {
            byte[] before = section.before(blobs);
            byte[] after = section.after(blobs);
            if (BinaryText.isBinary(before) || BinaryText.isBinary(after)) {
                BinaryText.write(section.before(readable), section.after(readable), out);
            } else if (before.length + after.length > 0) {
                out.write(section.names().getBytes(StandardCharsets.UTF_8));
                HunkText.write(before, after, section.before(readable), section.after(readable), contextLines, out);
            }
        }
    }
}
