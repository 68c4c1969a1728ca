package dev.missioncontrol.forge;

import dev.missioncontrol.shared.CommitId;
import dev.missioncontrol.shared.RepositoryId;
import dev.missioncontrol.shared.WorkflowId;
import java.time.Instant;

/**
 * A pull request as the forge has it.
 *
 * @param repository the repository it is in
 * @param number its number there, from 1
 * @param workflow the workflow that opened it
 * @param state open, merged or closed
 * @param title its title
 * @param body its description, in Markdown
 * @param base the branch it asks to be merged into
 * @param baseCommit the commit it started from
 * @param branch the head branch
 * @param head the commit the head branch points at
 * @param openedAt when it was opened
 */
public record PullRequest(
        RepositoryId repository,
        int number,
        WorkflowId workflow,
        State state,
        String title,
        String body,
        String base,
        CommitId baseCommit,
        String branch,
        CommitId head,
        Instant openedAt) {

    /** What has become of a pull request. */
    public enum State {
        /** Waits to be merged. */
        OPEN,
        /** Merged. */
        MERGED,
        /** Closed without a merge. */
        CLOSED
    }
}
