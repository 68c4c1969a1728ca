package dev.missioncontrol.ledger;

import dev.missioncontrol.TestDatabase;
import dev.missioncontrol.shared.Actor;
import dev.missioncontrol.shared.WorkflowId;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;

/** What ledger tests do again and again: append in a transaction of its own, and tamper as the owner of the tables. */
final class LedgerFixture {

    static final Actor ALICE = Actor.user("alice");

    private static final String[] TABLES = {
        "ledger_chain", "ledger_payload", "ledger_entry", "ledger_artifact", "ledger_artifact_link"
    };

    private final Ledger ledger;
    private final TransactionTemplate transactions;

    LedgerFixture(Ledger ledger, TransactionTemplate transactions) {
        this.ledger = ledger;
        this.transactions = transactions;
    }

    /** A type of a feature that stands below. */
    record Type(String code) implements EntryType {}

    LedgerEntryRef append(WorkflowId chain, String type, String summary, Map<String, @Nullable Object> payload) {
        return append(chain, type, ALICE, summary, payload);
    }

    LedgerEntryRef append(
            WorkflowId chain, String type, Actor actor, String summary, Map<String, @Nullable Object> payload) {
        return inTransaction(() -> ledger.append(chain, new Type(type), actor, summary, payload));
    }

    <T> T inTransaction(Supplier<T> work) {
        return transactions.execute(status -> work.get());
    }

    /** Runs statements with the triggers off, as somebody with the owner's password could. */
    static void tamper(String... statements) throws SQLException {
        try (Connection connection = TestDatabase.get().connectAsOwner();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            for (String table : TABLES) {
                statement.execute("ALTER TABLE " + table + " DISABLE TRIGGER USER");
            }
            for (String each : statements) {
                statement.execute(each);
            }
            for (String table : TABLES) {
                statement.execute("ALTER TABLE " + table + " ENABLE TRIGGER USER");
            }
            connection.commit();
        }
    }
}
