package dev.missioncontrol.patch.apply;

import dev.missioncontrol.patch.content.AllowedModes;
import dev.missioncontrol.patch.content.BlobId;
import dev.missioncontrol.patch.content.FileChange;
import dev.missioncontrol.patch.content.GitMode;
import dev.missioncontrol.patch.content.InMemoryBlobs;
import dev.missioncontrol.patch.content.PatchLimits;
import dev.missioncontrol.shared.CommitId;
import dev.missioncontrol.shared.Refusal;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.jspecify.annotations.Nullable;

/**
 * Turns new contents of paths into the canonical form, on a base commit and without writing to its repository. Each call
 * starts from the result of the one before. For one thread, and not to be used further after a refusal.
 */
public final class ContentApplier {

    private final MutableTree tree;
    private final PatchLimits limits;
    private final AllowedModes modes;
    private final InMemoryBlobs blobs = new InMemoryBlobs();

    private ContentApplier(MutableTree tree, PatchLimits limits, AllowedModes modes) {
        this.tree = tree;
        this.limits = limits;
        this.modes = modes;
    }

    /**
     * Starts at a commit.
     *
     * @param reader reads the base; stays the caller's to close, after the last use of this applier
     * @throws Refusal NOT_FOUND when the commit is not there
     */
    public static ContentApplier at(ObjectReader reader, CommitId base, PatchLimits limits, AllowedModes modes)
            throws IOException {
        return new ContentApplier(BaseCommit.tree(reader, base), limits, modes);
    }

    /**
     * Returns what the new contents change, sorted by path; a path that stays as it is is left out, so the list can be
     * empty.
     *
     * @throws Refusal INVALID when a path or mode is not allowed or a path to be removed is not there, TOO_LARGE
     */
    public List<FileChange> apply(List<NewContent> contents) throws IOException {
        PatchLimits.require("Changed files", contents.size(), limits.maxFiles());
        List<FileChange> changes = new ArrayList<>();
        long total = 0;
        for (NewContent content : contents) {
            byte[] bytes = content.bytes();
            long length = bytes == null ? 0 : bytes.length;
            total += length;
            PatchLimits.require("Bytes of '" + content.path() + "'", length, limits.maxFileBytes());
            PatchLimits.require("Bytes of changed files", total, limits.maxTotalBytes());
            FileChange change = change(content.path(), content.mode(), bytes, tree.find(content.path()));
            if (change != null) {
                changes.add(change);
            }
        }
        changes.sort(Comparator.comparing(FileChange::path));
        new TreeChanges(tree, modes).apply(changes);
        tree.write(object -> {});
        return List.copyOf(changes);
    }

    /** Returns the bytes that the contents so far brought in, by blob. */
    public InMemoryBlobs blobs() {
        return blobs;
    }

    /** Returns the id of the tree as the contents so far leave it. */
    public ObjectId treeId() {
        return tree.write(object -> {});
    }

    private @Nullable FileChange change(
            String path, @Nullable GitMode mode, byte @Nullable [] bytes, MutableTree.@Nullable Leaf old) {
        if (bytes == null) {
            if (old == null) {
                throw Refusal.invalid(
                        path, "There is no file '" + path + "' to remove.", "Leave it out of the change.");
            }
            return FileChange.removed(path, old.mode(), BlobId.of(old.id()));
        }
        GitMode newMode = mode != null ? mode : old != null ? old.mode() : GitMode.FILE;
        if (newMode == GitMode.GITLINK) {
            throw Refusal.invalid(path, "'" + path + "' is a submodule, which holds no bytes.", "Change it by a diff.");
        }
        if (old == null) {
            blobs.put(bytes);
            return FileChange.added(path, newMode, bytes);
        }
        BlobId oldBlob = BlobId.of(old.id());
        boolean sameBytes = BlobId.of(bytes).equals(oldBlob);
        if (sameBytes && old.mode() == newMode) {
            return null;
        }
        if (!sameBytes) {
            blobs.put(bytes);
        }
        return FileChange.modified(path, old.mode(), oldBlob, newMode, bytes);
    }
}
