package dev.missioncontrol.approval;

import org.jobrunr.jobs.annotations.Job;
import org.jobrunr.jobs.annotations.Recurring;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** The recurring JobRunr job that picks up lost rechecks. Public because JobRunr calls it by reflection. */
@Component
@ConditionalOnProperty(name = "jobrunr.background-job-server.enabled", havingValue = "true")
public class RecheckSweepJob {

    private final RecheckDispatcher dispatcher;

    RecheckSweepJob(RecheckDispatcher dispatcher) {
        this.dispatcher = dispatcher;
    }

    /** Sweeps once. */
    @Recurring(id = "review-recheck-sweep", interval = "PT1M")
    @Job(name = "Sweep rechecks of open reviews", retries = 0)
    public void run() {
        dispatcher.sweep();
    }
}
