package dev.missioncontrol.workflow;

import com.vaadin.flow.shared.Registration;
import dev.missioncontrol.shell.live.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jobrunr.jobs.Job;
import org.jobrunr.jobs.states.StateName;
import org.jobrunr.scheduling.JobScheduler;
import org.jobrunr.server.BackgroundJobServer;
import org.jobrunr.server.tasks.steward.OnboardNewWorkTask;
import org.jobrunr.storage.JobNotFoundException;
import org.jobrunr.storage.StorageProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Turns outbox rows into JobRunr jobs. The announcement of a committed row makes the job at once and has this node look
 * for work without waiting for JobRunr's poll (five seconds at best); a recurring sweep picks up rows whose announcement
 * or job was lost. A job's id derives from its row, so all nodes together make one job.
 */
@Component
@ConditionalOnProperty(name = "jobrunr.background-job-server.enabled", havingValue = "true")
class OutboxDispatcher implements SmartLifecycle {

    private static final Duration LOST_AFTER = Duration.ofSeconds(10);
    private static final int SWEEP_LIMIT = 200;
    private static final int MAX_JOBS_PER_ROW = 20;

    private final Topics topics;
    private final Outbox outbox;
    private final JobScheduler scheduler;
    private final StorageProvider jobs;
    private final BackgroundJobServer server;
    private final OnboardNewWorkTask onboarding;
    private final RestartRecovery recovery;
    private final Clock clock;
    private final ExecutorService executor = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("outbox-dispatcher").factory());
    private volatile Registration subscription = () -> {};
    private volatile boolean running;

    OutboxDispatcher(
            Topics topics,
            Outbox outbox,
            JobScheduler scheduler,
            StorageProvider jobs,
            BackgroundJobServer server,
            RestartRecovery recovery,
            Clock clock) {
        this.topics = topics;
        this.outbox = outbox;
        this.scheduler = scheduler;
        this.jobs = jobs;
        this.server = server;
        this.onboarding = new OnboardNewWorkTask(server);
        this.recovery = recovery;
        this.clock = clock;
    }

    @Override
    public void start() {
        running = true;
        subscription = topics.subscribe(Outbox.TOPIC, topic -> executor.execute(() -> heard(topic)));
        executor.execute(this::recover);
    }

    @Override
    public void stop() {
        running = false;
        subscription.remove();
        executor.shutdown();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Picks up rows whose job never came, or ended without ending the row. */
    void sweep() {
        for (UUID row : outbox.due(LOST_AFTER, SWEEP_LIMIT)) {
            enqueueAgain(row);
        }
    }

    /** A row was committed; or, when the topic names none, announcements may have been missed. */
    private void heard(String topic) {
        if (topic.equals(Outbox.TOPIC)) {
            outbox.due(Duration.ZERO, SWEEP_LIMIT).forEach(this::dispatch);
        } else {
            dispatch(UUID.fromString(topic.substring(Outbox.TOPIC.length())));
        }
    }

    /** After a restart, steps that were cut off begin again at once when no other node can be running them. */
    private void recover() {
        if (recovery.isOnlyNode()) {
            for (UUID row : outbox.due(Duration.ZERO, SWEEP_LIMIT)) {
                enqueueFresh(row);
            }
            wake();
        }
    }

    private void dispatch(UUID row) {
        outbox.open(row).ifPresent(open -> {
            Instant now = clock.instant();
            if (open.notBefore().isAfter(now)) {
                scheduler.<WorkflowStepJob>schedule(jobId(row, 0), open.notBefore(), job -> job.run(row));
            } else {
                scheduler.<WorkflowStepJob>enqueue(jobId(row, 0), job -> job.run(row));
                wake();
            }
        });
    }

    private void enqueueAgain(UUID row) {
        for (int n = 0; n < MAX_JOBS_PER_ROW; n++) {
            UUID id = jobId(row, n);
            try {
                Job job = jobs.getJobById(id);
                if (job.getState() != StateName.SUCCEEDED
                        && job.getState() != StateName.DELETED
                        && job.getState() != StateName.FAILED) {
                    return;
                }
            } catch (JobNotFoundException e) {
                scheduler.<WorkflowStepJob>enqueue(id, job -> job.run(row));
                return;
            }
        }
    }

    private void enqueueFresh(UUID row) {
        for (int n = 0; n < MAX_JOBS_PER_ROW; n++) {
            UUID id = jobId(row, n);
            try {
                jobs.getJobById(id);
            } catch (JobNotFoundException e) {
                scheduler.<WorkflowStepJob>enqueue(id, job -> job.run(row));
                return;
            }
        }
    }

    /** Has this node's job server look for enqueued jobs now. */
    private void wake() {
        if (server.isRunning()) {
            onboarding.runTaskThreadSafe();
        }
    }

    /** Returns the id of the n-th job of a row: a name-based UUID, the same on every node. */
    private static UUID jobId(UUID row, int n) {
        return UUID.nameUUIDFromBytes((row + "/" + n).getBytes(StandardCharsets.UTF_8));
    }
}
