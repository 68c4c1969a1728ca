package dev.missioncontrol.patch.apply;

import dev.missioncontrol.shared.CommitId;
import java.util.List;
import org.eclipse.jgit.lib.ObjectId;

/**
 * What a PatchSet becomes in git, not yet written anywhere.
 *
 * @param headCommit the last Patch's commit, which the branch will point at
 * @param commits one commit per Patch, in order
 * @param trees the tree of each commit
 * @param objects every object the repository needs to have for the head commit, blobs and trees before their users
 */
public record AppliedPatchSet(
        CommitId headCommit, List<CommitId> commits, List<ObjectId> trees, List<GitObject> objects) {

    /** Keeps copies. */
    public AppliedPatchSet {
        commits = List.copyOf(commits);
        trees = List.copyOf(trees);
        objects = List.copyOf(objects);
    }
}
