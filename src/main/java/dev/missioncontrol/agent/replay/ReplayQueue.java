package dev.missioncontrol.agent.replay;

import dev.missioncontrol.agent.AgentRun;
import dev.missioncontrol.agent.AgentRuns;
import dev.missioncontrol.shared.AgentRunId;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import org.jobrunr.jobs.states.StateName;
import org.jobrunr.scheduling.JobScheduler;
import org.jobrunr.storage.JobNotFoundException;
import org.jobrunr.storage.StorageProvider;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Hands replays to JobRunr, each once: a job's id is that of its run. */
@Component
class ReplayQueue {

    private static final Logger LOG = LoggerFactory.getLogger(ReplayQueue.class);
    private static final Duration LOST_AFTER = Duration.ofSeconds(10);
    private static final Set<StateName> ENDED = Set.of(StateName.SUCCEEDED, StateName.DELETED, StateName.FAILED);

    private final JobScheduler scheduler;
    private final StorageProvider jobs;
    private final ReplayJournal journal;
    private final AgentRuns runs;
    private final Clock clock;

    ReplayQueue(JobScheduler scheduler, StorageProvider jobs, ReplayJournal journal, AgentRuns runs, Clock clock) {
        this.scheduler = scheduler;
        this.jobs = jobs;
        this.journal = journal;
        this.runs = runs;
        this.clock = clock;
    }

    /** Adds a replay when the surrounding transaction has committed. */
    void add(AgentRunId replay) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                enqueue(replay);
            }
        });
    }

    /**
     * Adds replays whose job never came, and ends as failed those whose job has ended without ending them: JobRunr takes no
     * second job with the same id, and while a replay runs, its run cannot be replayed otherwise.
     */
    void sweep() {
        for (AgentRunId replay : journal.unfinished(clock.instant().minus(LOST_AFTER))) {
            try {
                sweep(replay);
            } catch (RuntimeException e) {
                LOG.warn("the replay {} could not be picked up; the next sweep tries again", replay, e);
            }
        }
    }

    private void sweep(AgentRunId replay) {
        StateName state = state(replay);
        if (state == null) {
            enqueue(replay);
        } else if (ENDED.contains(state)) {
            // It may have ended meanwhile: then this does nothing.
            AgentRun run = runs.get(replay);
            journal.fail(run, "The replay was begun, and its job ended without a result. Replay it again.");
        }
    }

    private @Nullable StateName state(AgentRunId replay) {
        try {
            return jobs.getJobById(replay.value()).getState();
        } catch (JobNotFoundException e) {
            return null;
        }
    }

    private void enqueue(AgentRunId replay) {
        scheduler.<ReplayJob>enqueue(replay.value(), job -> job.run(replay.value()));
    }
}
