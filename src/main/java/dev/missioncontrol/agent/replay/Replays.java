package dev.missioncontrol.agent.replay;

import dev.missioncontrol.agent.AgentRun;
import dev.missioncontrol.agent.AgentRuns;
import dev.missioncontrol.shared.AgentRunId;
import dev.missioncontrol.shared.Refusal;
import dev.missioncontrol.shared.WorkflowId;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Starts replays of recorded runs, and tells what they came to. */
@Service
public class Replays {

    private final AgentRuns runs;
    private final ReplayJournal journal;
    private final ReplayQueue queue;
    private final ReplayGroups groups;

    Replays(AgentRuns runs, ReplayJournal journal, ReplayQueue queue, ReplayGroups groups) {
        this.runs = runs;
        this.journal = journal;
        this.queue = queue;
        this.groups = groups;
    }

    /**
     * Starts a replay of a run; it goes on in the background.
     *
     * @param by the account that asks for it
     * @return the id of the new run
     * @throws Refusal CONFLICT when the run has no recording, is a replay itself, or is being replayed so now
     */
    @Transactional
    public AgentRunId start(AgentRunId of, ReplayMode mode, String by) {
        AgentRun run = runs.get(of);
        requireReplayable(run);
        AgentRunId replay = journal.start(run, mode, by);
        queue.add(replay);
        return replay;
    }

    /**
     * Starts a replay of every recorded run of a workflow.
     *
     * @return the ids of the new runs, in the order of those they repeat
     * @throws Refusal CONFLICT when there is none to replay
     */
    @Transactional
    public List<AgentRunId> startAll(WorkflowId workflow, ReplayMode mode, String by) {
        List<AgentRun> recorded = runs.ofWorkflow(workflow).stream()
                .filter(run -> run.replay() == null && run.recording() != null)
                .toList();
        if (recorded.isEmpty()) {
            throw Refusal.of(
                    Refusal.Kind.CONFLICT,
                    null,
                    "The run '" + workflow + "' has no recorded agent run yet.",
                    "Wait until an agent has ended its work.");
        }
        List<AgentRunId> replays =
                recorded.stream().map(run -> start(run.id(), mode, by)).toList();
        groups.together(replays);
        return replays;
    }

    /** Returns the report of a replay; empty while it runs. */
    public Optional<ReplayReport> report(AgentRunId replay) {
        return journal.report(runs.get(replay));
    }

    private static void requireReplayable(AgentRun run) {
        if (run.replay() != null) {
            throw Refusal.of(
                    Refusal.Kind.CONFLICT,
                    null,
                    "The agent run '" + run.id() + "' is a replay itself.",
                    "Replay the run that it repeats: '" + run.replay().of() + "'.");
        }
        if (run.recording() == null) {
            throw Refusal.of(
                    Refusal.Kind.CONFLICT,
                    null,
                    run.state() == AgentRun.State.RUNNING
                            ? "The agent run '" + run.id() + "' has not ended."
                            : "The agent run '" + run.id()
                                    + "' has no recording: the server stopped before it ended, or it"
                                    + " is older than recordings.",
                    "Replay another run.");
        }
    }
}
