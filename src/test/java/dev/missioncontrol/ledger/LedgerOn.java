package dev.missioncontrol.ledger;

import dev.missioncontrol.ledger.checkpoint.Checkpoints;
import dev.missioncontrol.ledger.checkpoint.LedgerMetrics;
import dev.missioncontrol.ledger.checkpoint.LogVerifier;
import dev.missioncontrol.ledger.checkpoint.Sequencer;
import dev.missioncontrol.ledger.checkpoint.SigningKeys;
import dev.missioncontrol.shell.encryption.AtRest;
import dev.missioncontrol.shell.live.LiveUpdates;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.support.TransactionTemplate;

/** The ledger's own parts on a database of one's choice, as a server that was pointed at it would have them. */
public final class LedgerOn implements AutoCloseable {

    private static final List<Class<?>> PARTS = List.of(
            Transactions.class,
            LiveUpdates.class,
            ChainHeads.class,
            PatternRedactor.class,
            Redaction.class,
            EmptiedBefore.class,
            JdbcLedger.class,
            JdbcArtifacts.class,
            LedgerEntries.class,
            LedgerVerifier.class,
            ExportWriter.class,
            LedgerExport.class,
            Tombstones.class,
            SigningKeys.class,
            Sequencer.class,
            Checkpoints.class,
            LedgerMetrics.class,
            LogVerifier.class);

    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

    /**
     * Connects.
     *
     * @param atRest opens the log's private keys
     */
    public LedgerOn(DataSource database, AtRest atRest) {
        JdbcTransactionManager manager = new JdbcTransactionManager(database);
        context.registerBean(DataSource.class, () -> database);
        context.registerBean(JdbcTransactionManager.class, () -> manager);
        context.registerBean(TransactionTemplate.class, () -> new TransactionTemplate(manager));
        context.registerBean(JdbcClient.class, () -> JdbcClient.create(database));
        context.registerBean(Clock.class, Clock::systemUTC);
        context.registerBean(MeterRegistry.class, () -> new SimpleMeterRegistry());
        context.registerBean(AtRest.class, () -> atRest);
        PARTS.forEach(context::register);
        context.refresh();
    }

    @EnableTransactionManagement(proxyTargetClass = true)
    static class Transactions {}

    /** Returns one of the parts. */
    public <T> T get(Class<T> type) {
        return context.getBean(type);
    }

    /** Has everything that waits take its place in the log, and returns the newest checkpoint. */
    public String checkpoint() {
        while (get(Sequencer.class).sequenceNow() > 0) {
            // Until none waits.
        }
        return get(Checkpoints.class).latest().orElseThrow().note();
    }

    @Override
    public void close() {
        context.close();
    }
}
