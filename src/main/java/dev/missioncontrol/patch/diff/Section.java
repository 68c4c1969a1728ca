package dev.missioncontrol.patch.diff;

import dev.missioncontrol.patch.content.BlobId;
import dev.missioncontrol.patch.content.BlobSource;
import dev.missioncontrol.patch.content.FileChange;
import dev.missioncontrol.patch.content.GitMode;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** One file's section of a diff to be written: a side that is null is absent. */
record Section(
        String oldPath,
        String newPath,
        @Nullable GitMode oldMode,
        @Nullable BlobId oldBlob,
        @Nullable GitMode newMode,
        @Nullable BlobId newBlob,
        int similarity) {

    private static final String ABSENT = "0".repeat(40);

    static Section of(FileChange change) {
        return new Section(
                change.path(),
                change.path(),
                change.oldMode(),
                change.oldBlob(),
                change.newMode(),
                change.newBlob(),
                0);
    }

    static Section removal(FileChange change) {
        return new Section(change.path(), change.path(), change.oldMode(), change.oldBlob(), null, null, 0);
    }

    static Section addition(FileChange change) {
        return new Section(change.path(), change.path(), null, null, change.newMode(), change.newBlob(), 0);
    }

    static Section of(Rename rename) {
        FileChange from = rename.from();
        FileChange to = rename.to();
        return new Section(
                from.path(),
                to.path(),
                from.oldMode(),
                from.oldBlob(),
                to.newMode(),
                to.newBlob(),
                rename.similarity());
    }

    boolean sameContent() {
        return oldBlob != null && oldBlob.equals(newBlob);
    }

    byte[] before(BlobSource blobs) {
        return bytes(oldMode, oldBlob, blobs);
    }

    byte[] after(BlobSource blobs) {
        return bytes(newMode, newBlob, blobs);
    }

    /** The {@code diff --git} line and the extended header lines. */
    String header() {
        var out = new StringBuilder("diff --git ")
                .append(QuotedPath.quote("a/" + oldPath))
                .append(' ')
                .append(QuotedPath.quote("b/" + newPath))
                .append('\n');
        GitMode before = oldMode;
        GitMode after = newMode;
        if (before == null && after != null) {
            out.append("new file mode ").append(after.text()).append('\n');
        } else if (before != null && after == null) {
            out.append("deleted file mode ").append(before.text()).append('\n');
        } else if (before != null && after != null && before != after) {
            out.append("old mode ").append(before.text()).append('\n');
            out.append("new mode ").append(after.text()).append('\n');
        }
        if (!oldPath.equals(newPath)) {
            out.append("similarity index ").append(similarity).append("%\n");
            out.append("rename from ").append(QuotedPath.quote(oldPath)).append('\n');
            out.append("rename to ").append(QuotedPath.quote(newPath)).append('\n');
        }
        if (!sameContent()) {
            out.append("index ").append(id(oldBlob)).append("..").append(id(newBlob));
            out.append(before != null && before == after ? " " + before.text() : "")
                    .append('\n');
        }
        return out.toString();
    }

    /** The {@code ---} and {@code +++} lines. */
    String names() {
        return "--- " + (oldMode == null ? HeaderNames.DEV_NULL : name("a/" + oldPath)) + "\n+++ "
                + (newMode == null ? HeaderNames.DEV_NULL : name("b/" + newPath)) + "\n";
    }

    /** A tab ends a name with blanks in it, as git writes it, so that nobody takes the rest for a time. */
    private static String name(String prefixed) {
        String quoted = QuotedPath.quote(prefixed);
        return quoted.equals(prefixed) && prefixed.indexOf(' ') >= 0 ? quoted + "\t" : quoted;
    }

    private static String id(@Nullable BlobId blob) {
        return blob == null ? ABSENT : blob.hex();
    }

    private static byte[] bytes(@Nullable GitMode mode, @Nullable BlobId blob, BlobSource blobs) {
        if (blob == null) {
            return new byte[0];
        }
        return mode == GitMode.GITLINK
                ? ("Subproject commit " + blob.hex() + "\n").getBytes(StandardCharsets.US_ASCII)
                : blobs.read(blob);
    }
}
