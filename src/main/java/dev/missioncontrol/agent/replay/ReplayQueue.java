package dev.missioncontrol.agent.replay;

import dev.missioncontrol.shared.AgentRunId;
import org.jobrunr.scheduling.JobScheduler;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Hands replays to JobRunr, each once: a job's id is that of its run. */
@Component
class ReplayQueue {

    private final JobScheduler scheduler;
    private final ReplayJournal journal;

    ReplayQueue(JobScheduler scheduler, ReplayJournal journal) {
        this.scheduler = scheduler;
        this.journal = journal;
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

    /** Adds what a server that stopped had not handed over; for what it had, this does nothing. */
    @EventListener(ApplicationReadyEvent.class)
    void addLost() {
        journal.unfinished().forEach(this::enqueue);
    }

    private void enqueue(AgentRunId replay) {
        scheduler.<ReplayJob>enqueue(replay.value(), job -> job.run(replay.value()));
    }
}
