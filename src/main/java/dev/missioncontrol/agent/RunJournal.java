package dev.missioncontrol.agent;

import dev.missioncontrol.ledger.Artifact;
import dev.missioncontrol.ledger.ArtifactKind;
import dev.missioncontrol.ledger.Artifacts;
import dev.missioncontrol.ledger.Ledger;
import dev.missioncontrol.ledger.LedgerEntryRef;
import dev.missioncontrol.ledger.Redactor;
import dev.missioncontrol.shared.Actor;
import dev.missioncontrol.shared.AgentRunId;
import dev.missioncontrol.shared.Digest;
import dev.missioncontrol.shared.WorkflowId;
import dev.missioncontrol.shell.live.LiveUpdates;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
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
    private final Artifacts artifacts;
    private final Redactor redactor;
    private final LiveUpdates live;
    private final Clock clock;

    RunJournal(JdbcClient jdbc, Ledger ledger, Artifacts artifacts, Redactor redactor, LiveUpdates live, Clock clock) {
        this.jdbc = jdbc;
        this.ledger = ledger;
        this.artifacts = artifacts;
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
        jdbc.sql(
                        "update agent_run set state = 'FAILED', error = 'cut off: the server stopped', doing = null,"
                                + " cut_off = true, ended_at = ? where workflow_id = ? and state = 'RUNNING' and replay_of is null")
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
                        + " and input_digest = ? and replay_of is null order by started_at desc, id desc limit 1")
                .params(workflow.value(), role.name(), input.hex())
                .query((row, number) -> row.getBoolean("cut_off") ? row.getObject("charge_key", UUID.class) : null)
                .optional();
    }

    /** Ends a run with its document; the recording is kept with it. */
    @Transactional
    void succeed(WorkflowId workflow, Recording recording) {
        AgentRunId id = recording.run();
        Digest output = Objects.requireNonNull(recording.outputDigest(), "it has ended with a document");
        keep(workflow, recording);
        end(id, "SUCCEEDED", output, null);
        append(
                workflow,
                AgentEntry.RUN_SUCCEEDED,
                recording.agent(),
                recording.role().label() + " by " + recording.agent() + " is there",
                id,
                outcome(recording, "output", output));
    }

    /** Ends a run that a spent budget stopped; another try goes on where it was. */
    @Transactional
    void cutOff(WorkflowId workflow, Recording recording) {
        jdbc.sql("update agent_run set cut_off = true where id = ?")
                .param(recording.run().value())
                .update();
        fail(workflow, recording);
    }

    /** Ends a run that failed; the recording says why. */
    @Transactional
    void fail(WorkflowId workflow, Recording recording) {
        String error = String.valueOf(recording.error());
        keep(workflow, recording);
        end(recording.run(), "FAILED", null, error);
        append(
                workflow,
                AgentEntry.RUN_FAILED,
                recording.agent(),
                recording.role().label() + " by " + recording.agent() + " failed: " + error,
                recording.run(),
                outcome(recording, "error", error));
    }

    private static Map<String, @Nullable Object> outcome(Recording recording, String name, Object value) {
        var facts = new LinkedHashMap<String, @Nullable Object>();
        facts.put(name, value);
        facts.put("configHash", recording.configHash());
        facts.put("policies", recording.policies());
        facts.put("codeVersion", recording.codeVersion());
        facts.put("calls", recording.calls().size());
        return facts;
    }

    /**
     * A recording out of which secrets were taken is kept too: it shows what was done. Its digests are of what it was
     * before, so that whoever reads it sees what is no longer as it was.
     */
    private void keep(WorkflowId workflow, Recording recording) {
        Artifact kept = artifacts.store(
                workflow,
                ArtifactKind.RECORDING,
                "recording-" + recording.role().name().toLowerCase(Locale.ROOT) + "-"
                        + recording.run().toString().substring(0, 8) + ".json",
                "application/json",
                RecordingJson.write(recording),
                Actor.agent(recording.agent()));
        jdbc.sql("update agent_run set recording = ? where id = ?")
                .params(kept.digest().hex(), recording.run().value())
                .update();
    }

    /**
     * Something a run did.
     *
     * @param facts what the ledger's entry says of it
     */
    record Event(
            WorkflowId workflow,
            AgentRunId run,
            String agent,
            AgentEntry type,
            String summary,
            Map<String, @Nullable Object> facts) {}

    /**
     * What was asked or answered, to be kept as it was.
     *
     * @param member the entry's member that names it
     * @param name of whom it was asked
     */
    @SuppressWarnings("ArrayRecordComponent") // compared by its digest
    record Exchange(String member, String name, String mediaType, byte[] content) {}

    /**
     * An entry that was written.
     *
     * @param index its index in the workflow's chain
     * @param documents the digests of what was kept, by member; without secrets, so not always those of what was given
     */
    record Written(long index, Map<String, Digest> documents) {}

    /** Writes down a tool call. */
    @Transactional
    Written toolCall(Event event, List<Exchange> exchanges) {
        jdbc.sql("update agent_run set tool_calls = tool_calls + 1 where id = ?")
                .param(event.run().value())
                .update();
        return call(event, exchanges);
    }

    /** Writes down a call that is no tool call. */
    @Transactional
    Written call(Event event, List<Exchange> exchanges) {
        var facts = new LinkedHashMap<String, @Nullable Object>(event.facts());
        var documents = new LinkedHashMap<String, Digest>();
        for (Exchange exchange : exchanges) {
            Digest digest = Digest.of(exchange.content());
            Artifact kept = artifacts.store(
                    event.workflow(),
                    ArtifactKind.EXCHANGE,
                    exchange.name() + "-" + exchange.member() + "-" + digest.abbreviated(),
                    exchange.mediaType(),
                    exchange.content(),
                    Actor.agent(event.agent()));
            documents.put(exchange.member(), kept.digest());
            facts.put(exchange.member() + "Kept", kept.digest());
        }
        LedgerEntryRef entry =
                append(event.workflow(), event.type(), event.agent(), event.summary(), event.run(), facts);
        return new Written(entry.index(), documents);
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

    private LedgerEntryRef append(
            WorkflowId workflow,
            AgentEntry type,
            String agent,
            String summary,
            AgentRunId id,
            Map<String, ? extends @Nullable Object> facts) {
        var payload = new LinkedHashMap<String, @Nullable Object>(facts);
        payload.put("agentRunId", id);
        LedgerEntryRef entry = ledger.append(workflow, type, Actor.agent(agent), summary, payload);
        live.changed("agent-runs");
        return entry;
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
