package dev.missioncontrol.ledger.checkpoint;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Counts and times what the ledger does; docs/ledger.md lists the metrics. */
@Component
public class LedgerMetrics {

    private final MeterRegistry registry;
    private final Counter appended;

    LedgerMetrics(MeterRegistry registry, Checkpoints checkpoints, Clock clock) {
        this.registry = registry;
        this.appended = registry.counter("missioncontrol.ledger.appended");
        Gauge.builder("missioncontrol.ledger.checkpoint.lag", checkpoints, Checkpoints::waiting)
                .register(registry);
        TimeGauge.builder(
                        "missioncontrol.ledger.checkpoint.age",
                        checkpoints,
                        TimeUnit.MILLISECONDS,
                        each -> each.latest()
                                .map(latest -> (double) Duration.between(latest.signedAt(), clock.instant())
                                        .toMillis())
                                .orElse(Double.NaN))
                .register(registry);
    }

    /** Counts entries once the current transaction has committed. */
    public void appended(int entries) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                appended.increment(entries);
            }
        });
    }

    /**
     * Verifies something, and measures how long it takes.
     *
     * @param what what is verified: {@code run} or {@code log}
     * @param entries how many entries the report is about
     */
    public <T> T verified(String what, Supplier<T> verification, ToIntFunction<T> entries) {
        Timer timer = Timer.builder("missioncontrol.ledger.verification")
                .tag("of", what)
                .publishPercentileHistogram()
                .register(registry);
        Timer.Sample sample = Timer.start(registry);
        T report = verification.get();
        sample.stop(timer);
        registry.counter("missioncontrol.ledger.verified", "of", what).increment(entries.applyAsInt(report));
        return report;
    }
}
