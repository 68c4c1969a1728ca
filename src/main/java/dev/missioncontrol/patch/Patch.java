package dev.missioncontrol.patch;

import dev.missioncontrol.shared.CommitId;
import dev.missioncontrol.shared.PatchId;
import java.util.List;

/**
 * One patch of a sealed revision: the change of one leaf task, which becomes one commit.
 *
 * @param id its id
 * @param ordinal its place in the revision, from 1
 * @param taskKey the key of the leaf task it does
 * @param title the subject line of its commit
 * @param body the rest of its commit's message, without trailers; may be empty
 * @param commit the id its commit will have
 * @param paths the paths it touches, sorted
 * @param additions lines added
 * @param deletions lines removed
 */
public record Patch(
        PatchId id,
        int ordinal,
        String taskKey,
        String title,
        String body,
        CommitId commit,
        List<String> paths,
        int additions,
        int deletions) {

    /** Copies the paths. */
    public Patch {
        paths = List.copyOf(paths);
    }
}
