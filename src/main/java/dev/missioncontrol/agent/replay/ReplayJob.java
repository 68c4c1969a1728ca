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
    private final ReplayGroups groups;

    ReplayJob(AgentRuns runs, ReplayJournal journal, RunReplay replay, ReplayGroups groups) {
        this.runs = runs;
        this.journal = journal;
        this.replay = replay;
        this.groups = groups;
    }

    /**
     * Replays; does nothing when that is done. A replay that cannot be made is ended as failed, with the reason; one that
     * is interrupted stays as it is, and JobRunr runs the job again.
     */
    @Job(name = "Replay %0", retries = 2)
    public void run(UUID id) {
        AgentRun run = runs.find(new AgentRunId(id)).orElse(null);
        AgentRun.Replay asked = run == null ? null : run.replay();
        if (run == null || asked == null || run.state() != AgentRun.State.RUNNING) {
            return;
        }
        try {
            var pace = new ProgressPace();
            ReplayReport report = replay.of(
                    journal.source(asked.of()),
                    asked.explain() ? ReplayMode.EXPLAIN : ReplayMode.STRICT,
                    groups.sharing(run.id()),
                    (doing, done, total) -> {
                        if (pace.lets(doing, done, total)) {
                            journal.progress(run, doing, done, total);
                        }
                    });
            journal.end(run, report);
        } catch (ReplayNotMade e) {
            if (e.interrupted()) {
                throw e;
            }
            journal.fail(run, e.getMessage());
        } catch (Refusal refusal) {
            journal.fail(run, refusal.getMessage());
        } catch (RuntimeException e) {
            if (Obstacle.isInterruption(e)) {
                throw e;
            }
            LOG.error("the replay {} failed", id, e);
            journal.fail(run, "internal error: " + e);
        }
    }
}
