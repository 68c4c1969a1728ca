package dev.missioncontrol.workflow;

import dev.missioncontrol.shared.Cursor;
import dev.missioncontrol.shared.Page;
import dev.missioncontrol.shared.Refusal;
import dev.missioncontrol.shared.WorkflowId;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The workflows, for reading. */
@Service
public class WorkflowCatalogue {

    private final Workflows workflows;
    private final OptionsJson options;
    private final JdbcClient jdbc;

    WorkflowCatalogue(Workflows workflows, OptionsJson options, JdbcClient jdbc) {
        this.workflows = workflows;
        this.options = options;
        this.jdbc = jdbc;
    }

    /**
     * A line of the list.
     *
     * @param id the workflow
     * @param title its title
     * @param state where it stands
     * @param paused whether it is paused
     * @param stateSince since when it stands there
     * @param reason why, as a sentence; null when the state says it all
     * @param repositories the names of the repositories taking part
     * @param requestedBy the account that asked
     * @param createdAt when
     */
    public record Line(
            WorkflowId id,
            String title,
            WorkflowState state,
            boolean paused,
            Instant stateSince,
            @Nullable String reason,
            List<String> repositories,
            String requestedBy,
            Instant createdAt) {}

    /** Returns the workflow, or throws NOT_FOUND. */
    @Transactional(readOnly = true)
    public WorkflowView get(WorkflowId id) {
        return workflows
                .findById(id.value())
                .map(this::view)
                .orElseThrow(() -> Refusal.notFound("There is no run with the id '" + id + "'."));
    }

    /** Returns whether there is such a workflow. */
    @Transactional(readOnly = true)
    public boolean exists(WorkflowId id) {
        return workflows.findById(id.value()).isPresent();
    }

    /**
     * Returns workflows, newest first.
     *
     * @param search part of the title, idea or a repository's name; null for all
     * @param states the states wanted; empty for all
     * @param cursor where the previous page ended; null for the first
     * @param limit how many at most
     */
    @Transactional(readOnly = true)
    public Page<Line> list(@Nullable String search, Set<WorkflowState> states, @Nullable String cursor, int limit) {
        var wanted = states.isEmpty() ? EnumSet.allOf(WorkflowState.class) : EnumSet.copyOf(states);
        Cursor after = Cursor.parse(cursor, 2);
        String pattern = search == null || search.isBlank()
                ? null
                : "%" + search.strip().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
        var lines = jdbc.sql("""
                        select w.id, w.title, w.state, w.paused_by, w.state_since, w.reason, w.requested_by, w.created_at,
                               (select coalesce(array_agg(r.repository_name order by r.ordinal), '{}')
                                  from workflow_repo r where r.workflow_id = w.id) as repositories
                          from workflow w
                         where w.state = any(:states)
                           and (cast(:at as timestamptz) is null
                                or (w.created_at, w.id) < (cast(:at as timestamptz), cast(:id as uuid)))
                           and (cast(:pattern as text) is null
                                or w.title ilike :pattern or w.idea ilike :pattern
                                or exists (select 1 from workflow_repo r
                                            where r.workflow_id = w.id and r.repository_name ilike :pattern))
                         order by w.created_at desc, w.id desc
                         limit :limit""")
                .param("states", wanted.stream().map(Enum::name).toArray(String[]::new))
                .param("at", after == null ? null : Timestamp.from(after.instant(0)))
                .param("id", after == null ? null : after.uuid(1))
                .param("pattern", pattern)
                .param("limit", limit + 1)
                .query((row, number) -> new Line(
                        new WorkflowId(row.getObject("id", UUID.class)),
                        row.getString("title"),
                        WorkflowState.valueOf(row.getString("state")),
                        row.getString("paused_by") != null,
                        row.getTimestamp("state_since").toInstant(),
                        row.getString("reason"),
                        List.of((String[]) row.getArray("repositories").getArray()),
                        row.getString("requested_by"),
                        row.getTimestamp("created_at").toInstant()))
                .list();
        if (lines.size() <= limit) {
            return new Page<>(lines, null);
        }
        Line last = lines.get(limit - 1);
        return new Page<>(
                lines.subList(0, limit),
                Cursor.after(last.createdAt(), last.id()).toString());
    }

    private WorkflowView view(Workflow workflow) {
        String pausedBy = workflow.pausedBy();
        return new WorkflowView(
                workflow.id(),
                workflow.title(),
                workflow.idea(),
                workflow.state(),
                workflow.stateSince(),
                workflow.reason(),
                workflow.interrupted(),
                pausedBy == null
                        ? null
                        : new WorkflowView.Paused(
                                pausedBy,
                                Objects.requireNonNullElse(workflow.pausedWhy(), ""),
                                Objects.requireNonNullElse(workflow.pausedAt(), Instant.EPOCH)),
                options.read(workflow.options()),
                workflow.repos().stream()
                        .map(repo -> new WorkflowView.Repo(
                                repo.repository(), repo.repositoryName(), repo.role(), repo.baseBranch(), repo.base()))
                        .toList(),
                workflow.requestedBy(),
                workflow.createdAt());
    }
}
