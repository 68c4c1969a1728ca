package dev.missioncontrol.ledger;

import dev.missioncontrol.ledger.checkpoint.Checkpoints;
import dev.missioncontrol.ledger.checkpoint.Sequencer;
import dev.missioncontrol.ledger.checkpoint.SigningKeys;
import dev.missioncontrol.ledger.note.TlogProof;
import dev.missioncontrol.shared.CanonicalJson;
import dev.missioncontrol.shared.Digest;
import dev.missioncontrol.shared.Refusal;
import dev.missioncontrol.shared.WorkflowId;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** Writes a workflow's chain with all it refers to as one zip file, in the format of docs/ledger.md. */
@Service
public class LedgerExport {

    /** The format's name and version, in the manifest. */
    static final String FORMAT = "mission-control-ledger/2";

    private static final int FETCH_SIZE = 200;
    private static final int ATTEMPTS = 10;

    private final JdbcClient jdbc;
    private final ChainHeads heads;
    private final Artifacts artifacts;
    private final Sequencer sequencer;
    private final Checkpoints checkpoints;
    private final SigningKeys keys;
    private final TransactionTemplate reading;
    private final Clock clock;

    LedgerExport(
            JdbcClient jdbc,
            ChainHeads heads,
            Artifacts artifacts,
            Sequencer sequencer,
            Checkpoints checkpoints,
            SigningKeys keys,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.jdbc = jdbc;
        this.heads = heads;
        this.artifacts = artifacts;
        this.sequencer = sequencer;
        this.checkpoints = checkpoints;
        this.keys = keys;
        this.clock = clock;
        this.reading = new TransactionTemplate(transactions);
        this.reading.setReadOnly(true);
        // One state of the database from the manifest to the last document.
        this.reading.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    }

    /**
     * Writes the export as it is being read; closes nothing.
     *
     * @throws Refusal before anything is written: NOT_FOUND when there is no such chain, UNAVAILABLE when entries come
     *     faster than they can be proven
     * @throws UncheckedIOException when the output fails
     */
    public void write(WorkflowId chain, OutputStream output) {
        for (int attempt = 1; !written(chain, output); attempt++) {
            if (attempt == ATTEMPTS) {
                throw Refusal.of(
                        Refusal.Kind.UNAVAILABLE,
                        null,
                        "The run writes to its ledger faster than the log is signed.",
                        "Try again in a moment.");
            }
        }
    }

    /** Returns false, with nothing written, when an entry came that has no place in the log yet, and so no proof. */
    private boolean written(WorkflowId chain, OutputStream output) {
        int taken;
        do {
            taken = sequencer.sequenceNow();
        } while (taken > 0);
        return Boolean.TRUE.equals(reading.execute(status -> {
            ChainHead head = heads.read(chain)
                    .orElseThrow(() -> Refusal.notFound("There is no run with the id '" + chain + "'."));
            if (checkpoints.waiting(chain.value()) > 0) {
                return false;
            }
            try {
                ZipOutputStream zip = new ZipOutputStream(output, StandardCharsets.UTF_8);
                write(chain, head, zip);
                zip.finish();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return true;
        }));
    }

    private void write(WorkflowId chain, ChainHead head, ZipOutputStream zip) throws IOException {
        Instant time = Objects.requireNonNullElse(head.at(), Instant.EPOCH);
        List<Artifact> documents = artifacts.ofWorkflow(chain);
        begin(zip, "manifest.json", time);
        text(zip, CanonicalJson.write(manifest(chain, head)) + "\n");
        begin(zip, "entries.jsonl", time);
        entries(chain, row -> text(zip, line(StoredEntry.of(row)) + "\n"));
        jdbc.sql("SELECT p.digest, p.content FROM ledger_payload p WHERE p.content IS NOT NULL"
                        + " AND p.digest IN (SELECT payload_digest FROM ledger_entry WHERE chain = ?) ORDER BY 1")
                .withFetchSize(FETCH_SIZE)
                .param(chain.value())
                .query(row -> {
                    begin(zip, "payloads/" + row.getString("digest") + ".json", time);
                    text(zip, row.getString("content"));
                });
        for (Digest digest :
                documents.stream().map(Artifact::digest).distinct().sorted().toList()) {
            byte[] content = artifacts.read(digest).orElse(null);
            if (content != null) {
                begin(zip, "artifacts/" + digest, time);
                zip.write(content);
            }
        }
        log(chain, time, zip);
    }

    private void log(WorkflowId chain, Instant time, ZipOutputStream zip) {
        begin(zip, "keys", time);
        keys.all().forEach(key -> text(zip, key.key() + "\n"));
        checkpoints.latest().ifPresent(checkpoint -> {
            begin(zip, "checkpoint", time);
            text(zip, checkpoint.note());
        });
        int index = 0;
        for (TlogProof proof : checkpoints.proofs(chain.value())) {
            begin(zip, "proofs/" + index++ + ".tlog-proof", time);
            text(zip, proof.toString());
        }
    }

    private Map<String, Object> manifest(WorkflowId chain, ChainHead head) {
        Map<String, Object> manifest = new LinkedHashMap<>();
        manifest.put("format", FORMAT);
        manifest.put("workflowId", chain);
        manifest.put("exportedAt", HashedEntry.timestamp(clock.instant()));
        manifest.put("entries", head.nextIndex());
        manifest.put("headHash", head.hash());
        manifest.put("artifacts", described(chain));
        manifest.put("tombstoned", tombstoned(chain));
        return manifest;
    }

    /** As the entries tell it: the same bytes may have been stored elsewhere as another type. */
    private List<Map<String, Object>> described(WorkflowId chain) {
        return jdbc.sql("SELECT l.digest, l.kind, l.name, l.at, a.size, a.media_type, p.content"
                        + " FROM ledger_artifact_link l JOIN ledger_artifact a ON a.digest = l.digest"
                        + " LEFT JOIN ledger_entry e ON e.chain = l.workflow AND e.entry_index = l.entry_index"
                        + " LEFT JOIN ledger_payload p ON p.digest = e.payload_digest"
                        + " WHERE l.workflow = ? ORDER BY l.entry_index")
                .param(chain.value())
                .query((row, number) -> {
                    JsonNode claim = LedgerJson.object(row.getString("content"));
                    String type = claim == null ? null : LedgerJson.text(claim, "mediaType");
                    return Map.<String, Object>of(
                            "digest", row.getString("digest"),
                            "kind", row.getString("kind"),
                            "name", row.getString("name"),
                            "mediaType", type == null ? row.getString("media_type") : type,
                            "size", row.getLong("size"),
                            "storedAt",
                                    HashedEntry.timestamp(row.getObject("at", OffsetDateTime.class)
                                            .toInstant()));
                })
                .list();
    }

    private List<String> tombstoned(WorkflowId chain) {
        return jdbc.sql("""
                        SELECT p.digest FROM ledger_payload p WHERE p.content IS NULL
                           AND p.digest IN (SELECT payload_digest FROM ledger_entry WHERE chain = :chain)
                        UNION
                        SELECT a.digest FROM ledger_artifact a WHERE a.content IS NULL
                           AND a.digest IN (SELECT digest FROM ledger_artifact_link WHERE workflow = :chain)
                        ORDER BY 1
                        """)
                .param("chain", chain.value())
                .query((row, number) -> row.getString(1))
                .list();
    }

    private void entries(WorkflowId chain, RowCallbackHandler each) {
        jdbc.sql("SELECT " + StoredEntry.COLUMNS + " FROM ledger_entry e"
                        + " JOIN ledger_payload p ON p.digest = e.payload_digest"
                        + " WHERE e.chain = ? ORDER BY e.entry_index")
                .withFetchSize(FETCH_SIZE)
                .param(chain.value())
                .query(each);
    }

    /** The hashed members and the hash, canonical again. */
    private static String line(StoredEntry entry) {
        Map<String, Object> members = new TreeMap<>(entry.fields().members());
        members.put("hash", entry.hash());
        return CanonicalJson.write(members);
    }

    /** Times in the file are those of the chain's last entry, so that the same chain gives the same bytes. */
    private static void begin(ZipOutputStream zip, String name, Instant time) {
        try {
            ZipEntry entry = new ZipEntry(name);
            entry.setTimeLocal(LocalDateTime.ofInstant(time, ZoneOffset.UTC));
            zip.putNextEntry(entry);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void text(ZipOutputStream zip, String text) {
        try {
            zip.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
