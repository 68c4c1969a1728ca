package dev.missioncontrol.patch;

import dev.missioncontrol.patch.content.BlobId;
import dev.missioncontrol.patch.content.BlobSource;
import dev.missioncontrol.patch.content.FileChange;
import dev.missioncontrol.patch.content.GitMode;
import dev.missioncontrol.patch.diff.DiffExporter;
import dev.missioncontrol.patch.diff.Rename;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.jgit.diff.RawText;
import org.jspecify.annotations.Nullable;

/**
 * What a diff shows as one file: a change, or a removal and an addition that are a move.
 *
 * @param from the removal or the change; null when the file is added
 * @param to the addition or the change; null when the file is deleted
 */
record DiffSection(@Nullable FileChange from, @Nullable FileChange to) {

    /** Returns the sections in the order of the changes, a move where its new path stands. */
    static List<DiffSection> of(List<FileChange> changes, BlobSource contents) {
        Map<FileChange, Rename> renames = Rename.among(changes, contents);
        Set<FileChange> moved = new HashSet<>();
        renames.values().forEach(rename -> moved.add(rename.from()));
        List<DiffSection> sections = new ArrayList<>();
        for (FileChange change : changes) {
            Rename rename = renames.get(change);
            if (rename != null) {
                sections.add(new DiffSection(rename.from(), change));
            } else if (!moved.contains(change)) {
                sections.add(new DiffSection(
                        change.oldMode() == null ? null : change, change.newMode() == null ? null : change));
            }
        }
        return sections;
    }

    /**
     * Makes what is shown of the section.
     *
     * @param readable the contents as people may see them
     */
    FileDiff shown(int index, BlobSource contents, BlobSource readable) {
        byte[] before = before(contents);
        byte[] after = after(contents);
        boolean binary = isBinary(before) || isBinary(after);
        LineCount lines = binary ? LineCount.NONE : LineCount.of(before, after);
        String diff = new String(diff(contents, readable), StandardCharsets.UTF_8);
        return new FileDiff(
                index,
                path(),
                from == null ? null : from.path(),
                text(oldMode()),
                text(newMode()),
                lines.additions(),
                lines.deletions(),
                binary,
                from == null ? null : (long) before.length,
                to == null ? null : (long) after.length,
                binary ? headerOf(diff) : diff);
    }

    static boolean isBinary(byte[] content) {
        return RawText.isBinary(content, content.length, true);
    }

    /** The bytes of a binary file are no use to a reader. */
    private static String headerOf(String diff) {
        int end = diff.indexOf("GIT binary patch\n");
        return end < 0 ? diff : diff.substring(0, end);
    }

    private static @Nullable String text(@Nullable GitMode mode) {
        return mode == null ? null : mode.text();
    }

    /** Returns the path people know the file by: the new one, or the old one of a deleted file. */
    String path() {
        FileChange change = to != null ? to : from;
        if (change == null) {
            throw new IllegalStateException("a section has a side");
        }
        return change.path();
    }

    @Nullable
    GitMode oldMode() {
        return from == null ? null : from.oldMode();
    }

    @Nullable
    GitMode newMode() {
        return to == null ? null : to.newMode();
    }

    /** Returns the bytes before; empty when there are none. */
    byte[] before(BlobSource contents) {
        return from == null ? new byte[0] : bytes(from.oldMode(), from.oldBlob(), contents);
    }

    /** Returns the bytes after; empty when there are none. */
    byte[] after(BlobSource contents) {
        return to == null ? new byte[0] : bytes(to.newMode(), to.newBlob(), contents);
    }

    /** Returns this file's part of the unified diff. */
    private byte[] diff(BlobSource contents, BlobSource readable) {
        List<FileChange> changes = new ArrayList<>();
        if (from != null) {
            changes.add(from);
        }
        if (to != null && !to.equals(from)) {
            changes.add(to);
        }
        var out = new ByteArrayOutputStream();
        try {
            new DiffExporter(contents, readable, DiffExporter.DEFAULT_CONTEXT).write(changes, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static byte[] bytes(@Nullable GitMode mode, @Nullable BlobId blob, BlobSource contents) {
        return blob == null || mode == GitMode.GITLINK ? new byte[0] : contents.read(blob);
    }
}
