package dev.missioncontrol.patch.apply;

import dev.missioncontrol.patch.content.AllowedModes;
import dev.missioncontrol.patch.content.BlobSource;
import dev.missioncontrol.patch.content.FileChange;
import dev.missioncontrol.patch.content.GitMode;
import dev.missioncontrol.patch.content.InMemoryBlobs;
import dev.missioncontrol.patch.content.PatchLimits;
import dev.missioncontrol.patch.content.RepositoryBlobs;
import dev.missioncontrol.patch.diff.FilePatch;
import dev.missioncontrol.patch.diff.ParsedDiff;
import dev.missioncontrol.shared.CommitId;
import dev.missioncontrol.shared.Digest;
import dev.missioncontrol.shared.Refusal;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.jspecify.annotations.Nullable;

/**
 * Turns diffs into the canonical form, on a base commit and without writing to its repository. Each diff is applied to
 * the result of the one before; within one diff, every section speaks of the state before the diff, in any order. For one
 * thread, and not to be used further after a refusal.
 */
public final class DiffApplier {

    private final PatchLimits limits;
    private final AllowedModes modes;
    private final MutableTree tree;
    private final InMemoryBlobs blobs = new InMemoryBlobs();
    private final BlobSource allBlobs;

    private DiffApplier(MutableTree tree, ObjectReader reader, PatchLimits limits, AllowedModes modes) {
        this.tree = tree;
        this.limits = limits;
        this.modes = modes;
        this.allBlobs = blobs.or(new RepositoryBlobs(reader, limits.maxFileBytes()));
    }

    /**
     * Starts at a commit.
     *
     * @param reader reads the base; stays the caller's to close, after the last use of this applier
     * @throws Refusal NOT_FOUND when the commit is not there
     */
    public static DiffApplier at(ObjectReader reader, CommitId base, PatchLimits limits, AllowedModes modes)
            throws IOException {
        return new DiffApplier(BaseCommit.tree(reader, base), reader, limits, modes);
    }

    /**
     * Applies a diff and returns what it changes, sorted by path.
     *
     * @throws Refusal CONFLICT when the diff does not fit, INVALID when what it asks for is not allowed, TOO_LARGE
     */
    public List<FileChange> apply(ParsedDiff diff) throws IOException {
        PatchLimits.require("Files in the diff", diff.files().size(), limits.maxFiles());
        var sides = new HashMap<String, PathSides>();
        long total = 0;
        for (FilePatch file : diff.files()) {
            total += section(file, sides);
            PatchLimits.require("Bytes of changed files", total, limits.maxTotalBytes());
        }
        List<FileChange> changes = new ArrayList<>();
        for (var entry : sides.entrySet()) {
            entry.getValue().requirePlace(entry.getKey());
            FileChange change = entry.getValue().toChange(entry.getKey());
            if (change != null) {
                changes.add(change);
            }
        }
        if (changes.isEmpty()) {
            throw Refusal.invalid(
                    "diff", "The diff leaves every file as it is.", "Send a diff that changes something.");
        }
        changes.sort(Comparator.comparing(FileChange::path));
        new TreeChanges(tree, modes).apply(changes);
        tree.write(object -> {});
        return List.copyOf(changes);
    }

    /** Returns the bytes that the diffs so far brought in, by blob. */
    public InMemoryBlobs blobs() {
        return blobs;
    }

    /** Returns the id of the tree as the diffs so far leave it. */
    public ObjectId treeId() {
        return tree.write(object -> {});
    }

    /** Works out one section; returns how many bytes the file has after it. */
    private long section(FilePatch file, Map<String, PathSides> sides) throws IOException {
        String oldPath = file.oldPath();
        String newPath = file.newPath();
        MutableTree.Leaf old = oldPath == null ? null : existing(file, oldPath);
        if (oldPath != null && !oldPath.equals(newPath) && file.kind() != FilePatch.Kind.COPY) {
            PathSides side = side(sides, oldPath);
            if (side.removal != null) {
                throw twice(file, oldPath);
            }
            side.removal = file;
        }
        var content = new FileContent(file, allBlobs, limits);
        if (newPath == null) {
            content.requireDeleted(old);
            return 0;
        }
        PathSides side = side(sides, newPath);
        if (side.result != null) {
            throw twice(file, newPath);
        }
        side.result = file;
        GitMode mode = newMode(file, old);
        modes.require(newPath, mode);
        FileContent.Result result = content.result(old, mode);
        side.after = new MutableTree.Leaf(mode, result.id());
        byte[] bytes = result.bytes();
        if (bytes == null) {
            return 0;
        }
        if (old == null || !old.id().equals(result.id())) {
            blobs.put(bytes);
        }
        side.digest = Digest.of(bytes);
        return bytes.length;
    }

    private PathSides side(Map<String, PathSides> sides, String path) throws IOException {
        PathSides side = sides.get(path);
        if (side == null) {
            side = new PathSides();
            side.before = tree.find(path);
            sides.put(path, side);
        }
        return side;
    }

    private MutableTree.Leaf existing(FilePatch file, String path) throws IOException {
        MutableTree.Leaf leaf = tree.find(path);
        if (leaf == null) {
            throw conflict(file, "there is no file '" + path + "'");
        }
        GitMode stated = file.oldMode();
        if (stated != null && stated != leaf.mode()) {
            throw conflict(file, "'" + path + "' has the mode " + leaf.mode().text() + " and not " + stated.text());
        }
        return leaf;
    }

    private static GitMode newMode(FilePatch file, MutableTree.@Nullable Leaf old) {
        GitMode stated = file.newMode();
        GitMode mode = stated != null ? stated : old != null ? old.mode() : GitMode.FILE;
        if (old != null && !old.mode().sameType(mode)) {
            throw conflict(file, "a file, a link and a submodule do not turn into one another but by delete and add");
        }
        return mode;
    }

    private static Refusal twice(FilePatch file, String path) {
        return conflict(file, "'" + path + "' is changed a second time");
    }

    static Refusal conflict(FilePatch file, String reason) {
        return Refusal.conflict(
                "Line " + file.line() + " of the diff (" + file.path() + "): " + reason + ".",
                "Make the diff again from the pinned base commit.");
    }
}
