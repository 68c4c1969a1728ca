package dev.missioncontrol.agent;

import dev.missioncontrol.shared.CommitId;
import dev.missioncontrol.shared.RepositoryId;
import dev.missioncontrol.shared.WorkflowId;
import java.time.Instant;
import java.util.List;

/**
 * What an agent is to work on.
 *
 * @param workflow the workflow
 * @param title the workflow's title
 * @param idea what was asked for, in the asker's words
 * @param repositories the repositories, the primary one first, each pinned
 * @param options how the agent shall work
 * @param feedback what people said of earlier revisions, oldest first
 * @param requestedAt when the change was asked for
 * @param deterministic whether the run has to give the same again: every call has to be replayable, and models pinned
 */
public record Assignment(
        WorkflowId workflow,
        String title,
        String idea,
        List<Workplace> repositories,
        AgentOptions options,
        List<Feedback> feedback,
        Instant requestedAt,
        boolean deterministic) {

    /** Copies the lists. */
    public Assignment {
        repositories = List.copyOf(repositories);
        feedback = List.copyOf(feedback);
    }

    /**
     * A repository at its pinned commit.
     *
     * @param id its id
     * @param name its name
     * @param primary whether the idea is chiefly about it
     * @param baseBranch the branch the change starts from
     * @param base the commit that branch pointed at when the workflow pinned it
     */
    public record Workplace(RepositoryId id, String name, boolean primary, String baseBranch, CommitId base) {}

    /**
     * What a person said of an earlier revision.
     *
     * @param repository the repository's name
     * @param revision the revision's number
     * @param by the account
     * @param comment what was said
     */
    public record Feedback(String repository, int revision, String by, String comment) {}
}
