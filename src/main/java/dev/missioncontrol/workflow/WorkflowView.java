package dev.missioncontrol.workflow;

import dev.missioncontrol.agent.Assignment;
import dev.missioncontrol.shared.CommitId;
import dev.missioncontrol.shared.RepositoryId;
import dev.missioncontrol.shared.WorkflowId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A workflow as it stood when it was read.
 *
 * @param id its id
 * @param title a short title
 * @param idea what was asked for
 * @param state where it stands
 * @param stateSince since when
 * @param reason why it stands there, as a sentence; null when the state says it all
 * @param interrupted the state it was interrupted in, and would go back to; null when it was not
 * @param paused who paused it, why and when; null when it is not paused
 * @param options what was asked for beside the idea
 * @param repos the repositories taking part, the primary one first
 * @param requestedBy the account that asked
 * @param createdAt when
 */
public record WorkflowView(
        WorkflowId id,
        String title,
        String idea,
        WorkflowState state,
        Instant stateSince,
        @Nullable String reason,
        @Nullable WorkflowState interrupted,
        @Nullable Paused paused,
        WorkflowOptions options,
        List<Repo> repos,
        String requestedBy,
        Instant createdAt) {

    /** Copies the repositories. */
    public WorkflowView {
        repos = List.copyOf(repos);
    }

    /** Who paused it, why and when. */
    public record Paused(String by, String why, Instant at) {}

    /**
     * A repository taking part.
     *
     * @param id its id
     * @param name its name
     * @param role its part
     * @param baseBranch the branch the change starts from
     * @param base the pinned commit; null until it is pinned
     */
    public record Repo(
            RepositoryId id,
            String name,
            RepoRole role,
            String baseBranch,
            @Nullable CommitId base) {}

    /** Returns whether a person's answer means something now: to go on, or to overrule a decision not to. */
    public boolean canBeAnswered() {
        return accepts(WorkflowEvent.E_HUMAN_ANSWERED);
    }

    /** Returns whether another try means something now. */
    public boolean canBeRetried() {
        return accepts(WorkflowEvent.E_RETRIED);
    }

    private boolean accepts(WorkflowEvent event) {
        return Transitions.next(state, event, Fact.NONE, interrupted).isPresent();
    }

    /** Returns the repository of that name, which takes part. */
    Repo repo(String name) {
        return repos.stream()
                .filter(repo -> repo.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(name + " takes no part in " + id));
    }

    /** Returns the assignment an agent gets. */
    Assignment assignment(List<Assignment.Feedback> feedback) {
        return new Assignment(
                id,
                title,
                idea,
                repos.stream()
                        .map(repo -> new Assignment.Workplace(
                                repo.id(),
                                repo.name(),
                                repo.role() == RepoRole.PRIMARY,
                                repo.baseBranch(),
                                pinned(repo)))
                        .toList(),
                options.agent(),
                feedback,
                createdAt,
                options.deterministic());
    }

    private CommitId pinned(Repo repo) {
        CommitId base = repo.base();
        if (base == null) {
            throw new IllegalStateException(repo.name() + " is not pinned in " + id);
        }
        return base;
    }
}
