package dev.missioncontrol.ledger.checkpoint;

import dev.missioncontrol.ledger.checkpoint.LogReport.LogFinding;
import dev.missioncontrol.ledger.merkle.GrowingTree;
import dev.missioncontrol.ledger.merkle.TreeHash;
import dev.missioncontrol.ledger.note.Checkpoint;
import dev.missioncontrol.ledger.note.SignedNote;
import dev.missioncontrol.ledger.note.VerifierKey;
import dev.missioncontrol.shared.Refusal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Computes the log anew from the entries, and compares it with every checkpoint that was signed and, if there is one, with
 * a checkpoint that somebody kept outside: a past that was rewritten since does not lead to its root.
 */
@Service
public class LogVerifier {

    private static final int FETCH_SIZE = 5_000;
    private static final int MAX_FINDINGS = 100;
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    private final JdbcClient jdbc;
    private final SigningKeys keys;
    private final TransactionTemplate reading;

    LogVerifier(JdbcClient jdbc, SigningKeys keys, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.keys = keys;
        this.reading = new TransactionTemplate(transactions);
        this.reading.setReadOnly(true);
        this.reading.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    }

    /** Verifies the log against the checkpoints in the database. */
    public LogReport verify() {
        return verify(null);
    }

    /**
     * Verifies the log against the checkpoints in the database and one from outside.
     *
     * @param outside the signed note, word for word; null for none
     * @throws Refusal INVALID (field {@code checkpoint}) when it is no checkpoint, or not signed by a key of this log
     */
    public LogReport verify(@Nullable String outside) {
        List<VerifierKey> known =
                keys.all().stream().map(SigningKeys.SigningKey::key).toList();
        List<LogFinding> findings = new ArrayList<>();
        return reading.execute(status -> {
            NavigableMap<Long, List<Checkpoint>> expected = new TreeMap<>();
            if (outside != null) {
                add(expected, outside(outside, known));
            }
            stored(known, expected, findings);
            Walk walk = new Walk(expected, findings);
            jdbc.sql("SELECT l.leaf, l.hash, e.hash AS entry FROM ledger_leaf l"
                            + " LEFT JOIN ledger_entry e ON e.id = l.entry ORDER BY l.leaf")
                    .withFetchSize(FETCH_SIZE)
                    .query(walk::leaf);
            walk.end();
            int count = expected.values().stream().mapToInt(List::size).sum();
            return new LogReport(
                    walk.tree.size(),
                    count,
                    findings.size() > MAX_FINDINGS ? findings.subList(0, MAX_FINDINGS) : findings);
        });
    }

    private static Checkpoint outside(String note, List<VerifierKey> known) {
        try {
            SignedNote signed = SignedNote.parse(note);
            if (signed.verifiedBy(known).isEmpty()) {
                throw new IllegalArgumentException("No key of this log signed it.");
            }
            return Checkpoint.parse(signed.text());
        } catch (IllegalArgumentException e) {
            throw Refusal.invalid(
                    "checkpoint",
                    "This is no checkpoint of this log: " + e.getMessage(),
                    "Give the signed note as it was published, with its empty line and the signature lines.");
        }
    }

    private void stored(
            List<VerifierKey> known, NavigableMap<Long, List<Checkpoint>> expected, List<LogFinding> findings) {
        jdbc.sql("SELECT size, root, note FROM ledger_checkpoint ORDER BY size")
                .withFetchSize(FETCH_SIZE)
                .query(row -> {
                    String place = "checkpoint of size " + row.getLong("size");
                    try {
                        SignedNote note = SignedNote.parse(row.getString("note"));
                        Checkpoint checkpoint = Checkpoint.parse(note.text());
                        if (note.verifiedBy(known).isEmpty()) {
                            findings.add(new LogFinding(place, "signature", "one of a key of this log", "none"));
                        }
                        if (checkpoint.size() != row.getLong("size")
                                || !checkpoint.root().equals(TreeHash.of(row.getBytes("root")))) {
                            findings.add(new LogFinding(
                                    place, "columns", checkpoint.size() + " " + checkpoint.root(), "others"));
                        }
                        add(expected, checkpoint);
                    } catch (IllegalArgumentException e) {
                        findings.add(
                                new LogFinding(place, "note", "one that verifies", String.valueOf(e.getMessage())));
                    }
                });
    }

    private static void add(NavigableMap<Long, List<Checkpoint>> expected, Checkpoint checkpoint) {
        expected.computeIfAbsent(checkpoint.size(), size -> new ArrayList<>()).add(checkpoint);
    }

    /** Walks over the leaves, and compares the root wherever there is a checkpoint. */
    private static final class Walk {

        private final NavigableMap<Long, List<Checkpoint>> expected;
        private final List<LogFinding> findings;
        private final GrowingTree tree = new GrowingTree();

        Walk(NavigableMap<Long, List<Checkpoint>> expected, List<LogFinding> findings) {
            this.expected = expected;
            this.findings = findings;
        }

        void leaf(ResultSet row) throws SQLException {
            String place = "leaf " + row.getLong("leaf");
            String entry = row.getString("entry");
            TreeHash stored = TreeHash.of(row.getBytes("hash"));
            if (row.getLong("leaf") != tree.size()) {
                report(place, "number", Long.toString(tree.size()), Long.toString(row.getLong("leaf")));
            }
            TreeHash computed = entry != null && HASH.matcher(entry).matches()
                    ? TreeHash.leaf(HexFormat.of().parseHex(entry))
                    : TreeHash.empty();
            if (!computed.equals(stored)) {
                report(place, "entry", "the entry that was logged", entry == null ? "none" : entry);
            }
            // What the entries say now, not what was stored with them.
            tree.add(computed);
            compare(expected.get(tree.size()));
        }

        void end() {
            expected.tailMap(tree.size(), false)
                    .values()
                    .forEach(each -> each.forEach(checkpoint -> report(
                            "checkpoint of size " + checkpoint.size(),
                            "entries",
                            Long.toString(checkpoint.size()),
                            Long.toString(tree.size()))));
        }

        private void compare(@Nullable List<Checkpoint> checkpoints) {
            if (checkpoints == null) {
                return;
            }
            TreeHash root = tree.root();
            checkpoints.stream()
                    .filter(checkpoint -> !checkpoint.root().equals(root))
                    .forEach(checkpoint -> report(
                            "checkpoint of size " + checkpoint.size(),
                            "root",
                            checkpoint.root().base64(),
                            root.base64()));
        }

        private void report(String place, String field, String expectation, String found) {
            findings.add(new LogFinding(place, field, expectation, found));
        }
    }
}
