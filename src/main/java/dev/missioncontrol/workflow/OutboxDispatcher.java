package dev.missioncontrol.workflow;

import com.vaadin.flow.shared.Registration;
import dev.missioncontrol.shell.live.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import org.jobrunr.jobs.Job;
import org.jobrunr.jobs.states.ProcessingState;
import org.jobrunr.jobs.states.StateName;
import org.jobrunr.scheduling.JobScheduler;
import org.jobrunr.server.BackgroundJobServer;
import org.jobrunr.server.tasks.steward.OnboardNewWorkTask;
import org.jobrunr.storage.JobNotFoundException;
import org.jobrunr.storage.StorageProvider;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
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
    private static final Set<StateName> ENDED = Set.of(StateName.SUCCEEDED, StateName.DELETED, StateName.FAILED);
    private static final Logger LOG = LoggerFactory.getLogger(OutboxDispatcher.class);

    /** A step that ends its server, or fails outside what can be told to people, is not tried for ever. */
    static final int MAX_JOBS_PER_ROW = 20;

    private final Topics topics;
    private final Outbox outbox;
    private final JobScheduler scheduler;
    private final StorageProvider jobs;
    private final BackgroundJobServer server;
    private final OnboardNewWorkTask onboarding;
    private final RestartRecovery recovery;
    private final StepRunner steps;
    private final Clock clock;
    private volatile @Nullable ExecutorService executor;
    private volatile Registration subscription = () -> {};
    private volatile boolean paused;

    OutboxDispatcher(
            Topics topics,
            Outbox outbox,
            JobScheduler scheduler,
            StorageProvider jobs,
            BackgroundJobServer server,
            RestartRecovery recovery,
            StepRunner steps,
            Clock clock) {
        this.topics = topics;
        this.outbox = outbox;
        this.scheduler = scheduler;
        this.jobs = jobs;
        this.server = server;
        this.onboarding = new OnboardNewWorkTask(server);
        this.recovery = recovery;
        this.steps = steps;
        this.clock = clock;
    }

    @Override
    public void start() {
        ExecutorService started = Executors.newSingleThreadExecutor(
                Thread.ofPlatform().daemon().name("outbox-dispatcher").factory());
        executor = started;
        subscription = topics.subscribe(Outbox.TOPIC, topic -> started.execute(() -> guarded(() -> heard(topic))));
        started.execute(() -> guarded(this::recover));
        if (paused) {
            paused = false;
            server.resumeProcessing();
        }
    }

    @Override
    public void stop() {
        subscription.remove();
        // Without this the server would go on with its recurring sweep, by a clock that may not be that of the others.
        if (server.isRunning()) {
            paused = true;
            server.pauseProcessing();
        }
        ExecutorService started = executor;
        if (started != null) {
            started.shutdown();
            executor = null;
        }
    }

    @Override
    public boolean isRunning() {
        return executor != null;
    }

    /** What fails here is made good by the sweep. */
    private static void guarded(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.warn("Steps could not be dispatched; the sweep will pick them up", e);
        }
    }

    /** Picks up rows whose job never came, or ended without ending the row. */
    void sweep() {
        for (UUID row : outbox.due(LOST_AFTER, SWEEP_LIMIT)) {
            ensureJob(row, job -> false);
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
                ensureJob(row, this::isOrphaned);
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

    /** Sees to it that a job will run the row: makes the first one, or the next when those before it have ended. */
    private void ensureJob(UUID row, Predicate<Job> lost) {
        for (int n = 0; n < MAX_JOBS_PER_ROW; n++) {
            UUID id = jobId(row, n);
            Job job = find(id);
            if (job == null) {
                scheduler.<WorkflowStepJob>enqueue(id, step -> step.run(row));
                return;
            }
            if (lost.test(job)) {
                // Else JobRunr would find it orphaned, and run the step beside the new job.
                scheduler.delete(id, "The server that ran it is gone");
            } else if (!ENDED.contains(job.getState())) {
                return;
            }
        }
        steps.giveUp(
                row,
                "The step was begun " + MAX_JOBS_PER_ROW + " times and never came to an end. Look into the server's log"
                        + " for what stops it, then retry.");
    }

    private @Nullable Job find(UUID id) {
        try {
            return jobs.getJobById(id);
        } catch (JobNotFoundException e) {
            return null;
        }
    }

    /** Returns whether a job is marked as running on a server that, with this one the only node, must be gone. */
    private boolean isOrphaned(Job job) {
        return job.getJobState() instanceof ProcessingState processing
                && !processing.getServerId().equals(server.getId());
    }

    /** Has this node's job server look for enqueued jobs now. */
    private void wake() {
        if (server.isRunning()) {
            onboarding.runTaskThreadSafe();
        }
    }

    /** Returns the id of the n-th job of a row: a name-based UUID, the same on every node. */
    static UUID jobId(UUID row, int n) {
        return UUID.nameUUIDFromBytes((row + "/" + n).getBytes(StandardCharsets.UTF_8));
    }
}
