package dev.missioncontrol.agent.replay;

import org.jobrunr.jobs.annotations.Job;
import org.jobrunr.jobs.annotations.Recurring;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** The recurring JobRunr job that picks up lost replays. Public because JobRunr calls it by reflection. */
@Component
@ConditionalOnProperty(name = "jobrunr.background-job-server.enabled", havingValue = "true")
public class ReplaySweepJob {

    private final ReplayQueue queue;

    ReplaySweepJob(ReplayQueue queue) {
        this.queue = queue;
    }

    /** Sweeps once. */
    @Recurring(id = "replay-sweep", interval = "PT30S")
    @Job(name = "Sweep the replays", retries = 0)
    public void run() {
        queue.sweep();
    }
}
