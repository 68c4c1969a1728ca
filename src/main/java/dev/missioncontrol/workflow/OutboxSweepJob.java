package dev.missioncontrol.workflow;

import org.jobrunr.jobs.annotations.Job;
import org.jobrunr.jobs.annotations.Recurring;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** The recurring JobRunr job that picks up lost outbox rows. Public because JobRunr calls it by reflection. */
@Component
@ConditionalOnProperty(name = "jobrunr.background-job-server.enabled", havingValue = "true")
public class OutboxSweepJob {

    private final OutboxDispatcher dispatcher;

    OutboxSweepJob(OutboxDispatcher dispatcher) {
        this.dispatcher = dispatcher;
    }

    /** Sweeps once. */
    @Recurring(id = "outbox-sweep", interval = "PT15S")
    @Job(name = "Sweep the outbox", retries = 0)
    public void run() {
        dispatcher.sweep();
    }
}
