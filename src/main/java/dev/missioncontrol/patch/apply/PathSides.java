package dev.missioncontrol.patch.apply;

import dev.missioncontrol.patch.content.BlobId;
import dev.missioncontrol.patch.content.FileChange;
import dev.missioncontrol.patch.diff.FilePatch;
import dev.missioncontrol.shared.Digest;
import org.jspecify.annotations.Nullable;

/** What the sections of one diff say of one path, which may go away in one of them and come in another. */
final class PathSides {

    @Nullable
    FilePatch removal;

    @Nullable
    FilePatch result;

    MutableTree.@Nullable Leaf before;
    MutableTree.@Nullable Leaf after;

    @Nullable
    Digest digest;

    /** Refuses to bring in a file where one is that stays, and to change one in place that goes. */
    void requirePlace(String path) {
        FilePatch coming = result;
        if (coming == null) {
            return;
        }
        boolean inPlace = path.equals(coming.oldPath());
        if (!inPlace && before != null && removal == null) {
            throw DiffApplier.conflict(coming, "there is a file '" + path + "' already");
        }
        if (inPlace && removal != null) {
            throw DiffApplier.conflict(coming, "'" + path + "' is changed and taken away");
        }
    }

    /** Returns the two sides as a change, or null when they are the same. */
    @Nullable
    FileChange toChange(String path) {
        MutableTree.Leaf old = before;
        MutableTree.Leaf now = after;
        if (old == null ? now == null : old.equals(now)) {
            return null;
        }
        return new FileChange(
                path,
                old == null ? null : old.mode(),
                old == null ? null : BlobId.of(old.id()),
                now == null ? null : now.mode(),
                now == null ? null : BlobId.of(now.id()),
                digest);
    }
}
