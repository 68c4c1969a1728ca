package dev.missioncontrol.agent.replay;

import dev.missioncontrol.agent.AgentEntry;
import dev.missioncontrol.agent.AgentRun;
import dev.missioncontrol.agent.Recording;
import dev.missioncontrol.agent.Recordings;
import dev.missioncontrol.ledger.Artifact;
import dev.missioncontrol.ledger.ArtifactKind;
import dev.missioncontrol.ledger.Artifacts;
import dev.missioncontrol.ledger.Ledger;
import dev.missioncontrol.ledger.Redactor;
import dev.missioncontrol.patch.PatchSets;
import dev.missioncontrol.shared.Actor;
import dev.missioncontrol.shared.AgentRunId;
import dev.missioncontrol.shared.Digest;
import dev.missioncontrol.shared.Refusal;
import dev.missioncontrol.shell.live.LiveUpdates;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
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

/** Writes down replays: the run's row and the ledger's entry in one transaction; and reads what they repeat. */
@Component
class ReplayJournal {

    private final JdbcClient jdbc;
    private final Ledger ledger;
    private final Artifacts artifacts;
    private final PatchSets patchSets;
    private final Recordings recordings;
    private final Redactor redactor;
    private final LiveUpdates live;
    private final MeterRegistry meters;
    private final Clock clock;

    ReplayJournal(
            JdbcClient jdbc,
            Ledger ledger,
            Artifacts artifacts,
            PatchSets patchSets,
            Recordings recordings,
            Redactor redactor,
            LiveUpdates live,
            MeterRegistry meters,
            Clock clock) {
        this.jdbc = jdbc;
        this.ledger = ledger;
        this.artifacts = artifacts;
        this.patchSets = patchSets;
        this.recordings = recordings;
        this.redactor = redactor;
        this.live = live;
        this.meters = meters;
        this.clock = clock;
    }

    /** Begins a replay. */
    @Transactional
    AgentRunId start(AgentRun of, ReplayMode mode, String by) {
        // The chain first: whoever asks for the same replay meanwhile waits here, and then sees this one.
        ledger.hold(of.workflow());
        boolean running = jdbc.sql("select exists (select from agent_run where replay_of = ? and state = 'RUNNING')")
                .param(of.id().value())
                .query(Boolean.class)
                .single();
        if (running) {
            throw Refusal.of(
                    Refusal.Kind.CONFLICT,
                    null,
                    "The agent run '" + of.id() + "' is being replayed already.",
                    "Wait for that replay to end.");
        }
        AgentRunId id = AgentRunId.next();
        jdbc.sql("insert into agent_run (id, workflow_id, agent, role, state, input_digest, charge_key, started_at,"
                        + " replay_of, replay_mode, requested_by)"
                        + " values (?, ?, ?, ?, 'RUNNING', ?, ?, ?, ?, ?, ?)")
                .params(
                        id.value(),
                        of.workflow().value(),
                        of.agent(),
                        of.role().name(),
                        of.inputDigest().hex(),
                        id.value(),
                        Timestamp.from(clock.instant()),
                        of.id().value(),
                        mode.name(),
                        by)
                .update();
        var facts = facts(of.id(), id);
        facts.put("mode", mode);
        facts.put("recording", of.recording());
        ledger.append(
                of.workflow(),
                AgentEntry.REPLAY_STARTED,
                Actor.user(by),
                "Replaying " + of.role().label() + " by " + of.agent(),
                facts);
        changed(of);
        return id;
    }

    /** Returns what a run's replay starts from. */
    @Transactional(readOnly = true)
    public RunReplay.Source source(AgentRunId of) {
        Recording recording = recordings
                .of(of)
                .map(Recordings.Kept::recording)
                .orElseThrow(() -> Refusal.notFound("The recording of the agent run '" + of + "' was erased."));
        var sealed = new LinkedHashMap<String, Digest>();
        patchSets
                .producedBy(of)
                .forEach(revision ->
                        sealed.put(patchSets.get(revision.patchSet()).repositoryName(), revision.digest()));
        return new RunReplay.Source(recording, artifacts::read, sealed);
    }

    /** Ends a replay that came to a verdict. */
    @Transactional
    void end(AgentRun replay, ReplayReport report) {
        Artifact kept = artifacts.store(
                replay.workflow(),
                ArtifactKind.REPLAY,
                "replay-" + replay.role().name().toLowerCase(Locale.ROOT) + "-"
                        + replay.id().toString().substring(0, 8) + ".json",
                "application/json",
                ReplayReportJson.write(report),
                Actor.SYSTEM);
        Digest output = report.gotOutput();
        int ended = jdbc.sql("update agent_run set state = 'SUCCEEDED', replay_verdict = :verdict,"
                        + " replay_report = :report, output_digest = :output, tool_calls = :calls, doing = null,"
                        + " ended_at = :at where id = :id and state = 'RUNNING'")
                .param("verdict", report.verdict().name())
                .param("report", kept.digest().hex())
                .param("output", output == null ? null : output.hex())
                .param("calls", report.replayedCalls())
                .param("at", Timestamp.from(clock.instant()))
                .param("id", replay.id().value())
                .update();
        if (ended == 0) {
            return;
        }
        var facts = facts(report.of(), replay.id());
        facts.put("verdict", report.verdict());
        facts.put("report", kept.digest());
        ledger.append(
                replay.workflow(),
                AgentEntry.REPLAY_ENDED,
                Actor.SYSTEM,
                "Replay of " + replay.role().label() + ": "
                        + report.verdict().name().toLowerCase(Locale.ROOT) + ". " + report.sentence(),
                facts);
        count(report.verdict().name());
        changed(replay);
    }

    /** Ends a replay that could not be made. */
    @Transactional
    void fail(AgentRun replay, String error) {
        int ended = jdbc.sql("update agent_run set state = 'FAILED', error = ?, doing = null, ended_at = ?"
                        + " where id = ? and state = 'RUNNING'")
                .params(
                        redactor.redact(error),
                        Timestamp.from(clock.instant()),
                        replay.id().value())
                .update();
        if (ended == 0) {
            return;
        }
        var facts = facts(Objects.requireNonNull(replay.replay()).of(), replay.id());
        facts.put("error", error);
        ledger.append(
                replay.workflow(),
                AgentEntry.REPLAY_ENDED,
                Actor.SYSTEM,
                "Replay of " + replay.role().label() + " could not be made: " + error,
                facts);
        count("FAILED");
        changed(replay);
    }

    void progress(AgentRun replay, String doing, int done, int total) {
        jdbc.sql("update agent_run set doing = ?, done = ?, total = ? where id = ? and state = 'RUNNING'")
                .params(redactor.redact(doing), done, total, replay.id().value())
                .update();
        live.changed("workflow:" + replay.workflow());
    }

    /** Returns the replays that began before then and have not ended, whichever node works on them. */
    @Transactional(readOnly = true)
    public List<AgentRunId> unfinished(Instant before) {
        return jdbc.sql("select id from agent_run where state = 'RUNNING' and replay_of is not null and started_at < ?"
                        + " order by started_at")
                .param(Timestamp.from(before))
                .query((row, number) -> new AgentRunId(row.getObject("id", UUID.class)))
                .list();
    }

    Optional<ReplayReport> report(AgentRun run) {
        AgentRun.Replay replay = run.replay();
        return Optional.ofNullable(replay == null ? null : replay.report())
                .flatMap(artifacts::read)
                .map(ReplayReportJson::read);
    }

    /** What a metric counts too: how often replays come out as recorded. */
    void count(String verdict) {
        meters.counter("missioncontrol.replays", "verdict", verdict.toLowerCase(Locale.ROOT))
                .increment();
    }

    private static Map<String, @Nullable Object> facts(AgentRunId of, AgentRunId replay) {
        var facts = new LinkedHashMap<String, @Nullable Object>();
        facts.put("of", of);
        facts.put("agentRunId", replay);
        return facts;
    }

    private void changed(AgentRun run) {
        live.changed("agent-runs");
        live.changed("workflow:" + run.workflow());
    }
}
