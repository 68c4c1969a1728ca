package dev.missioncontrol.workflow;

import org.jobrunr.jobs.annotations.Job;
import org.jobrunr.jobs.annotations.Recurring;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** The recurring JobRunr job for runs that wait for nothing. Public because JobRunr calls it by reflection. */
@Component
@ConditionalOnProperty(name = "jobrunr.background-job-server.enabled", havingValue = "true")
public class ApprovedRunsJob {

    private final ApprovedRuns runs;

    ApprovedRunsJob(ApprovedRuns runs) {
        this.runs = runs;
    }

    /** Sweeps once. */
    @Recurring(id = "approved-runs", interval = "PT1M")
    @Job(name = "Let runs go on whose approvals suffice", retries = 0)
    public void run() {
        runs.sweep();
    }
}
