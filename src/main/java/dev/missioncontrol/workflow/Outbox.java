package dev.missioncontrol.workflow;

import dev.missioncontrol.shared.WorkflowId;
import dev.missioncontrol.shell.live.LiveUpdates;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The steps that have to run. A row is written in the transaction of the state change that causes it, and is done in the
 * transaction of the state change that ends it, so a step that runs twice changes the state once.
 */
@Component
class Outbox {

    /** The topic prefix under which a new row is announced to every node. */
    static final String TOPIC = "outbox:";

    private final JdbcClient jdbc;
    private final LiveUpdates live;
    private final Clock clock;

    Outbox(JdbcClient jdbc, LiveUpdates live, Clock clock) {
        this.jdbc = jdbc;
        this.live = live;
        this.clock = clock;
    }

    /** A step that has to run: in which state of which workflow, for the how-manieth time, and from when on. */
    record Row(UUID id, WorkflowId workflow, WorkflowState state, int attempt, Instant notBefore) {}

    @Transactional(propagation = Propagation.MANDATORY)
    void add(WorkflowId workflow, WorkflowState state, int attempt, Duration delay) {
        UUID id = UUID.randomUUID();
        Instant now = clock.instant();
        jdbc.sql("insert into outbox (id, workflow_id, state, attempt, created_at, not_before)"
                        + " values (?, ?, ?, ?, ?, ?)")
                .param(id)
                .param(workflow.value())
                .param(state.name())
                .param(attempt)
                .param(Timestamp.from(now))
                .param(Timestamp.from(now.plus(delay)))
                .update();
        live.changed(TOPIC + id);
    }

    /** Returns the row when it is still to be done. */
    @Transactional(readOnly = true)
    Optional<Row> open(UUID id) {
        return jdbc.sql("select * from outbox where id = ? and done_at is null")
                .param(id)
                .query((row, number) -> new Row(
                        row.getObject("id", UUID.class),
                        new WorkflowId(row.getObject("workflow_id", UUID.class)),
                        WorkflowState.valueOf(row.getString("state")),
                        row.getInt("attempt"),
                        row.getTimestamp("not_before").toInstant()))
                .optional();
    }

    /** Takes note that a node began with it. */
    @Transactional
    void started(UUID id, UUID node) {
        jdbc.sql("update outbox set started_at = ?, started_by = ? where id = ?")
                .param(Timestamp.from(clock.instant()))
                .param(node)
                .param(id)
                .update();
    }

    /**
     * Ends the row.
     *
     * @return false when somebody else ended it before: the caller's result is then void
     */
    @Transactional(propagation = Propagation.MANDATORY)
    boolean done(UUID id, @Nullable String outcome) {
        return jdbc.sql("update outbox set done_at = ?, outcome = ? where id = ? and done_at is null")
                        .param(Timestamp.from(clock.instant()))
                        .param(outcome)
                        .param(id)
                        .update()
                == 1;
    }

    /** Ends every open row of a workflow: what it was for is no longer wanted. */
    @Transactional(propagation = Propagation.MANDATORY)
    void drop(WorkflowId workflow, String why) {
        jdbc.sql("update outbox set done_at = ?, outcome = ? where workflow_id = ? and done_at is null")
                .param(Timestamp.from(clock.instant()))
                .param(why)
                .param(workflow.value())
                .update();
    }

    /** Returns open rows that are due, oldest first. */
    @Transactional(readOnly = true)
    List<UUID> due(Duration age, int limit) {
        return jdbc.sql("select id from outbox where done_at is null and not_before <= ? order by not_before limit ?")
                .param(Timestamp.from(clock.instant().minus(age)))
                .param(limit)
                .query((row, number) -> row.getObject("id", UUID.class))
                .list();
    }
}
