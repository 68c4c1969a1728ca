package dev.missioncontrol.forge.local;

import dev.missioncontrol.forge.PullRequest;
import dev.missioncontrol.forge.PullRequestDraft;
import dev.missioncontrol.forge.PullRequests;
import dev.missioncontrol.shared.CommitId;
import dev.missioncontrol.shared.Refusal;
import dev.missioncontrol.shared.RepositoryId;
import dev.missioncontrol.shared.WorkflowId;
import dev.missioncontrol.shell.live.LiveUpdates;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The pull requests of the local forge, which are rows of this database. */
@Service
class PullRequestRecords implements PullRequests {

    private static final int LONGEST_TITLE = 256;
    private static final int LONGEST_BODY = 262_144;

    private final JdbcClient jdbc;
    private final LiveUpdates live;
    private final Clock clock;

    PullRequestRecords(JdbcClient jdbc, LiveUpdates live, Clock clock) {
        this.jdbc = jdbc;
        this.live = live;
        this.clock = clock;
    }

    /** Refuses a draft whose texts are missing or too long. */
    static void requireWithinLimits(PullRequestDraft draft) {
        if (draft.title().isBlank() || draft.title().length() > LONGEST_TITLE) {
            throw Refusal.invalid(
                    "title",
                    "A pull request's title has 1 to " + LONGEST_TITLE + " characters.",
                    "Give a shorter title.");
        }
        if (draft.body().length() > LONGEST_BODY) {
            throw Refusal.invalid(
                    "body",
                    "A pull request's description has at most " + LONGEST_BODY + " characters.",
                    "Link to the evidence instead of quoting it.");
        }
    }

    /**
     * Opens a pull request, or returns the one its head branch has. The repository's row is locked, so that numbers
     * have no gaps and two callers open one.
     */
    @Transactional
    public PullRequest open(RepositoryId repository, WorkflowId workflow, PullRequestDraft draft, CommitId baseCommit) {
        jdbc.sql("SELECT pull_requests FROM repository WHERE id = ? FOR UPDATE")
                .param(repository.value())
                .query(Integer.class)
                .single();
        Optional<PullRequest> known = ofBranch(repository, draft.branch());
        if (known.isPresent()) {
            return requireSame(known.get(), draft);
        }
        int number = jdbc.sql(
                        "UPDATE repository SET pull_requests = pull_requests + 1 WHERE id = ? RETURNING pull_requests")
                .param(repository.value())
                .query(Integer.class)
                .single();
        jdbc.sql("""
                        INSERT INTO pull_request (repository_id, number, workflow_id, state, title, body, base, base_commit,
                            branch, head, opened_at)
                        VALUES (?, ?, ?, 'OPEN', ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        repository.value(),
                        number,
                        workflow.value(),
                        draft.title(),
                        draft.body(),
                        draft.base(),
                        baseCommit.hex(),
                        draft.branch(),
                        draft.head().hex(),
                        Timestamp.from(clock.instant()))
                .update();
        live.changed("repositories");
        live.changed("workflow:" + workflow);
        return get(repository, number);
    }

    private static PullRequest requireSame(PullRequest known, PullRequestDraft draft) {
        if (!known.head().equals(draft.head()) || !known.base().equals(draft.base())) {
            throw Refusal.conflict(
                    "The branch " + draft.branch() + " has the pull request #" + known.number() + " with another head.",
                    "Close it, or use another branch.");
        }
        return known;
    }

    @Override
    @Transactional(readOnly = true)
    public PullRequest get(RepositoryId repository, int number) {
        return jdbc.sql("SELECT * FROM pull_request WHERE repository_id = ? AND number = ?")
                .params(repository.value(), number)
                .query(PullRequestRecords::read)
                .optional()
                .orElseThrow(() -> Refusal.notFound("There is no pull request #" + number + "."));
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<PullRequest> ofBranch(RepositoryId repository, String branch) {
        return jdbc.sql("SELECT * FROM pull_request WHERE repository_id = ? AND branch = ?")
                .params(repository.value(), branch)
                .query(PullRequestRecords::read)
                .optional();
    }

    @Override
    @Transactional(readOnly = true)
    public List<PullRequest> ofWorkflow(WorkflowId workflow) {
        return jdbc.sql("SELECT * FROM pull_request WHERE workflow_id = ? ORDER BY opened_at, repository_id, number")
                .param(workflow.value())
                .query(PullRequestRecords::read)
                .list();
    }

    private static PullRequest read(ResultSet row, int index) throws SQLException {
        return new PullRequest(
                new RepositoryId(row.getObject("repository_id", UUID.class)),
                row.getInt("number"),
                new WorkflowId(row.getObject("workflow_id", UUID.class)),
                PullRequest.State.valueOf(row.getString("state")),
                row.getString("title"),
                row.getString("body"),
                row.getString("base"),
                new CommitId(row.getString("base_commit")),
                row.getString("branch"),
                new CommitId(row.getString("head")),
                row.getTimestamp("opened_at").toInstant());
    }
}
