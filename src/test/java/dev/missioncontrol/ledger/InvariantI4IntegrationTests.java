package dev.missioncontrol.ledger;

import static dev.missioncontrol.ledger.LedgerFixture.ALICE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.missioncontrol.IntegrationTest;
import dev.missioncontrol.TestDatabase;
import dev.missioncontrol.shared.WorkflowId;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** I4, evidence first: an entry stands or falls with its change, and nothing that stands can be changed. */
@IntegrationTest
class InvariantI4IntegrationTests {

    private static final String REFUSED = "42501";

    @Autowired
    private Ledger ledger;

    @Autowired
    private Artifacts artifacts;

    @Autowired
    private LedgerVerifier verifier;

    @Autowired
    private TransactionTemplate transactions;

    @Autowired
    private JdbcClient jdbc;

    private final WorkflowId chain = WorkflowId.next();
    private LedgerFixture fixture;

    @BeforeEach
    void aChainWithAnEntryAndADocument() {
        fixture = new LedgerFixture(ledger, transactions);
        fixture.append(chain, "workflow.created", "Created", Map.of("idea", "rename a class"));
        fixture.inTransaction(() -> artifacts.store(
                chain,
                ArtifactKind.LOG,
                "build.log",
                "text/plain",
                "all good".getBytes(StandardCharsets.UTF_8),
                ALICE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE ledger_entry SET actor = 'user:mallory'",
                "UPDATE ledger_entry SET type = type WHERE false OR true",
                "DELETE FROM ledger_entry",
                "TRUNCATE ledger_entry CASCADE",
                "UPDATE ledger_payload SET content = '{}'",
                "UPDATE ledger_payload SET content = NULL, summary = NULL, tombstoned_by = 1",
                "DELETE FROM ledger_payload",
                "TRUNCATE ledger_payload CASCADE",
                "UPDATE ledger_artifact SET content = ''",
                "DELETE FROM ledger_artifact",
                "TRUNCATE ledger_artifact CASCADE",
                "UPDATE ledger_artifact_link SET name = 'other'",
                "DELETE FROM ledger_artifact_link",
                "TRUNCATE ledger_artifact_link",
                "UPDATE ledger_chain SET next_index = next_index - 1",
                "UPDATE ledger_chain SET next_index = next_index + 1",
                "UPDATE ledger_chain SET head_hash = repeat('0', 64)",
                "DELETE FROM ledger_chain",
                "TRUNCATE ledger_chain CASCADE",
            })
    void postgreSqlRefusesEveryChangeToTheApplicationAndToTheOwner(String statement) throws SQLException {
        try (Connection application = TestDatabase.get().connectAsApplication();
                Connection owner = TestDatabase.get().connectAsOwner()) {
            assertRefused(application, statement);
            assertRefused(owner, statement);
        }
    }

    @Test
    void theOwnerIsToldThatTheLedgerIsAppendOnly() throws SQLException {
        try (Connection owner = TestDatabase.get().connectAsOwner();
                Statement statement = owner.createStatement()) {
            assertThatThrownBy(() -> statement.execute("DELETE FROM ledger_entry"))
                    .hasMessageContaining("the ledger is append-only: DELETE on ledger_entry is refused");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ALTER TABLE ledger_entry DISABLE TRIGGER ALL",
                "DROP TRIGGER follow_head ON ledger_entry",
                "SET session_replication_role = replica",
                "DROP TABLE ledger_entry CASCADE",
            })
    void theApplicationCannotSwitchTheProtectionOff(String statement) throws SQLException {
        try (Connection application = TestDatabase.get().connectAsApplication()) {
            assertRefused(application, statement);
        }
    }

    @Test
    void anEntryThatDoesNotFollowTheHeadIsRefusedByPostgreSql() throws SQLException {
        String text = "{\"forged\":true}";
        String insert = "INSERT INTO ledger_entry"
                + " (chain, entry_index, type, actor, at, payload_digest, previous_hash, hash, hashed_text)"
                + " SELECT chain, %s, type, actor, %s, payload_digest, %s,"
                + " encode(sha256('" + text + "'), 'hex'), '%s'"
                + " FROM ledger_entry WHERE chain = '" + chain + "' AND entry_index = 1";
        List<String> forgeries = List.of(
                insert.formatted("entry_index + 2", "at", "hash", text),
                insert.formatted("entry_index + 1", "at", "previous_hash", text),
                insert.formatted("entry_index + 1", "at - interval '1 second'", "hash", text),
                insert.formatted("entry_index + 1", "at", "hash", "{}"));
        try (Connection application = TestDatabase.get().connectAsApplication();
                Statement statement = application.createStatement()) {
            for (String forgery : forgeries) {
                assertThatThrownBy(() -> statement.execute(forgery))
                        .as(forgery)
                        .isInstanceOfSatisfying(
                                SQLException.class,
                                refused -> assertThat(refused.getSQLState()).isEqualTo("23514"));
            }
        }
        assertThat(count("ledger_entry", "chain")).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "+ 3|first.hash|at",
                "+ 2|head.hash|at",
                "+ 2|repeat('a', 64)|at",
                "+ 1|first.hash|at",
                "+ 2|first.hash|at - interval '1 second'",
            })
    void entriesOfOneStatementThatDoNotFollowEachOtherAreRefused(String index, String previous, String at)
            throws SQLException {
        String two = """
                WITH head AS (SELECT * FROM ledger_entry WHERE chain = '%s' AND entry_index = 1),
                     first AS (SELECT encode(sha256('a'), 'hex') AS hash)
                INSERT INTO ledger_entry (chain, entry_index, type, actor, at, payload_digest, previous_hash, hash, hashed_text)
                SELECT chain, entry_index + 1, type, actor, at, payload_digest, head.hash, first.hash, 'a' FROM head, first
                UNION ALL
                SELECT chain, entry_index %s, type, actor, %s, payload_digest, %s, encode(sha256('b'), 'hex'), 'b'
                  FROM head, first
                """;
        try (Connection application = TestDatabase.get().connectAsApplication();
                Statement statement = application.createStatement()) {
            application.setAutoCommit(false);
            String forged = two.formatted(chain, index, at, previous);
            assertThatThrownBy(() -> statement.execute(forged))
                    .isInstanceOfSatisfying(
                            SQLException.class,
                            refused -> assertThat(refused.getSQLState()).startsWith("23"));
            application.rollback();
            statement.execute(two.formatted(chain, "+ 2", "at", "first.hash"));
            application.rollback();
        }
    }

    @Test
    void severalEntriesAreAppendedAsOneAfterTheOther() {
        NewEntry one = new NewEntry(new LedgerFixture.Type("workflow.x"), ALICE, "One", Map.of("n", 1));
        NewEntry two = new NewEntry(new LedgerFixture.Type("workflow.y"), ALICE, "Two", Map.of("n", 2));

        List<LedgerEntryRef> appended = fixture.inTransaction(() -> ledger.appendAll(chain, List.of(one, two, one)));

        assertThat(appended).extracting(LedgerEntryRef::index).containsExactly(2L, 3L, 4L);
        assertThat(fixture.append(chain, "workflow.z", "After", Map.of()).index())
                .isEqualTo(5);
        assertThat(verifier.verify(chain).holds()).isTrue();
        assertThat(fixture.<List<LedgerEntryRef>>inTransaction(() -> ledger.appendAll(chain, List.of())))
                .isEmpty();
    }

    @Test
    void appendingNeedsTheTransactionOfTheChange() {
        assertThatThrownBy(() -> ledger.append(chain, new LedgerFixture.Type("workflow.x"), ALICE, "x", Map.of()))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aRollbackLeavesNeitherEntryNorPayloadNorDocument() {
        WorkflowId fresh = WorkflowId.next();
        assertThatThrownBy(() -> fixture.inTransaction(() -> {
                    ledger.append(fresh, new LedgerFixture.Type("workflow.x"), ALICE, "never", Map.of("id", fresh));
                    artifacts.store(
                            fresh,
                            ArtifactKind.LOG,
                            "x",
                            "text/plain",
                            fresh.toString().getBytes(StandardCharsets.UTF_8),
                            ALICE);
                    throw new IllegalStateException("the change failed");
                }))
                .hasMessage("the change failed");

        assertThat(jdbc.sql("SELECT count(*) FROM ledger_chain WHERE chain = ?")
                        .param(fresh.value())
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(jdbc.sql("SELECT count(*) FROM ledger_payload WHERE content LIKE ?")
                        .param("%" + fresh + "%")
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(artifacts.ofWorkflow(fresh)).isEmpty();
        assertThat(fixture.append(fresh, "workflow.x", "again", Map.of()).index())
                .isZero();
    }

    @Test
    void concurrentAppendsToOneChainLeaveNoGap() throws Exception {
        int writers = 8;
        int each = 25;
        WorkflowId busy = WorkflowId.next();
        List<Callable<Void>> work = new ArrayList<>();
        for (int writer = 0; writer < writers; writer++) {
            String name = "writer " + writer;
            work.add(() -> {
                for (int i = 0; i < each; i++) {
                    fixture.append(busy, "workflow.x", name, Map.of("i", i));
                }
                return null;
            });
        }
        try (var threads = Executors.newFixedThreadPool(writers)) {
            for (Future<Void> done : threads.invokeAll(work)) {
                done.get();
            }
        }
        assertThat(jdbc.sql("SELECT entry_index FROM ledger_entry WHERE chain = ? ORDER BY id")
                        .param(busy.value())
                        .query(Long.class)
                        .list())
                .containsExactlyElementsOf(
                        LongStream.range(0, writers * each).boxed().toList());
    }

    private static void assertRefused(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.execute(sql))
                    .as(sql)
                    .isInstanceOfSatisfying(
                            SQLException.class,
                            refused -> assertThat(refused.getSQLState()).isEqualTo(REFUSED));
        }
    }

    private long count(String table, String column) {
        return jdbc.sql("SELECT count(*) FROM " + table + " WHERE " + column + " = ?")
                .param(chain.value())
                .query(Long.class)
                .single();
    }
}
