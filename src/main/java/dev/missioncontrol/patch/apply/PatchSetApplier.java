package dev.missioncontrol.patch.apply;

import dev.missioncontrol.patch.content.AllowedModes;
import dev.missioncontrol.patch.content.BlobId;
import dev.missioncontrol.patch.content.BlobSource;
import dev.missioncontrol.patch.content.FileChange;
import dev.missioncontrol.patch.content.PatchContent;
import dev.missioncontrol.patch.content.PatchLimits;
import dev.missioncontrol.patch.content.PatchSetContent;
import dev.missioncontrol.patch.content.RepositoryBlobs;
import dev.missioncontrol.shared.CommitId;
import dev.missioncontrol.shared.Digest;
import dev.missioncontrol.shared.Refusal;
import dev.missioncontrol.shared.WorkflowId;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;

/**
 * Works out the commits a PatchSet becomes, from its canonical form and exactly at its pinned base, without writing to
 * any repository: the same input gives the same commit ids, before the approval and after.
 */
public final class PatchSetApplier {

    private final ObjectReader reader;
    private final BlobSource blobs;
    private final BlobSource allBlobs;
    private final PatchLimits limits;
    private final AllowedModes modes;

    /**
     * Makes an applier for one repository.
     *
     * @param reader reads the base; stays the caller's to close
     * @param blobs the blobs the PatchSet brings; what it lacks must be in the repository already
     */
    public PatchSetApplier(ObjectReader reader, BlobSource blobs, PatchLimits limits, AllowedModes modes) {
        this.reader = reader;
        this.blobs = blobs;
        this.allBlobs = blobs.or(new RepositoryBlobs(reader, limits.maxFileBytes()));
        this.limits = limits;
        this.modes = modes;
    }

    /**
     * Applies the PatchSet.
     *
     * @throws Refusal CONFLICT when the base is not what the changes start from, INVALID when a change is not allowed or
     *     its bytes are not those of its digest, NOT_FOUND when the base commit or a blob is missing, TOO_LARGE
     */
    public AppliedPatchSet apply(PatchSetContent content, WorkflowId workflow, CommitIdentity identity)
            throws IOException {
        PatchLimits.require("Patches in the PatchSet", content.patches().size(), limits.maxPatches());
        var recipe = new CommitRecipe(workflow, content.digest(), identity);
        MutableTree tree = BaseCommit.tree(reader, content.base());
        var changes = new TreeChanges(tree, modes);
        Map<ObjectId, GitObject> objects = new LinkedHashMap<>();
        List<CommitId> commits = new ArrayList<>();
        List<ObjectId> trees = new ArrayList<>();
        ObjectId parent = ObjectId.fromString(content.base().hex());
        for (PatchContent patch : content.patches()) {
            collectBlobs(patch, objects);
            changes.apply(patch.changes());
            ObjectId treeId = tree.write(object -> objects.putIfAbsent(object.id(), object));
            GitObject commit = recipe.commit(patch, parent, treeId);
            objects.put(commit.id(), commit);
            trees.add(treeId);
            commits.add(new CommitId(commit.id().name()));
            parent = commit.id();
        }
        return new AppliedPatchSet(commits.getLast(), commits, trees, List.copyOf(objects.values()));
    }

    /** Checks every new content against its digest, and keeps those that the PatchSet itself brings. */
    private void collectBlobs(PatchContent patch, Map<ObjectId, GitObject> objects) {
        PatchLimits.require(
                "Files in the Patch '" + patch.title() + "'", patch.changes().size(), limits.maxFiles());
        long total = 0;
        for (FileChange change : patch.changes()) {
            BlobId id = change.newBlob();
            Digest digest = change.newDigest();
            if (id == null || digest == null) {
                continue;
            }
            byte[] bytes = allBlobs.read(id);
            PatchLimits.require("Bytes of '" + change.path() + "'", bytes.length, limits.maxFileBytes());
            total += bytes.length;
            PatchLimits.require("Bytes of the Patch '" + patch.title() + "'", total, limits.maxTotalBytes());
            if (!Digest.of(bytes).equals(digest) || !BlobId.of(bytes).equals(id)) {
                throw Refusal.invalid(
                        change.path(),
                        "The bytes stored for '" + change.path() + "' are not those of the approved digest.",
                        "Propose the change again.");
            }
            if (blobs.find(id).isPresent()) {
                ObjectId objectId = id.toObjectId();
                objects.computeIfAbsent(objectId, unused -> new GitObject(GitObject.Type.BLOB, bytes));
            }
        }
    }
}
