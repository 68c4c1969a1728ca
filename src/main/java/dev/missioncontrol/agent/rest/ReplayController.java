package dev.missioncontrol.agent.rest;

import dev.missioncontrol.account.CurrentAccount;
import dev.missioncontrol.agent.AgentRun;
import dev.missioncontrol.agent.AgentRuns;
import dev.missioncontrol.agent.Recording;
import dev.missioncontrol.agent.replay.ImportedReplay;
import dev.missioncontrol.agent.replay.ImportedReplay.Imported;
import dev.missioncontrol.agent.replay.ReplayMode;
import dev.missioncontrol.agent.replay.ReplayReport;
import dev.missioncontrol.agent.replay.Replays;
import dev.missioncontrol.agent.rest.AgentController.AgentRunBody;
import dev.missioncontrol.shared.AgentRunId;
import dev.missioncontrol.shared.Page;
import dev.missioncontrol.shared.WorkflowId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Starts replays of agent runs, and reads what they came to. */
@RestController
@Tag(name = "Replay")
class ReplayController {

    private final Replays replays;
    private final ImportedReplay imported;
    private final AgentRuns runs;
    private final CurrentAccount current;

    ReplayController(Replays replays, ImportedReplay imported, AgentRuns runs, CurrentAccount current) {
        this.replays = replays;
        this.imported = imported;
        this.runs = runs;
        this.current = current;
    }

    /** How to replay: {@code strict} when left out. */
    record ReplayRequest(@Nullable String mode) {

        ReplayMode parsed() {
            return mode == null ? ReplayMode.STRICT : ReplayMode.parse(mode);
        }
    }

    /** An agent run with the report of the replay that it is, once it has ended. */
    record AgentRunDetails(AgentRunBody run, @Nullable ReplayReportBody report) {}

    @GetMapping("/api/agent-runs/{id}")
    @Operation(summary = "Read an agent run; a replay with its report")
    AgentRunDetails get(@PathVariable String id) {
        AgentRun run = runs.get(AgentRunId.parse(id));
        ReplayReport report =
                run.replay() == null ? null : replays.report(run.id()).orElse(null);
        return new AgentRunDetails(AgentRunBody.of(run), report == null ? null : ReplayReportBody.of(report));
    }

    @PostMapping("/api/agent-runs/{id}/replay")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "Replay an agent run from its recording")
    AgentRunBody replay(@PathVariable String id, @RequestBody(required = false) @Nullable ReplayRequest request) {
        ReplayMode mode = request == null ? ReplayMode.STRICT : request.parsed();
        return AgentRunBody.of(
                runs.get(replays.start(AgentRunId.parse(id), mode, current.get().name())));
    }

    @PostMapping("/api/runs/{runId}/replay")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "Replay every recorded agent run of a run")
    Page<AgentRunBody> replayAll(
            @PathVariable String runId, @RequestBody(required = false) @Nullable ReplayRequest request) {
        ReplayMode mode = request == null ? ReplayMode.STRICT : request.parsed();
        return new Page<>(
                replays.startAll(WorkflowId.parse(runId), mode, current.get().name()).stream()
                        .map(replay -> AgentRunBody.of(runs.get(replay)))
                        .toList(),
                null);
    }

    @PostMapping(value = "/api/replays", consumes = "application/zip")
    @Operation(summary = "Replay the recordings in an export of a ledger, also of another installation")
    Page<ReplayReportBody> replayExport(
            @RequestBody byte[] export,
            @RequestParam(required = false) @Nullable String token,
            @RequestParam(defaultValue = "strict") String mode)
            throws IOException {
        Path file = Files.createTempFile("missioncontrol-import-", ".zip");
        try {
            Files.write(file, export);
            ReplayMode parsed = ReplayMode.parse(mode);
            List<Imported> all = imported.of(
                    file,
                    token == null ? null : Recording.ofToken(token),
                    parsed,
                    current.get().name());
            return new Page<>(
                    all.stream().map(each -> ReplayReportBody.of(each, parsed)).toList(), null);
        } finally {
            Files.delete(file);
        }
    }
}
