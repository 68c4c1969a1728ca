package dev.missioncontrol.approval;

import java.util.UUID;
import org.jobrunr.jobs.annotations.Job;
import org.springframework.stereotype.Component;

/** The JobRunr job behind a recheck. Public because JobRunr calls it by reflection. */
@Component
public class RecheckJob {

    private final RecheckOpenReviews rechecks;

    RecheckJob(RecheckOpenReviews rechecks) {
        this.rechecks = rechecks;
    }

    /** Goes on with the recheck. */
    @Job(name = "Ask policy anew about open reviews %0", retries = 3)
    public void run(UUID recheck) {
        rechecks.run(recheck);
    }
}
