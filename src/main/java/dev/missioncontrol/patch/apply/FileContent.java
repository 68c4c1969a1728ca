package dev.missioncontrol.patch.apply;

import dev.missioncontrol.patch.content.BlobId;
import dev.missioncontrol.patch.content.BlobSource;
import dev.missioncontrol.patch.content.GitMode;
import dev.missioncontrol.patch.content.PatchLimits;
import dev.missioncontrol.patch.diff.FilePatch;
import dev.missioncontrol.patch.diff.PatchBody;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.eclipse.jgit.lib.ObjectId;
import org.jspecify.annotations.Nullable;

/** Works out what a section of a diff makes of a file's content. */
final class FileContent {

    /** How git shows a submodule in a diff: as a file with this one line. */
    private static final Pattern SUBPROJECT = Pattern.compile("Subproject commit ([0-9a-f]{40})\n");

    /** A content's id and its bytes, which a submodule does not have. */
    static final class Result {
        private final ObjectId id;
        private final byte @Nullable [] bytes;

        private Result(ObjectId id, byte @Nullable [] bytes) {
            this.id = id;
            this.bytes = bytes;
        }

        ObjectId id() {
            return id;
        }

        byte @Nullable [] bytes() {
            return bytes;
        }
    }

    private final FilePatch file;
    private final BlobSource blobs;
    private final PatchLimits limits;

    FileContent(FilePatch file, BlobSource blobs, PatchLimits limits) {
        this.file = file;
        this.blobs = blobs;
        this.limits = limits;
    }

    Result result(MutableTree.@Nullable Leaf old, GitMode mode) {
        byte[] content = patched(old);
        PatchLimits.require("Bytes of '" + file.path() + "'", content.length, limits.maxFileBytes());
        ObjectId id;
        if (mode == GitMode.GITLINK) {
            var line = SUBPROJECT.matcher(new String(content, StandardCharsets.UTF_8));
            if (!line.matches()) {
                throw DiffApplier.conflict(file, "a submodule must be one line 'Subproject commit' with a full id");
            }
            id = ObjectId.fromString(line.group(1));
        } else {
            id = BlobId.of(content).toObjectId();
        }
        requireAnnounced(old, id);
        return new Result(id, mode == GitMode.GITLINK ? null : content);
    }

    /** Refuses the deletion of a file of which the diff does not account for every byte. */
    void requireDeleted(MutableTree.@Nullable Leaf old) {
        if (patched(old).length > 0) {
            throw DiffApplier.conflict(file, "the deleted file would keep content: it is not the one the diff knows");
        }
    }

    private byte[] patched(MutableTree.@Nullable Leaf old) {
        byte[] before = old == null ? new byte[0] : bytes(old);
        return switch (file.body()) {
            case PatchBody.Unchanged() -> before;
            case PatchBody.Text(var hunks) -> HunkApplier.apply(file.path(), before, hunks);
            case PatchBody.Literal literal -> {
                requireExactOld(old);
                yield literal.content();
            }
            case PatchBody.Delta delta -> {
                requireExactOld(old);
                yield delta.delta()
                        .apply(before, limits.maxFileBytes())
                        .orElseThrow(() -> DiffApplier.conflict(file, "the binary delta does not fit the file"));
            }
        };
    }

    private byte[] bytes(MutableTree.Leaf leaf) {
        return leaf.mode() == GitMode.GITLINK
                ? ("Subproject commit " + leaf.id().name() + "\n").getBytes(StandardCharsets.UTF_8)
                : blobs.read(BlobId.of(leaf.id()));
    }

    /** Binary data has no context to recognise its place by, so the old content must be the one it was made for. */
    private void requireExactOld(MutableTree.@Nullable Leaf old) {
        String actual = old == null ? null : old.id().name();
        String expected = file.oldId();
        if (actual == null ? expected != null : !actual.equals(expected)) {
            throw DiffApplier.conflict(file, "the binary change was made for other content");
        }
    }

    /** Where the diff was made for this very content, its result must be the one it announces, too. */
    private void requireAnnounced(MutableTree.@Nullable Leaf old, ObjectId id) {
        String announced = file.newId();
        boolean madeForThis =
                old == null ? file.oldId() == null : old.id().name().equals(file.oldId());
        if (announced != null && madeForThis && !announced.equals(id.name())) {
            throw DiffApplier.conflict(
                    file, "the result is " + id.name() + " and not " + announced + ", as its index line says");
        }
    }
}
