package dev.missioncontrol.ledger;

import dev.missioncontrol.shared.Actor;
import dev.missioncontrol.shared.Digest;
import dev.missioncontrol.shared.WorkflowId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What was tombstoned and is recorded once more stays empty. The chain that records it again says so with a tombstone entry
 * of its own, so that it verifies by itself.
 */
@Component
class EmptiedBefore {

    private final JdbcClient jdbc;

    EmptiedBefore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Returns the tombstone entries that a chain lacks, given the digests that it names and that lie empty. */
    List<NewEntry> entries(WorkflowId chain, List<String> digests) {
        return digests.stream()
                .distinct()
                .filter(digest -> !isTold(chain, digest))
                .map(digest -> entry(new Digest(digest)))
                .toList();
    }

    /** Returns the tombstone entry that a chain lacks once it has stored the document; empty unless that lies empty. */
    List<NewEntry> ofDocument(WorkflowId chain, Digest document) {
        List<String> emptied = jdbc.sql("SELECT ledger_emptied_artifacts(ARRAY[?])")
                .param(document.hex())
                .query((row, number) -> row.getString(1))
                .list();
        return entries(chain, emptied);
    }

    private boolean isTold(WorkflowId chain, String digest) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM ledger_term t JOIN ledger_entry e ON e.id = t.entry"
                        + " WHERE t.kind = ? AND t.value = ? AND e.chain = ? AND e.type = ?)")
                .params(EntryTerms.Kind.DIGEST.code(), digest, chain.value(), LedgerEvent.PAYLOAD_TOMBSTONED.code())
                .query(Boolean.class)
                .single();
    }

    private NewEntry entry(Digest digest) {
        Map<String, @Nullable Object> payload = new LinkedHashMap<>();
        payload.put("digest", digest);
        reason(digest).ifPresent(reason -> payload.put("reason", reason));
        return new NewEntry(
                LedgerEvent.PAYLOAD_TOMBSTONED,
                Actor.SYSTEM,
                "Kept " + digest.abbreviated() + " empty, as it was tombstoned before",
                payload);
    }

    private Optional<String> reason(Digest digest) {
        return jdbc.sql("SELECT p.content FROM ledger_entry e JOIN ledger_payload p ON p.digest = e.payload_digest"
                        + " WHERE p.content IS NOT NULL AND e.id = coalesce("
                        + "(SELECT tombstoned_by FROM ledger_payload WHERE digest = :digest),"
                        + " (SELECT tombstoned_by FROM ledger_artifact WHERE digest = :digest))")
                .param("digest", digest.hex())
                .query(String.class)
                .optional()
                .map(LedgerJson::object)
                .map(payload -> LedgerJson.text(payload, "reason"));
    }
}
