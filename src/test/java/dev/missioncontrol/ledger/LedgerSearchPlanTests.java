package dev.missioncontrol.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.missioncontrol.IntegrationTest;
import dev.missioncontrol.TestDatabase;
import dev.missioncontrol.shared.AgentRunId;
import dev.missioncontrol.shared.WorkflowId;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * How the database finds the first page of each search among some 100,000 entries: by an index, and not by reading tables.
 * The entries lie in a schema of their own, with the tables and indexes of the real one.
 */
@IntegrationTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LedgerSearchPlanTests {

    private static final int ENTRIES = 120_000;
    private static final String SCHEMA = "ledger_search_plan";
    private static final WorkflowId CHAIN = new WorkflowId(new UUID(1, 1));
    private static final AgentRunId RUN = new AgentRunId(new UUID(2, 2));

    private Connection connection;
    private NamedParameterJdbcTemplate jdbc;

    @BeforeAll
    void manyEntries() throws SQLException {
        connection = TestDatabase.get().connectAsOwner();
        jdbc = new NamedParameterJdbcTemplate(new SingleConnectionDataSource(connection, true));
        try (Statement statement = connection.createStatement()) {
            String real = connection.getSchema();
            statement.execute("DROP SCHEMA IF EXISTS " + SCHEMA + " CASCADE");
            statement.execute("CREATE SCHEMA " + SCHEMA);
            for (String table : List.of("ledger_payload", "ledger_entry", "ledger_term")) {
                statement.execute("CREATE TABLE " + SCHEMA + "." + table + " (LIKE " + real + "." + table
                        + " INCLUDING ALL EXCLUDING CONSTRAINTS)");
            }
            // The operators of the index on texts stay where the extension put them.
            statement.execute("SET search_path = " + SCHEMA + ", " + real);
            statement.execute("INSERT INTO ledger_payload (digest, content, summary, prose)"
                    + " SELECT encode(sha256(n::text::bytea), 'hex'), '{}', 'Used tool number ' || n,"
                    + " CASE WHEN n % 50 = 0 THEN 'Approved, reference ' || md5(n::text) END"
                    + " FROM generate_series(1, " + ENTRIES + ") n");
            statement.execute("INSERT INTO ledger_entry (chain, entry_index, type, actor, at, payload_digest,"
                    + " previous_hash, hash, hashed_text, agent_run)"
                    + " SELECT CASE WHEN n % 100 = 0 THEN '" + CHAIN + "' ELSE gen_random_uuid() END, n,"
                    + " CASE WHEN n % 1000 = 0 THEN 'approval.recorded' ELSE 'tool.called' END,"
                    + " CASE WHEN n % 500 = 0 THEN 'user:alice' ELSE 'agent:codemod' END,"
                    + " timestamptz '2026-01-01' + n * interval '1 second', encode(sha256(n::text::bytea), 'hex'),"
                    + " repeat('0', 64), encode(sha256(('hash' || n)::bytea), 'hex'), '{}',"
                    + " CASE WHEN n % 700 = 0 THEN CAST('" + RUN + "' AS uuid) END"
                    + " FROM generate_series(1, " + ENTRIES + ") n");
            statement.execute("INSERT INTO ledger_term (kind, value, entry)"
                    + " SELECT 'file', 'src/' || n % 2000 || '/A.java', n FROM generate_series(1, " + ENTRIES + ") n"
                    + " UNION ALL SELECT 'rule', 'rule.' || n % 400, n FROM generate_series(1, " + ENTRIES + ") n"
                    + " UNION ALL SELECT 'digest', encode(sha256(('named' || n % 5000)::bytea), 'hex'), n"
                    + " FROM generate_series(1, " + ENTRIES + ") n");
            statement.execute("ANALYZE ledger_payload, ledger_entry, ledger_term");
        }
    }

    @AfterAll
    void dropThem() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("DROP SCHEMA " + SCHEMA + " CASCADE");
        }
        connection.close();
    }

    static Stream<EntryFilter> searches() {
        return Stream.of(
                EntryFilter.everything(),
                EntryFilter.of(CHAIN),
                named("src/77/A.java", null, null),
                named("src/77/", null, null),
                named(null, "rule.9", null),
                named(null, null, "ab12"),
                EntryFilter.naming(CHAIN, "ab12cd34"),
                new EntryFilter(null, "approval.", null, null, null, null, null),
                new EntryFilter(null, null, "user:alice", null, null, null, null),
                new EntryFilter(null, null, null, RUN, null, null, null),
                new EntryFilter(
                        null,
                        null,
                        null,
                        null,
                        Instant.parse("2026-01-01T10:00:00Z"),
                        Instant.parse("2026-01-01T10:01:00Z"),
                        null),
                new EntryFilter(null, null, null, null, null, null, "reference c4ca4238"));
    }

    @ParameterizedTest
    @MethodSource("searches")
    void findsTheFirstPageByAnIndex(EntryFilter filter) {
        EntryQuery query = new EntryQuery(filter);

        String plan = plan(query.select(EntryOrder.NEWEST_FIRST, 0, 51), query);

        assertThat(plan).doesNotContain("Seq Scan").contains("Index");
    }

    @ParameterizedTest
    @MethodSource("searches")
    void findsALaterPageByAnIndex(EntryFilter filter) {
        EntryQuery query = new EntryQuery(filter).positionedAt("<", ENTRIES / 2);

        String plan = plan(query.select(EntryOrder.NEWEST_FIRST, 0, 51), query);

        assertThat(plan).doesNotContain("Seq Scan").contains("Index");
    }

    @ParameterizedTest
    @MethodSource("searches")
    void looksWhetherAnythingIsNewerByAnIndex(EntryFilter filter) {
        EntryQuery query = new EntryQuery(filter).positionedAt(">", ENTRIES - 5);

        assertThat(plan(query.count(1_000), query)).doesNotContain("Seq Scan").contains("Index");
    }

    @Test
    void wouldNoticeAScan() {
        EntryQuery query = new EntryQuery(EntryFilter.everything());

        assertThat(plan("SELECT * FROM ledger_payload WHERE content LIKE '%x%'", query))
                .contains("Seq Scan");
    }

    private static EntryFilter named(@Nullable String file, @Nullable String rule, @Nullable String digest) {
        return new EntryFilter(null, null, null, null, null, null, null, file, rule, digest);
    }

    private String plan(String sql, EntryQuery query) {
        return String.join("\n", jdbc.queryForList("EXPLAIN " + sql, query.parameters(), String.class));
    }
}
