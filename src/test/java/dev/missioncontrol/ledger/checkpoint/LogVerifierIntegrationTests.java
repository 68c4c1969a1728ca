package dev.missioncontrol.ledger.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.missioncontrol.IntegrationTest;
import dev.missioncontrol.TestDatabase;
import dev.missioncontrol.ledger.EntryType;
import dev.missioncontrol.ledger.Ledger;
import dev.missioncontrol.shared.Actor;
import dev.missioncontrol.shared.Refusal;
import dev.missioncontrol.shared.WorkflowId;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Rewrites the past as somebody with every right in the database could. What was done is undone again: other tests share
 * the log.
 */
@IntegrationTest
class LogVerifierIntegrationTests {

    private static final String[] TABLES = {"ledger_entry", "ledger_leaf", "ledger_subtree", "ledger_checkpoint"};

    private record Type(String code) implements EntryType {}

    @Autowired
    private Ledger ledger;

    @Autowired
    private Sequencer sequencer;

    @Autowired
    private Checkpoints checkpoints;

    @Autowired
    private LogVerifier verifier;

    @Autowired
    private TransactionTemplate transactions;

    @Autowired
    private JdbcClient jdbc;

    private final WorkflowId chain = new WorkflowId(UUID.randomUUID());

    @Test
    void rewrittenEntryIsCaughtByTheCheckpointsAndTheOneKeptOutside() throws SQLException {
        String kept = signedEntries();
        int before = verifier.verify(kept).findings().size();
        String hash = jdbc.sql("SELECT hash FROM ledger_entry WHERE chain = ? AND entry_index = 1")
                .param(chain.value())
                .query(String.class)
                .single();
        String other = (hash.startsWith("0") ? "1" : "0") + hash.substring(1);

        // A superuser who also deletes every checkpoint and leaf hash is left with what was kept outside.
        asOwner("UPDATE ledger_entry SET hash = '" + other + "' WHERE chain = '" + chain + "' AND entry_index = 1");
        LogReport report = verifier.verify(kept);
        asOwner("UPDATE ledger_entry SET hash = '" + hash + "' WHERE chain = '" + chain + "' AND entry_index = 1");

        assertThat(report.findings().size()).isGreaterThan(before);
        assertThat(report.findings())
                .anySatisfy(found -> assertThat(found.field()).isEqualTo("entry"))
                .anySatisfy(found -> assertThat(found.place()).startsWith("checkpoint of size "));
        assertThat(verifier.verify(kept).findings()).hasSize(before);
    }

    @Test
    void refusesACheckpointOfAnotherLog() {
        String kept = signedEntries();
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> verifier.verify(kept.replace("=\n\n", "A\n\n")))
                .returns("checkpoint", Refusal::field);
        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> verifier.verify("hello"));
    }

    private String signedEntries() {
        transactions.executeWithoutResult(status -> {
            for (int i = 0; i < 3; i++) {
                ledger.append(chain, new Type("test.happened"), Actor.user("alice"), "Entry " + i, Map.of());
            }
        });
        int taken;
        do {
            taken = sequencer.sequence();
        } while (taken > 0);
        return checkpoints.latest().orElseThrow().note();
    }

    private static void asOwner(String statement) throws SQLException {
        try (Connection connection = TestDatabase.get().connectAsOwner();
                Statement sql = connection.createStatement()) {
            connection.setAutoCommit(false);
            for (String table : TABLES) {
                sql.execute("ALTER TABLE " + table + " DISABLE TRIGGER USER");
            }
            sql.execute(statement);
            for (String table : TABLES) {
                sql.execute("ALTER TABLE " + table + " ENABLE TRIGGER USER");
            }
            connection.commit();
        }
    }
}
