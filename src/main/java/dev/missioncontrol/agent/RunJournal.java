package dev.missioncontrol.agent;

import dev.missioncontrol.ledger.Ledger;
import dev.missioncontrol.ledger.Redactor;
import dev.missioncontrol.shared.Actor;
import dev.missioncontrol.shared.AgentRunId;
import dev.missioncontrol.shared.Digest;
import dev.missioncontrol.shared.WorkflowId;
import dev.missioncontrol.shell.live.LiveUpdates;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Writes down what a run does, row and ledger entry in one transaction. */
@Component
class RunJournal {

    private final JdbcClient jdbc;
    private final Ledger ledger;
    private final Redactor redactor;
    private final LiveUpdates live;
    private final Clock clock;

    RunJournal(JdbcClient jdbc, Ledger ledger, Redactor redactor, LiveUpdates live, Clock clock) {
        this.jdbc = jdbc;
        this.ledger = ledger;
        this.redactor = redactor;
        this.live = live;
        this.clock = clock;
    }

    /**
     * A run that has begun.
     *
     * @param id its id
     * @param chargeKey under which its tool calls are charged
     */
    record Started(AgentRunId id, UUID chargeKey) {}

    /**
     * Begins a run; one of the same workflow that was cut off by a crash is closed as failed. Where the last run of the
     * role with the same input was cut off, by a crash or a spent budget, this one goes on under its charge key: what it
     * repeats was charged before.
     */
    @Transactional
    Started start(WorkflowId workflow, String agent, AgentRole role, Digest input) {
        jdbc.sql("update agent_run set state = 'FAILED', error = 'cut off: the server stopped', doing = null,"
                        + " cut_off = true, ended_at = ? where workflow_id = ? and state = 'RUNNING'")
                .param(now())
                .param(workflow.value())
                .update();
        AgentRunId id = AgentRunId.next();
        UUID chargeKey = cutOff(workflow, role, input).orElse(id.value());
        jdbc.sql("insert into agent_run (id, workflow_id, agent, role, state, input_digest, charge_key, started_at)"
                        + " values (?, ?, ?, ?, 'RUNNING', ?, ?, ?)")
                .param(id.value())
                .param(workflow.value())
                .param(agent)
                .param(role.name())
                .param(input.hex())
                .param(chargeKey)
                .param(now())
                .update();
        append(workflow, AgentEntry.RUN_STARTED, agent, role.label() + " by " + agent + " started", id, input(input));
        return new Started(id, chargeKey);
    }

    private Optional<UUID> cutOff(WorkflowId workflow, AgentRole role, Digest input) {
        return jdbc.sql("select charge_key, cut_off from agent_run where workflow_id = ? and role = ?"
                        + " and input_digest = ? order by started_at desc, id desc limit 1")
                .params(workflow.value(), role.name(), input.hex())
                .query((row, number) -> row.getBoolean("cut_off") ? row.getObject("charge_key", UUID.class) : null)
                .optional();
    }

    @Transactional
    void succeed(WorkflowId workflow, AgentRunId id, String agent, AgentRole role, Digest output) {
        end(id, "SUCCEEDED", output, null);
        append(
                workflow,
                AgentEntry.RUN_SUCCEEDED,
                agent,
                role.label() + " by " + agent + " is there",
                id,
                Map.of("output", output));
    }

    /** Ends a run that a spent budget stopped; another try goes on where it was. */
    @Transactional
    void cutOff(WorkflowId workflow, AgentRunId id, String agent, AgentRole role, String why) {
        jdbc.sql("update agent_run set cut_off = true where id = ?")
                .param(id.value())
                .update();
        fail(workflow, id, agent, role, why);
    }

    @Transactional
    void fail(WorkflowId workflow, AgentRunId id, String agent, AgentRole role, String error) {
        end(id, "FAILED", null, error);
        append(
                workflow,
                AgentEntry.RUN_FAILED,
                agent,
                role.label() + " by " + agent + " failed: " + error,
                id,
                Map.of("error", error));
    }

    @Transactional
    void toolCall(
            WorkflowId workflow,
            AgentRunId id,
            String agent,
            AgentEntry type,
            String summary,
            Map<String, @Nullable Object> facts) {
        jdbc.sql("update agent_run set tool_calls = tool_calls + 1 where id = ?")
                .param(id.value())
                .update();
        append(workflow, type, agent, summary, id, facts);
    }

    /** Writes down a call that is no tool call. */
    @Transactional
    void call(
            WorkflowId workflow,
            AgentRunId id,
            String agent,
            AgentEntry type,
            String summary,
            Map<String, @Nullable Object> facts) {
        append(workflow, type, agent, summary, id, facts);
    }

    @Transactional
    void progress(WorkflowId workflow, AgentRunId id, String doing, int done, int total) {
        jdbc.sql("update agent_run set doing = ?, done = ?, total = ? where id = ? and state = 'RUNNING'")
                .param(redactor.redact(doing))
                .param(done)
                .param(total)
                .param(id.value())
                .update();
        live.changed("workflow:" + workflow);
    }

    private void end(AgentRunId id, String state, @Nullable Digest output, @Nullable String error) {
        jdbc.sql("update agent_run set state = :state, output_digest = :output, error = :error, doing = null,"
                        + " ended_at = :at where id = :id and state = 'RUNNING'")
                .param("state", state)
                .param("output", output == null ? null : output.hex())
                .param("error", error == null ? null : redactor.redact(error))
                .param("at", now())
                .param("id", id.value())
                .update();
    }

    private void append(
            WorkflowId workflow,
            AgentEntry type,
            String agent,
            String summary,
            AgentRunId id,
            Map<String, ? extends @Nullable Object> facts) {
        var payload = new LinkedHashMap<String, @Nullable Object>(facts);
        payload.put("agentRunId", id);
        ledger.append(workflow, type, Actor.agent(agent), summary, payload);
        live.changed("agent-runs");
    }

    private static Map<String, @Nullable Object> input(Digest input) {
        var facts = new LinkedHashMap<String, @Nullable Object>();
        facts.put("input", input);
        return facts;
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
