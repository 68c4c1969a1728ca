package dev.missioncontrol.policy;

import dev.missioncontrol.shared.WorkflowId;
import java.sql.Timestamp;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The stored overrides for whole runs. */
@Component
class RunOverrideRows {

    private final JdbcClient jdbc;

    RunOverrideRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Returns the overrides for a run, oldest first. */
    List<RunOverride> of(WorkflowId workflow) {
        return jdbc.sql("SELECT * FROM policy_run_override WHERE workflow_id = ? ORDER BY overridden_at, id")
                .param(workflow.value())
                .query((row, number) -> new RunOverride(
                        row.getObject("id", UUID.class),
                        new WorkflowId(row.getObject("workflow_id", UUID.class)),
                        PolicyQuestion.Point.valueOf(row.getString("point")),
                        row.getString("subject"),
                        List.of((String[]) row.getArray("fingerprints").getArray()),
                        List.of((String[]) row.getArray("rules").getArray()),
                        List.of((String[]) row.getArray("roles").getArray()),
                        row.getString("reason"),
                        row.getString("overridden_by"),
                        row.getTimestamp("overridden_at").toInstant()))
                .list();
    }

    void add(RunOverride override) {
        jdbc.sql("INSERT INTO policy_run_override (id, workflow_id, point, subject, fingerprints, rules, roles, reason,"
                        + " overridden_by, overridden_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .param(override.id())
                .param(override.workflow().value())
                .param(override.point().name())
                .param(override.subject())
                .param(override.fingerprints().toArray(String[]::new))
                .param(override.rules().toArray(String[]::new))
                .param(override.roles().toArray(String[]::new))
                .param(override.reason())
                .param(override.by())
                .param(Timestamp.from(override.at()))
                .update();
    }
}
