package dev.missioncontrol.bench;

import dev.missioncontrol.shared.WorkflowId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Tables with the columns of the ledger's, and nothing that makes a ledger of them. */
final class PlainTables {

    private static final int FETCH_SIZE = 500;
    private static final List<String> ENTRY = List.of(
            "entry_index",
            "type",
            "actor",
            "at",
            "payload_digest",
            "previous_hash",
            "hash",
            "hashed_text",
            "agent_run");

    private final JdbcClient jdbc;
    private final String prefix;

    /** Makes them with all checks and indexes. */
    PlainTables(JdbcClient jdbc, String prefix) {
        this(jdbc, prefix, "INCLUDING ALL EXCLUDING IDENTITY");
    }

    private PlainTables(JdbcClient jdbc, String prefix, String like) {
        this.jdbc = jdbc;
        this.prefix = prefix;
        for (String table : List.of("payload", "entry", "term")) {
            jdbc.sql("CREATE TABLE IF NOT EXISTS " + prefix + "_" + table + " (LIKE ledger_" + table + " " + like + ")")
                    .update();
        }
        jdbc.sql("CREATE SEQUENCE IF NOT EXISTS " + prefix + "_id").update();
    }

    /** Makes them without any. */
    static PlainTables bare(JdbcClient jdbc, String prefix) {
        return new PlainTables(jdbc, prefix, "");
    }

    /** Rows of the ledger, as a client has them before it inserts them. */
    record Copy(
            UUID chain,
            List<String[]> columns,
            String[] contents,
            String[] summaries,
            String[] prose,
            List<String[]> terms) {}

    /** Reads rows of the ledger back. */
    Copy copyOf(WorkflowId chain, int from, int count) {
        List<String[]> rows = new ArrayList<>();
        jdbc.sql("SELECT e." + String.join(", e.", ENTRY) + ", p.content, p.summary, p.prose FROM ledger_entry e"
                        + " JOIN ledger_payload p ON p.digest = e.payload_digest"
                        + " WHERE e.chain = ? AND e.entry_index >= ? AND e.entry_index < ? ORDER BY e.entry_index")
                .params(chain.value(), from, from + count)
                .query(row -> {
                    String[] values = new String[ENTRY.size() + 3];
                    for (int i = 0; i < values.length; i++) {
                        values[i] = row.getString(i + 1);
                    }
                    rows.add(values);
                });
        List<String[]> columns = IntStream.range(0, ENTRY.size() + 3)
                .mapToObj(i -> rows.stream().map(row -> row[i]).toArray(String[]::new))
                .toList();
        return new Copy(
                chain.value(),
                columns.subList(0, ENTRY.size()),
                columns.get(ENTRY.size()),
                columns.get(ENTRY.size() + 1),
                columns.getLast(),
                termsOf(chain, from, count));
    }

    /** Reads kind, value and position of what the entries can be found by. */
    private List<String[]> termsOf(WorkflowId chain, int from, int count) {
        List<String[]> rows = jdbc.sql("SELECT t.kind, t.value, e.entry_index FROM ledger_entry e"
                        + " JOIN ledger_term t ON t.entry = e.id"
                        + " WHERE e.chain = ? AND e.entry_index >= ? AND e.entry_index < ?")
                .params(chain.value(), from, from + count)
                .query((row, number) -> new String[] {row.getString(1), row.getString(2), row.getString(3)})
                .list();
        return IntStream.range(0, 3)
                .mapToObj(i -> rows.stream().map(row -> row[i]).toArray(String[]::new))
                .toList();
    }

    /** Inserts the rows with one statement. */
    void insert(Copy copy) {
        var statement = jdbc.sql("WITH payload AS (INSERT INTO " + prefix + "_payload (digest, content, summary, prose)"
                        + " SELECT * FROM unnest(?, ?, ?, ?)), entry AS (INSERT INTO " + prefix + "_entry (id, chain, "
                        + String.join(", ", ENTRY) + ") SELECT nextval('" + prefix
                        + "_id'), ?, CAST(entry_index AS bigint),"
                        + " type, actor, CAST(at AS timestamptz), payload_digest, previous_hash, hash, hashed_text,"
                        + " CAST(agent_run AS uuid) FROM unnest(?, ?, ?, ?, ?, ?, ?, ?, ?) AS row ("
                        + String.join(", ", ENTRY) + ") RETURNING id, entry_index) INSERT INTO " + prefix
                        + "_term (kind, value, entry) SELECT term.kind, term.value, entry.id FROM entry"
                        + " JOIN unnest(?, ?, ?) AS term (kind, value, entry_index)"
                        + " ON CAST(term.entry_index AS bigint) = entry.entry_index")
                .param(copy.columns().get(ENTRY.indexOf("payload_digest")))
                .param(copy.contents())
                .param(copy.summaries())
                .param(copy.prose())
                .param(copy.chain());
        for (String[] column : copy.columns()) {
            statement = statement.param(column);
        }
        for (String[] column : copy.terms()) {
            statement = statement.param(column);
        }
        statement.update();
    }

    /** Reads the hashed text and the payload of each entry of the ledger, as its verifier does. */
    void each(WorkflowId chain, BiConsumer<String, String> work) {
        jdbc.sql(
                        "SELECT e.hashed_text, p.content FROM ledger_entry e JOIN ledger_payload p ON p.digest = e.payload_digest"
                                + " WHERE e.chain = ? ORDER BY e.entry_index")
                .withFetchSize(FETCH_SIZE)
                .param(chain.value())
                .query(row -> {
                    work.accept(row.getString(1), row.getString(2));
                });
    }
}
