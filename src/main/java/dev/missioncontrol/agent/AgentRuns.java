package dev.missioncontrol.agent;

import dev.missioncontrol.shared.AgentRunId;
import dev.missioncontrol.shared.Cursor;
import dev.missioncontrol.shared.Digest;
import dev.missioncontrol.shared.Page;
import dev.missioncontrol.shared.Refusal;
import dev.missioncontrol.shared.WorkflowId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** The agent runs, for reading. */
@Service
public class AgentRuns {

    private final JdbcClient jdbc;

    AgentRuns(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Returns the run; empty when there is none. */
    public Optional<AgentRun> find(AgentRunId id) {
        return jdbc.sql("select * from agent_run where id = ?")
                .param(id.value())
                .query(AgentRuns::map)
                .optional();
    }

    /** Returns the run, or throws NOT_FOUND. */
    public AgentRun get(AgentRunId id) {
        return find(id).orElseThrow(() -> Refusal.notFound("There is no agent run with the id '" + id + "'."));
    }

    /** Returns the runs of a workflow, oldest first. */
    public List<AgentRun> ofWorkflow(WorkflowId workflow) {
        return jdbc.sql("select * from agent_run where workflow_id = ? order by started_at, id")
                .param(workflow.value())
                .query(AgentRuns::map)
                .list();
    }

    /**
     * Returns the runs of all workflows, newest first.
     *
     * @param cursor where the previous page ended; null for the first
     * @param limit how many at most
     */
    public Page<AgentRun> newest(@Nullable String cursor, int limit) {
        Cursor after = Cursor.parse(cursor, 2);
        var runs = jdbc.sql("select * from agent_run where cast(:at as timestamptz) is null"
                        + " or (started_at, id) < (cast(:at as timestamptz), cast(:id as uuid))"
                        + " order by started_at desc, id desc limit :limit")
                .param("at", after == null ? null : Timestamp.from(after.instant(0)))
                .param("id", after == null ? null : after.uuid(1))
                .param("limit", limit + 1)
                .query(AgentRuns::map)
                .list();
        if (runs.size() <= limit) {
            return new Page<>(runs, null);
        }
        AgentRun last = runs.get(limit - 1);
        return new Page<>(
                runs.subList(0, limit),
                Cursor.after(last.startedAt(), last.id()).toString());
    }

    private static AgentRun map(ResultSet row, int number) throws SQLException {
        Timestamp ended = row.getTimestamp("ended_at");
        return new AgentRun(
                new AgentRunId(row.getObject("id", UUID.class)),
                new WorkflowId(row.getObject("workflow_id", UUID.class)),
                row.getString("agent"),
                AgentRole.valueOf(row.getString("role")),
                AgentRun.State.valueOf(row.getString("state")),
                row.getInt("tool_calls"),
                new Digest(row.getString("input_digest")),
                digest(row, "output_digest"),
                row.getString("doing"),
                row.getInt("done"),
                row.getInt("total"),
                row.getString("error"),
                row.getTimestamp("started_at").toInstant(),
                ended == null ? null : ended.toInstant(),
                digest(row, "recording"),
                replay(row));
    }

    private static AgentRun.@Nullable Replay replay(ResultSet row) throws SQLException {
        UUID of = row.getObject("replay_of", UUID.class);
        return of == null
                ? null
                : new AgentRun.Replay(
                        new AgentRunId(of),
                        row.getString("replay_mode").equals("EXPLAIN"),
                        row.getString("replay_verdict"),
                        digest(row, "replay_report"),
                        row.getString("requested_by"));
    }

    private static @Nullable Digest digest(ResultSet row, String column) throws SQLException {
        String hex = row.getString(column);
        return hex == null ? null : new Digest(hex);
    }
}
