package dev.missioncontrol.ledger.checkpoint;

import dev.missioncontrol.ledger.note.Checkpoint;
import dev.missioncontrol.ledger.note.SignedNote;
import dev.missioncontrol.ledger.note.VerifierKey;
import dev.missioncontrol.shared.Refusal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
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

    private final JdbcClient jdbc;
    private final SigningKeys keys;
    private final LedgerMetrics metrics;
    private final TransactionTemplate reading;

    LogVerifier(JdbcClient jdbc, SigningKeys keys, LedgerMetrics metrics, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.keys = keys;
        this.metrics = metrics;
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
        return metrics.verified("log", () -> verifyInTransaction(outside), report -> (int) report.entries());
    }

    private LogReport verifyInTransaction(@Nullable String outside) {
        return reading.execute(status -> {
            List<SigningKeys.SigningKey> all = keys.all();
            List<VerifierKey> known =
                    all.stream().map(SigningKeys.SigningKey::key).toList();
            Findings findings = new Findings();
            CheckpointCheck checkpoints = new CheckpointCheck(known, findings);
            if (outside != null) {
                checkpoints.outside(outside(outside, known));
            }
            jdbc.sql("SELECT size, previous_size, root, note FROM ledger_checkpoint ORDER BY size")
                    .withFetchSize(FETCH_SIZE)
                    .query(checkpoints::stored);
            KeyCheck signing = new KeyCheck(keys, findings);
            signing.run(all, checkpoints.newest(), newestSignedAt());
            signing.signing(all, newestRotation());
            LeafWalk walk = new LeafWalk(checkpoints.read(), new SubtreeCheck(jdbc, findings), findings);
            jdbc.sql("SELECT l.leaf, l.hash, e.hash AS entry FROM ledger_leaf l"
                            + " LEFT JOIN ledger_entry e ON e.id = l.entry ORDER BY l.leaf")
                    .withFetchSize(FETCH_SIZE)
                    .query(walk::leaf);
            long leaves = walk.end();
            if (leaves > checkpoints.last()) {
                findings.add(
                        "leaf " + (leaves - 1), "checkpoint", "one of size " + leaves, "of size " + checkpoints.last());
            }
            new StoreCheck(jdbc, findings).run();
            int count =
                    checkpoints.read().values().stream().mapToInt(List::size).sum();
            return new LogReport(leaves, count, findings.all());
        });
    }

    /** Who signs is said in the chain of what belongs to no workflow. */
    private @Nullable String newestRotation() {
        return jdbc.sql("SELECT p.content FROM ledger_entry e JOIN ledger_payload p ON p.digest = e.payload_digest"
                        + " WHERE e.type IN ('log.key_added', 'log.key_retired') AND p.content IS NOT NULL"
                        + " ORDER BY e.id DESC LIMIT 1")
                .query(String.class)
                .optional()
                .orElse(null);
    }

    private Instant newestSignedAt() {
        return jdbc.sql("SELECT signed_at FROM ledger_checkpoint ORDER BY size DESC LIMIT 1")
                .query((row, number) -> row.getObject(1, OffsetDateTime.class).toInstant())
                .optional()
                .orElse(Instant.MIN);
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
}
