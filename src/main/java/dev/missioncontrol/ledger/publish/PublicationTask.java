package dev.missioncontrol.ledger.publish;

import com.vaadin.flow.shared.Registration;
import dev.missioncontrol.ledger.checkpoint.Sequencer;
import dev.missioncontrol.shell.live.Topics;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Has new checkpoints published soon after they were signed, and tries again later what did not go out. */
@Component
class PublicationTask implements SmartLifecycle {

    /** Checkpoints that come within this time go out as one, the newest. */
    private static final long GATHER_MILLIS = 500;

    private static final long SWEEP_SECONDS = 60;
    private static final Logger LOG = LoggerFactory.getLogger(PublicationTask.class);

    private final Topics topics;
    private final PublishCheckpoint publisher;
    private final AtomicBoolean due = new AtomicBoolean();
    private volatile @Nullable ScheduledExecutorService executor;
    private volatile Registration subscription = () -> {};

    PublicationTask(Topics topics, PublishCheckpoint publisher) {
        this.topics = topics;
        this.publisher = publisher;
    }

    @Override
    public void start() {
        if (!publisher.isWanted()) {
            return;
        }
        ScheduledExecutorService started = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("checkpoint-publisher").factory());
        executor = started;
        subscription = topics.subscribe(Sequencer.TOPIC, topic -> {
            if (due.compareAndSet(false, true)) {
                started.schedule(this::publish, GATHER_MILLIS, TimeUnit.MILLISECONDS);
            }
        });
        started.scheduleWithFixedDelay(this::publish, 1, SWEEP_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void stop() {
        subscription.remove();
        ScheduledExecutorService started = executor;
        if (started != null) {
            started.shutdownNow();
            executor = null;
        }
    }

    @Override
    public boolean isRunning() {
        return executor != null;
    }

    /** A failure must not end the schedule. */
    private void publish() {
        due.set(false);
        try {
            publisher.publishNewest();
        } catch (RuntimeException e) {
            LOG.error("Checkpoints could not be published; it is tried again in {} s", SWEEP_SECONDS, e);
        }
    }
}
