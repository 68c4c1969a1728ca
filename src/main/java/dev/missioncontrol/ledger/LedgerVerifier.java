package dev.missioncontrol.ledger;

import dev.missioncontrol.ledger.checkpoint.LedgerMetrics;
import dev.missioncontrol.ledger.checkpoint.SigningKeys;
import dev.missioncontrol.shared.Refusal;
import dev.missioncontrol.shared.WorkflowId;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/**
 * Checks that chains, payloads and documents are still what they were when they were appended. Everything is read in a
 * stream: memory does not grow with the size of payloads or documents.
 */
@Service
public class LedgerVerifier {

    private static final int FETCH_SIZE = 500;
    private static final int FEW_DOCUMENTS = 2;
    private static final int PROGRESS_STEP = 200;

    private static final String HEAD_WITH_FIRST =
            "SELECT CASE WHEN e.entry_index = 0 THEN c.next_index END AS next_index,"
                    + " CASE WHEN e.entry_index = 0 THEN c.head_hash END AS head_hash,"
                    + " CASE WHEN e.entry_index = 0 THEN c.head_at END AS head_at, ";

    private final JdbcClient jdbc;
    private final ChainHeads heads;
    private final SigningKeys keys;
    private final LedgerMetrics metrics;
    private final TransactionTemplate reading;
    private final Clock clock;

    LedgerVerifier(
            JdbcClient jdbc,
            ChainHeads heads,
            SigningKeys keys,
            LedgerMetrics metrics,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.jdbc = jdbc;
        this.heads = heads;
        this.keys = keys;
        this.metrics = metrics;
        this.reading = new TransactionTemplate(transactions);
        this.reading.setReadOnly(true);
        this.clock = clock;
    }

    /**
     * Verifies a workflow's chain, its payloads and its documents.
     *
     * @throws Refusal NOT_FOUND when there is no such chain
     */
    public VerificationReport verify(WorkflowId chain) {
        return verify(chain, VerificationProgress.IGNORED);
    }

    /** Verifies like {@link #verify(WorkflowId)}, and says how far it is. */
    public VerificationReport verify(WorkflowId chain, VerificationProgress progress) {
        VerificationReport report = metrics.verified(
                "run",
                () -> reading.execute(status -> verifyInTransaction(chain, progress)),
                verified -> verified.entries().size());
        if (report.entries().isEmpty() && heads.read(chain).isEmpty()) {
            throw Refusal.notFound("There is no run with the id '" + chain + "'.");
        }
        return report;
    }

    /** Verifies every chain, one after the other, and says how far it is over all of them. */
    public void verifyAll(Consumer<VerificationReport> each, VerificationProgress progress) {
        // Also those whose head row somebody removed.
        List<WorkflowId> chains = jdbc.sql(
                        "SELECT chain FROM ledger_chain UNION SELECT DISTINCT chain FROM ledger_entry ORDER BY 1")
                .query((row, number) -> new WorkflowId(row.getObject(1, UUID.class)))
                .list();
        long total = jdbc.sql("SELECT coalesce(sum(next_index), 0) FROM ledger_chain")
                .query(Long.class)
                .single();
        long before = 0;
        for (WorkflowId chain : chains) {
            long done = before;
            VerificationReport report = verify(chain, (here, ofChain) -> progress.at(done + here, total));
            each.accept(report);
            before += report.entries().size();
        }
        progress.at(total, total);
    }

    /**
     * The statements are ordered so that appending and tombstoning meanwhile do no harm: the entries come with their
     * head in one statement, and what explains something missing is read after it.
     */
    private VerificationReport verifyInTransaction(WorkflowId chain, VerificationProgress progress) {
        ChainCheck check = new ChainCheck();
        EntryPages pages = new EntryPages(check::add);
        HeadHolder head = new HeadHolder();
        // A chain is sorted whole, in memory where it fits.
        jdbc.sql("SET LOCAL work_mem = '64MB'").update();
        jdbc.sql(HEAD_WITH_FIRST + StoredEntry.COLUMNS
                        + " FROM ledger_entry e LEFT JOIN ledger_chain c ON c.chain = e.chain"
                        + " LEFT JOIN ledger_payload p ON p.digest = e.payload_digest"
                        + " WHERE e.chain = ? ORDER BY e.entry_index, e.id")
                .withFetchSize(FETCH_SIZE)
                .param(chain.value())
                .query(row -> {
                    if (head.value == null && row.getString("head_hash") != null) {
                        head.value = new ChainHead(
                                row.getLong("next_index"),
                                row.getString("head_hash"),
                                ChainHeads.instant(row, "head_at"));
                    }
                    pages.add(StoredEntry.of(row));
                    head.entries++;
                    if (head.entries % PROGRESS_STEP == 0) {
                        progress.at(head.entries, head.value == null ? head.entries : head.value.nextIndex());
                    }
                });
        pages.finish();
        if (head.value == null) {
            head.value = heads.read(chain).orElse(null);
        }
        ArtifactCheck documents = documents(chain, check);
        Set<String> tombstoned = tombstoned(chain);
        progress.at(head.entries, head.entries);
        return new VerificationReport(
                chain,
                clock.instant(),
                check.results(tombstoned),
                documents.results(tombstoned, typed(documents.ofAnotherType())),
                check.comparedWith(head.value));
    }

    private ArtifactCheck documents(WorkflowId chain, ChainCheck entries) {
        ArtifactCheck check = new ArtifactCheck(
                entries.storedArtifacts(),
                keys.all().stream().map(SigningKeys.SigningKey::key).toList());
        jdbc.sql("SELECT l.entry_index, l.digest, l.kind, l.name, l.at, e.at AS entry_at,"
                        + " a.media_type, a.size, a.content"
                        + " FROM ledger_artifact_link l JOIN ledger_artifact a ON a.digest = l.digest"
                        + " LEFT JOIN ledger_entry e ON e.chain = l.workflow AND e.entry_index = l.entry_index"
                        + " WHERE l.workflow = ? AND l.entry_index < ? ORDER BY l.entry_index")
                .withFetchSize(FEW_DOCUMENTS)
                .params(chain.value(), entries.nextIndex())
                .query(check::add);
        return check;
    }

    /** Returns those of the documents whose media type is what an entry of some chain says. */
    private Set<String> typed(Set<String> digests) {
        Set<String> typed = new HashSet<>();
        if (!digests.isEmpty()) {
            jdbc.sql("SELECT a.digest, a.media_type, p.content FROM ledger_artifact a"
                            + " JOIN ledger_artifact_link l ON l.digest = a.digest"
                            + " JOIN ledger_entry e ON e.chain = l.workflow AND e.entry_index = l.entry_index"
                            + " JOIN ledger_payload p ON p.digest = e.payload_digest WHERE a.digest IN (:digests)")
                    .param("digests", digests)
                    .query(row -> {
                        JsonNode claim = LedgerJson.object(row.getString("content"));
                        // An emptied payload may have said so.
                        if (claim == null || row.getString("media_type").equals(LedgerJson.text(claim, "mediaType"))) {
                            typed.add(row.getString("digest"));
                        }
                    });
        }
        return typed;
    }

    private Set<String> tombstoned(WorkflowId chain) {
        return jdbc
                .sql("SELECT p.content FROM ledger_entry e JOIN ledger_payload p ON p.digest = e.payload_digest"
                        + " WHERE e.chain = ? AND e.type = ? AND p.content IS NOT NULL")
                .params(chain.value(), LedgerEvent.PAYLOAD_TOMBSTONED.code())
                .query(String.class)
                .stream()
                .map(LedgerJson::object)
                .filter(Objects::nonNull)
                .map(payload -> LedgerJson.text(payload, "digest"))
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    /** What the first row says of the head. */
    private static final class HeadHolder {

        private @Nullable ChainHead value;
        private long entries;
    }
}
