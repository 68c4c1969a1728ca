package dev.missioncontrol.ledger;

import dev.missioncontrol.ledger.attestation.Envelope;
import dev.missioncontrol.ledger.attestation.LedgerHead;
import dev.missioncontrol.ledger.checkpoint.Checkpoints;
import dev.missioncontrol.ledger.checkpoint.SigningKeys;
import dev.missioncontrol.ledger.note.Checkpoint;
import dev.missioncontrol.ledger.note.SignedNote;
import dev.missioncontrol.shared.CanonicalJson;
import dev.missioncontrol.shared.Digest;
import dev.missioncontrol.shared.WorkflowId;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.ZipOutputStream;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;

/** Writes an export as it is being read, in a transaction that sees one state of the database. */
@Component
class ExportWriter {

    /** The format's name and version, in the manifest. */
    static final String FORMAT = "mission-control-ledger/3";

    private static final int FETCH_SIZE = 200;

    private final JdbcClient jdbc;
    private final Artifacts artifacts;
    private final Checkpoints checkpoints;
    private final SigningKeys keys;
    private final Clock clock;

    ExportWriter(JdbcClient jdbc, Artifacts artifacts, Checkpoints checkpoints, SigningKeys keys, Clock clock) {
        this.jdbc = jdbc;
        this.artifacts = artifacts;
        this.checkpoints = checkpoints;
        this.keys = keys;
        this.clock = clock;
    }

    /** Writes the chain up to its head; closes nothing. */
    @Transactional(propagation = Propagation.MANDATORY, readOnly = true)
    public void write(WorkflowId chain, ChainHead head, OutputStream output) throws IOException {
        ZipOutputStream zip = new ZipOutputStream(output, StandardCharsets.UTF_8);
        write(chain, head, new ExportZip(zip, Objects.requireNonNullElse(head.at(), Instant.EPOCH)));
        zip.finish();
    }

    private void write(WorkflowId chain, ChainHead head, ExportZip zip) throws IOException {
        String exportedAt = HashedEntry.timestamp(clock.instant());
        zip.file("manifest.json", CanonicalJson.write(manifest(chain, head, exportedAt)) + "\n");
        zip.begin("entries.jsonl");
        entries(chain, row -> zip.text(line(StoredEntry.of(row)) + "\n"));
        jdbc.sql("SELECT p.digest, p.content FROM ledger_payload p WHERE p.content IS NOT NULL"
                        + " AND p.digest IN (SELECT payload_digest FROM ledger_entry WHERE chain = ?) ORDER BY 1")
                .withFetchSize(FETCH_SIZE)
                .param(chain.value())
                .query(row -> {
                    zip.file("payloads/" + row.getString("digest") + ".json", row.getString("content"));
                });
        for (Digest digest : artifacts.ofWorkflow(chain).stream()
                .map(Artifact::digest)
                .distinct()
                .sorted()
                .toList()) {
            byte[] content = artifacts.read(digest).orElse(null);
            if (content != null) {
                zip.begin("artifacts/" + digest);
                zip.bytes(content);
            }
        }
        zip.begin("keys");
        keys.all().forEach(key -> zip.text(key.key() + "\n"));
        Checkpoints.Signed checkpoint = checkpoints.latest().orElse(null);
        if (checkpoint != null) {
            log(chain, checkpoint, zip);
            zip.file(
                    "head.intoto.jsonl",
                    signed(chain, head, checkpoint, exportedAt).json() + "\n");
        }
    }

    private void log(WorkflowId chain, Checkpoints.Signed checkpoint, ExportZip zip) {
        zip.file("checkpoint", checkpoint.note());
        AtomicInteger index = new AtomicInteger();
        checkpoints.proofs(
                chain.value(),
                checkpoint,
                proof -> zip.file("proofs/" + index.getAndIncrement() + ".tlog-proof", proof.toString()));
    }

    /** Without it, the end of the chain could be cut off: nothing else that is signed says how many entries there are. */
    private Envelope signed(WorkflowId chain, ChainHead head, Checkpoints.Signed checkpoint, String exportedAt) {
        Checkpoint tree = Checkpoint.parse(SignedNote.parse(checkpoint.note()).text());
        LedgerHead said = new LedgerHead(
                chain.toString(),
                head.nextIndex(),
                head.hash(),
                new LedgerHead.Tree(tree.origin(), tree.size(), tree.root().base64()),
                exportedAt);
        return Envelope.of(said.statement(), keys.signers());
    }

    private Map<String, Object> manifest(WorkflowId chain, ChainHead head, String exportedAt) {
        Map<String, Object> manifest = new LinkedHashMap<>();
        manifest.put("format", FORMAT);
        manifest.put("workflowId", chain);
        manifest.put("exportedAt", exportedAt);
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
}
