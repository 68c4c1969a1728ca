package dev.missioncontrol.ledger.checkpoint;

import com.vaadin.flow.shared.Registration;
import dev.missioncontrol.shell.live.Topics;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Has new entries sequenced soon after they were committed, on whichever node, and sweeps for those it did not hear of. */
@Component
@ConditionalOnProperty(name = "missioncontrol.ledger.sequencer", havingValue = "true")
class SequencerTask implements SmartLifecycle {

    /** Entries that come within this time share a checkpoint: signing costs more than appending. */
    private static final long GATHER_MILLIS = 500;

    private static final long SWEEP_SECONDS = 30;
    private static final Logger LOG = LoggerFactory.getLogger(SequencerTask.class);

    private final Topics topics;
    private final Sequencer sequencer;
    private final AtomicBoolean due = new AtomicBoolean();
    private volatile @Nullable ScheduledExecutorService executor;
    private volatile Registration subscription = () -> {};

    SequencerTask(Topics topics, Sequencer sequencer) {
        this.topics = topics;
        this.sequencer = sequencer;
    }

    @Override
    public void start() {
        ScheduledExecutorService started = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("ledger-sequencer").factory());
        executor = started;
        subscription = topics.subscribe("ledger", topic -> {
            if (due.compareAndSet(false, true)) {
                started.schedule(this::sequence, GATHER_MILLIS, TimeUnit.MILLISECONDS);
            }
        });
        started.scheduleWithFixedDelay(this::sequence, 1, SWEEP_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void stop() {
        subscription.remove();
        ScheduledExecutorService started = executor;
        if (started != null) {
            started.shutdown();
            executor = null;
        }
    }

    @Override
    public boolean isRunning() {
        return executor != null;
    }

    /** A failure must not end the schedule: the entries wait, and the next sweep takes them. */
    private void sequence() {
        due.set(false);
        try {
            while (executor != null && sequencer.sequence() > 0) {
                LOG.debug("Signed a checkpoint.");
            }
        } catch (RuntimeException e) {
            LOG.error("The ledger's log could not be signed; it is tried again in {} s", SWEEP_SECONDS, e);
        }
    }
}
