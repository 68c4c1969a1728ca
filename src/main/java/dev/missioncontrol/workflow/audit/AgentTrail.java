package dev.missioncontrol.workflow.audit;

import dev.missioncontrol.agent.AgentRun;
import dev.missioncontrol.agent.AgentRuns;
import dev.missioncontrol.shared.AgentRunId;
import dev.missioncontrol.shared.WorkflowId;
import dev.missioncontrol.workflow.audit.Trail.Step;
import dev.missioncontrol.workflow.audit.Why.AgentWork;
import dev.missioncontrol.workflow.audit.Why.Call;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What the agent did, call by call. */
@Component
class AgentTrail {

    /** More calls than anyone reads at once; the Ledger view has all of them. */
    private static final int SHOWN = 100;

    private static final String TOOL = "tool.";
    private static final String MODEL = "model.";

    private final AgentRuns runs;
    private final Trail trail;

    AgentTrail(AgentRuns runs, Trail trail) {
        this.runs = runs;
        this.trail = trail;
    }

    /** Returns the run that made the change, and before it those that it built upon: what one found out, the next reuses. */
    List<AgentWork> leadingTo(WorkflowId workflow, AgentRunId made) {
        List<AgentRun> all = runs.ofWorkflow(workflow).stream()
                .filter(run -> run.replay() == null)
                .toList();
        List<AgentRun> before =
                all.stream().takeWhile(run -> !run.id().equals(made)).toList();
        return Stream.concat(
                        before.stream(), all.stream().filter(run -> run.id().equals(made)))
                .map(run -> of(workflow, run))
                .toList();
    }

    private AgentWork of(WorkflowId workflow, AgentRun run) {
        AgentRunId id = run.id();
        List<Call> calls = Stream.of(TOOL, MODEL)
                .flatMap(type -> trail.ofRun(workflow, id, type, SHOWN).stream())
                .map(AgentTrail::call)
                .sorted(Comparator.comparingLong(call -> call.proof().index()))
                .limit(SHOWN)
                .toList();
        return new AgentWork(
                id.toString(),
                run.agent(),
                run.role().label(),
                run.state().name(),
                run.startedAt(),
                run.endedAt(),
                run.error(),
                calls,
                trail.count(workflow, id, TOOL) + trail.count(workflow, id, MODEL),
                trail.ofRun(workflow, id, "agent_run.", SHOWN).stream()
                        .map(Step::proof)
                        .toList());
    }

    private static Call call(Step step) {
        String type = step.proof().type();
        String name = step.text(type.startsWith(MODEL) ? "model" : "tool");
        return new Call(
                name.isEmpty() ? type : name, step.text("target"), type.substring(type.indexOf('.') + 1), step.proof());
    }
}
