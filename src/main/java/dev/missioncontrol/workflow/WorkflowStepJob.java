package dev.missioncontrol.workflow;

import java.util.UUID;
import org.jobrunr.jobs.annotations.Job;
import org.springframework.stereotype.Component;

/** The JobRunr job behind an outbox row. Public because JobRunr calls it by reflection. */
@Component
public class WorkflowStepJob {

    private final StepRunner runner;

    WorkflowStepJob(StepRunner runner) {
        this.runner = runner;
    }

    /** Runs the step of the row. */
    @Job(name = "Workflow step %0", retries = 3)
    public void run(UUID outboxRow) {
        runner.run(outboxRow);
    }
}
