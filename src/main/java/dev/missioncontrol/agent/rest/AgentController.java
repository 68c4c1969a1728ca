package dev.missioncontrol.agent.rest;

import dev.missioncontrol.agent.AgentDescription;
import dev.missioncontrol.agent.AgentRun;
import dev.missioncontrol.agent.AgentRuns;
import dev.missioncontrol.agent.Agents;
import dev.missioncontrol.agent.Recording;
import dev.missioncontrol.agent.codemod.RecipeCatalogue;
import dev.missioncontrol.agent.codemod.RecipeEntry;
import dev.missioncontrol.shared.Page;
import dev.missioncontrol.shared.WorkflowId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Reads the agent catalogue and the agent runs. */
@RestController
@Tag(name = "Agents")
class AgentController {

    private final Agents agents;
    private final AgentRuns runs;
    private final RecipeCatalogue recipes;

    AgentController(Agents agents, AgentRuns runs, RecipeCatalogue recipes) {
        this.agents = agents;
        this.runs = runs;
        this.recipes = recipes;
    }

    /** An agent, and the recipes it knows. */
    record AgentBody(String id, String title, String summary, boolean deterministic, List<RecipeEntry> recipes) {}

    /** An agent run. */
    record AgentRunBody(
            String id,
            String runId,
            String agent,
            String role,
            String state,
            int toolCalls,
            String inputDigest,
            @Nullable String outputDigest,
            @Nullable String error,
            Instant startedAt,
            @Nullable Instant endedAt,
            @Nullable String replayToken,
            @Nullable ReplayBody replay) {

        static AgentRunBody of(AgentRun run) {
            var recording = run.recording();
            var output = run.outputDigest();
            return new AgentRunBody(
                    run.id().toString(),
                    run.workflow().toString(),
                    run.agent(),
                    run.role().name(),
                    run.state().name(),
                    run.toolCalls(),
                    run.inputDigest().hex(),
                    output == null ? null : output.hex(),
                    run.error(),
                    run.startedAt(),
                    run.endedAt(),
                    recording == null ? null : Recording.token(recording),
                    ReplayBody.of(run.replay()));
        }
    }

    /** What a replay repeats, and what it came to; the verdict is absent while it runs. */
    record ReplayBody(
            String of,
            String mode,
            @Nullable String verdict,
            @Nullable String report,
            String requestedBy) {

        static @Nullable ReplayBody of(AgentRun.@Nullable Replay replay) {
            if (replay == null) {
                return null;
            }
            var report = replay.report();
            return new ReplayBody(
                    replay.of().toString(),
                    replay.explain() ? "explain" : "strict",
                    replay.verdict(),
                    report == null ? null : report.hex(),
                    replay.requestedBy());
        }
    }

    @GetMapping("/api/agents")
    @Operation(summary = "List the agents")
    Page<AgentDescription> list() {
        return new Page<>(agents.all(), null);
    }

    @GetMapping("/api/agents/{id}")
    @Operation(summary = "Read an agent, with the recipes it knows and their parameters")
    AgentBody get(@PathVariable String id) {
        AgentDescription agent = agents.byId(id).description();
        return new AgentBody(
                agent.id(),
                agent.title(),
                agent.summary(),
                agent.deterministic(),
                agent.id().equals("codemod") ? recipes.entries() : List.of());
    }

    @GetMapping("/api/runs/{runId}/agent-runs")
    @Operation(summary = "List a run's agent runs, oldest first")
    Page<AgentRunBody> ofRun(@PathVariable String runId) {
        return new Page<>(
                runs.ofWorkflow(WorkflowId.parse(runId)).stream()
                        .map(AgentRunBody::of)
                        .toList(),
                null);
    }
}
