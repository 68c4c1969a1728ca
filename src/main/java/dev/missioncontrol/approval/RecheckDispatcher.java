package dev.missioncontrol.approval;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import org.jobrunr.scheduling.JobScheduler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/** Turns rechecks into JobRunr jobs: at once after the commit, and again when one was lost. */
@Component
@ConditionalOnProperty(name = "jobrunr.background-job-server.enabled", havingValue = "true")
class RecheckDispatcher {

    private static final Logger LOG = LoggerFactory.getLogger(RecheckDispatcher.class);
    private static final Duration LOST_AFTER = Duration.ofMinutes(1);

    private final Rechecks rechecks;
    private final JobScheduler scheduler;

    RecheckDispatcher(Rechecks rechecks, JobScheduler scheduler) {
        this.rechecks = rechecks;
        this.scheduler = scheduler;
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
    void on(RecheckOpenReviews.Requested requested) {
        try {
            enqueue(requested.id(), 0);
        } catch (RuntimeException e) {
            LOG.warn("A recheck could not be dispatched; the sweep will pick it up", e);
        }
    }

    /** Picks up those whose job never came, or ended early. */
    void sweep() {
        rechecks.lost(LOST_AFTER).forEach(lost -> enqueue(lost.id(), lost.attempt()));
    }

    /** The id derives from the recheck and the attempt, so all nodes together make one job. */
    private void enqueue(UUID recheck, int attempt) {
        UUID id = UUID.nameUUIDFromBytes((recheck + "/" + attempt).getBytes(StandardCharsets.UTF_8));
        scheduler.<RecheckJob>enqueue(id, job -> job.run(recheck));
    }
}
