package dev.missioncontrol.patch.apply;

import dev.missioncontrol.patch.content.AllowedModes;
import dev.missioncontrol.patch.content.BlobId;
import dev.missioncontrol.patch.content.FileChange;
import dev.missioncontrol.patch.content.GitMode;
import dev.missioncontrol.shared.Refusal;
import java.io.IOException;
import java.util.List;
import org.eclipse.jgit.lib.ObjectId;
import org.jspecify.annotations.Nullable;

/** Applies canonical changes to a tree: exactly, or not at all. */
final class TreeChanges {

    private final MutableTree tree;
    private final AllowedModes modes;

    TreeChanges(MutableTree tree, AllowedModes modes) {
        this.tree = tree;
        this.modes = modes;
    }

    /**
     * Changes the tree. First everything goes that goes, so that a file can make room for a directory and the other way
     * round; then comes what comes.
     */
    void apply(List<FileChange> changes) throws IOException {
        for (FileChange change : changes) {
            modes.require(change.path(), change.newMode());
            requireOldSide(change);
        }
        for (FileChange change : changes) {
            if (change.newMode() == null) {
                tree.remove(change.path());
            }
        }
        for (FileChange change : changes) {
            GitMode mode = change.newMode();
            BlobId blob = change.newBlob();
            if (mode != null && blob != null) {
                tree.put(change.path(), mode, blob.toObjectId());
            }
        }
    }

    private void requireOldSide(FileChange change) throws IOException {
        MutableTree.Leaf leaf = tree.find(change.path());
        GitMode mode = leaf == null ? null : leaf.mode();
        String id = leaf == null ? "" : leaf.id().name();
        BlobId expected = change.oldBlob();
        if (mode != change.oldMode() || !id.equals(expected == null ? "" : expected.hex())) {
            throw Refusal.conflict(
                    "'" + change.path() + "' is not what the change starts from: there is "
                            + described(leaf == null ? null : leaf.id(), mode) + " and it expects "
                            + described(expected == null ? null : expected.toObjectId(), change.oldMode()) + ".",
                    "Propose the change again from the commit as it is now.");
        }
    }

    private static String described(@Nullable ObjectId id, @Nullable GitMode mode) {
        return id == null || mode == null
                ? "nothing"
                : mode.text() + " " + id.abbreviate(10).name();
    }
}
