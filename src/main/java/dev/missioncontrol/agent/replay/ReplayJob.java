package dev.missioncontrol.agent.replay;

import dev.missioncontrol.agent.AgentRun;
import dev.missioncontrol.agent.AgentRuns;
import dev.missioncontrol.agent.ProgressPace;
import dev.missioncontrol.shared.AgentRunId;
import dev.missioncontrol.shared.Refusal;
import java.util.UUID;
import org.jobrunr.jobs.annotations.Job;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The JobRunr job that replays a run. Public because JobRunr calls it by reflection. */
@Component
public class ReplayJob {

    private static final Logger LOG = LoggerFactory.getLogger(ReplayJob.class);

    private final AgentRuns runs;
    private final ReplayJournal journal;
    private final RunReplay replay;

    ReplayJob(AgentRuns runs, ReplayJournal journal, RunReplay replay) {
        this.runs = runs;
        this.journal = journal;
        this.replay = replay;
    }

    /** Replays; does nothing when that is done. A replay that cannot even begin is ended as failed, with the reason. */
    @Job(name = "Replay %0", retries = 2)
    public void run(UUID id) {
        AgentRun run = runs.get(new AgentRunId(id));
        AgentRun.Replay asked = run.replay();
        if (asked == null || run.state() != AgentRun.State.RUNNING) {
            return;
        }
        try {
            var pace = new ProgressPace();
            ReplayReport report = replay.of(
                    journal.source(asked.of()),
                    asked.explain() ? ReplayMode.EXPLAIN : ReplayMode.STRICT,
                    run.workflow() + "/" + id,
                    (doing, done, total) -> {
                        if (pace.lets(doing, done, total)) {
                            journal.progress(run, doing, done, total);
                        }
                    });
            journal.end(run, report);
        } catch (Refusal refusal) {
            journal.fail(run, refusal.getMessage());
        } catch (RuntimeException e) {
            LOG.error("the replay {} failed", id, e);
            journal.fail(run, "internal error: " + e);
        }
    }
}
