package dev.missioncontrol.ledger;

import dev.missioncontrol.shared.Actor;
import dev.missioncontrol.shared.Digest;
import dev.missioncontrol.shared.Refusal;
import dev.missioncontrol.shared.WorkflowId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Documents in the database, each once, with a link per workflow, kind and name. */
@Component
class JdbcArtifacts implements Artifacts {

    /** A document is read whole into memory; what is larger belongs elsewhere. */
    static final int MAX_BYTES = 64 * 1024 * 1024;

    private static final String SELECT = """
            SELECT l.digest, l.workflow, l.kind, l.name, a.media_type, a.size, l.at
              FROM ledger_artifact_link l JOIN ledger_artifact a ON a.digest = l.digest
            """;

    private final JdbcClient jdbc;
    private final ChainHeads heads;
    private final Ledger ledger;
    private final Redaction redaction;
    private final EmptiedBefore emptiedBefore;

    JdbcArtifacts(JdbcClient jdbc, ChainHeads heads, Ledger ledger, Redaction redaction, EmptiedBefore emptiedBefore) {
        this.jdbc = jdbc;
        this.heads = heads;
        this.ledger = ledger;
        this.redaction = redaction;
        this.emptiedBefore = emptiedBefore;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public Artifact store(
            WorkflowId workflow, ArtifactKind kind, String name, String mediaType, byte[] content, Actor by) {
        if (content.length > MAX_BYTES) {
            throw Refusal.of(
                    Refusal.Kind.TOO_LARGE,
                    name,
                    "'" + name + "' has " + content.length + " bytes; an artifact may have " + MAX_BYTES + ".",
                    "Store a shorter excerpt.");
        }
        byte[] kept = redaction.of(content, mediaType);
        String known = redaction.of(name);
        Digest digest = Digest.of(kept);
        // From here on nobody else appends to this chain, so nobody else stores the same document meanwhile.
        heads.lock(workflow);
        return linked(workflow, kind, known, digest)
                .orElseGet(() -> insert(workflow, kind, known, mediaType, kept, digest, by));
    }

    private Artifact insert(
            WorkflowId workflow,
            ArtifactKind kind,
            String name,
            String mediaType,
            byte[] content,
            Digest digest,
            Actor by) {
        int added = jdbc.sql("INSERT INTO ledger_artifact (digest, content, media_type, size) VALUES (?, ?, ?, ?)"
                        + " ON CONFLICT (digest) DO NOTHING")
                .params(digest.hex(), content, mediaType, (long) content.length)
                .update();
        LedgerEntryRef entry = ledger.append(
                workflow,
                LedgerEvent.ARTIFACT_STORED,
                by,
                "Stored " + name,
                Map.of("digest", digest, "kind", kind, "name", name, "mediaType", mediaType, "size", content.length));
        jdbc.sql("INSERT INTO ledger_artifact_link (workflow, entry_index, digest, kind, name, at)"
                        + " SELECT chain, entry_index, ?, ?, ?, at FROM ledger_entry"
                        + " WHERE chain = ? AND entry_index = ?")
                .params(digest.hex(), kind.name(), name, workflow.value(), entry.index())
                .update();
        if (added == 0) {
            ledger.appendAll(workflow, emptiedBefore.ofDocument(workflow, digest));
        }
        return linked(workflow, kind, name, digest).orElseThrow();
    }

    private Optional<Artifact> linked(WorkflowId workflow, ArtifactKind kind, String name, Digest digest) {
        return jdbc.sql(SELECT + " WHERE l.workflow = ? AND l.kind = ? AND l.name = ? AND l.digest = ?")
                .params(workflow.value(), kind.name(), name, digest.hex())
                .query(JdbcArtifacts::artifact)
                .optional();
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<byte[]> read(Digest digest) {
        return jdbc.sql("SELECT content FROM ledger_artifact WHERE digest = ? AND content IS NOT NULL")
                .param(digest.hex())
                .query((row, number) -> row.getBytes("content"))
                .optional();
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Artifact> find(Digest digest) {
        return jdbc.sql(SELECT + " WHERE l.digest = ? ORDER BY l.at, l.workflow, l.entry_index LIMIT 1")
                .param(digest.hex())
                .query(JdbcArtifacts::artifact)
                .optional();
    }

    @Override
    @Transactional(readOnly = true)
    public List<Artifact> ofWorkflow(WorkflowId workflow) {
        return jdbc.sql(SELECT + " WHERE l.workflow = ? ORDER BY l.entry_index")
                .param(workflow.value())
                .query(JdbcArtifacts::artifact)
                .list();
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Artifact> storedBy(LedgerEntry entry) {
        return jdbc.sql(SELECT + " WHERE l.workflow = ? AND l.entry_index = ?")
                .params(entry.chain().value(), entry.index())
                .query(JdbcArtifacts::artifact)
                .optional();
    }

    private static Artifact artifact(ResultSet row, int number) throws SQLException {
        return new Artifact(
                new Digest(row.getString("digest")),
                new WorkflowId(row.getObject("workflow", UUID.class)),
                ArtifactKind.valueOf(row.getString("kind")),
                row.getString("name"),
                row.getString("media_type"),
                row.getLong("size"),
                row.getObject("at", OffsetDateTime.class).toInstant());
    }
}
