package dev.missioncontrol.approval;

import org.springframework.stereotype.Component;

/** Works off the rechecks of open reviews in tests, where no background jobs run. */
@Component
public class TestRechecks {

    private final Rechecks rechecks;
    private final RecheckJob job;

    TestRechecks(Rechecks rechecks, RecheckJob job) {
        this.rechecks = rechecks;
        this.job = job;
    }

    /** Brings all that are under way to their end. */
    public void run() {
        rechecks.standing().forEach(standing -> job.run(standing.id()));
    }
}
