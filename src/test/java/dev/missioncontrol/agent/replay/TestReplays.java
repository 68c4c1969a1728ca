package dev.missioncontrol.agent.replay;

import dev.missioncontrol.agent.Agent;
import dev.missioncontrol.agent.AgentDocuments.Code;
import dev.missioncontrol.agent.AgentOptions;
import dev.missioncontrol.agent.AgentRuns;
import dev.missioncontrol.agent.Assignment;
import dev.missioncontrol.agent.Assignment.Workplace;
import dev.missioncontrol.agent.CodeVersion;
import dev.missioncontrol.agent.RoleWork;
import dev.missioncontrol.agent.TestAgents;
import dev.missioncontrol.agent.ToolSession;
import dev.missioncontrol.forge.ForgeReader;
import dev.missioncontrol.forge.ForgeRepository;
import dev.missioncontrol.forge.Repositories;
import dev.missioncontrol.shared.AgentRunId;
import dev.missioncontrol.shared.CommitId;
import dev.missioncontrol.shared.WorkflowId;
import java.time.Clock;
import java.util.List;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Records runs of scripted agents, and replays them with another script, or the same. */
@Component
class TestReplays {

    private final TestAgents agents;
    private final AgentRuns runs;
    private final ReplayJournal journal;
    private final ForgeReader forge;
    private final Repositories repositories;
    private final SealedAgain sealed;
    private final CodeVersion version;
    private final Clock clock;

    TestReplays(
            TestAgents agents,
            AgentRuns runs,
            ReplayJournal journal,
            ForgeReader forge,
            Repositories repositories,
            SealedAgain sealed,
            CodeVersion version,
            Clock clock) {
        this.agents = agents;
        this.runs = runs;
        this.journal = journal;
        this.forge = forge;
        this.repositories = repositories;
        this.sealed = sealed;
        this.version = version;
        this.clock = clock;
    }

    /** Returns what a scripted agent is asked to do in that repository. */
    Assignment assignment(WorkflowId workflow, String idea, ForgeRepository repository, CommitId base, boolean pinned) {
        return new Assignment(
                workflow,
                "Change the wording",
                idea,
                List.of(new Workplace(repository.id(), repository.name(), true, "main", base)),
                new AgentOptions(ScriptedAgent.ID, List.of(), null),
                List.of(),
                clock.instant(),
                pinned);
    }

    /** Runs the script, whether it fails or not. */
    AgentRunId record(Assignment assignment, Function<ToolSession, Code> script) {
        try {
            agents.running(new ScriptedAgent(script)).perform(RoleWork.CODE, assignment);
        } catch (RuntimeException e) {
            // It is in the recording.
        }
        return runs.ofWorkflow(assignment.workflow()).getLast().id();
    }

    RunReplay.Source source(AgentRunId run) {
        return journal.source(run);
    }

    /** Replays with that script. */
    ReplayReport replay(AgentRunId run, ReplayMode mode, Function<ToolSession, Code> script) {
        return replay(source(run), mode, script);
    }

    ReplayReport replay(RunReplay.Source source, ReplayMode mode, Function<ToolSession, Code> script) {
        return running(new ScriptedAgent(script)).of(source, mode, "test", (doing, done, total) -> {});
    }

    RunReplay running(Agent agent) {
        return new RunReplay(TestAgents.catalogue(agent), forge, repositories, sealed, version);
    }
}
