package dev.missioncontrol.ledger;

import dev.missioncontrol.shared.Actor;
import dev.missioncontrol.shared.AgentRunId;
import dev.missioncontrol.shared.CanonicalJson;
import dev.missioncontrol.shared.Digest;
import dev.missioncontrol.shared.WorkflowId;
import dev.missioncontrol.shell.live.LiveUpdates;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Appends in two statements: one locks the chain's head and reads it, one writes payload and entry and moves the head. */
@Component
class JdbcLedger implements Ledger {

    private static final String SUMMARY = "summary";
    private static final String AGENT_RUN = "agentRunId";

    private final JdbcClient jdbc;
    private final ChainHeads heads;
    private final Redaction redaction;
    private final LiveUpdates live;
    private final Clock clock;

    JdbcLedger(JdbcClient jdbc, ChainHeads heads, Redaction redaction, LiveUpdates live, Clock clock) {
        this.jdbc = jdbc;
        this.heads = heads;
        this.redaction = redaction;
        this.live = live;
        this.clock = clock;
    }

    @Override
    public LedgerEntryRef append(
            WorkflowId chain, EntryType type, Actor actor, String summary, Map<String, @Nullable Object> payload) {
        requireTransaction();
        Map<String, @Nullable Object> kept = redaction.of(withSummary(summary, payload));
        String content = CanonicalJson.write(kept);
        ChainHead head = heads.lock(chain);
        HashedEntry entry = new HashedEntry(
                chain.toString(),
                head.nextIndex(),
                type.code(),
                actor.toString(),
                head.notBefore(clock.instant().truncatedTo(ChronoUnit.MICROS)),
                Digest.of(content).hex(),
                head.hash());
        String text = entry.text();
        LedgerEntryRef reference = new LedgerEntryRef(chain, entry.index(), Digest.of(text));
        insert(entry, text, reference, content, kept);
        live.changed("workflow:" + chain);
        live.changed("ledger");
        return reference;
    }

    @Override
    public void hold(WorkflowId chain) {
        requireTransaction();
        heads.lock(chain);
    }

    private void insert(
            HashedEntry entry,
            String text,
            LedgerEntryRef reference,
            String content,
            Map<String, @Nullable Object> payload) {
        jdbc.sql("""
                        WITH payload AS (
                            INSERT INTO ledger_payload (digest, content, summary)
                            VALUES (:payloadDigest, :content, :summary)
                            ON CONFLICT (digest) DO NOTHING)
                        INSERT INTO ledger_entry (chain, entry_index, type, actor, at, payload_digest, previous_hash,
                                                  hash, hashed_text, agent_run)
                        VALUES (:chain, :index, :type, :actor, :at, :payloadDigest, :previousHash,
                                :hash, :text, CAST(:agentRun AS uuid))
                        """)
                .param("payloadDigest", entry.payloadDigest())
                .param("content", content)
                .param(SUMMARY, storable(payload.get(SUMMARY)))
                .param("chain", reference.chain().value())
                .param("index", entry.index())
                .param("type", entry.type())
                .param("actor", entry.actor())
                .param("at", entry.at().atOffset(ZoneOffset.UTC))
                .param("previousHash", entry.previousHash())
                .param("hash", reference.hash().hex())
                .param("text", text)
                .param("agentRun", agentRun(payload.get(AGENT_RUN)))
                .update();
    }

    private static Map<String, @Nullable Object> withSummary(String summary, Map<String, @Nullable Object> payload) {
        if (payload.containsKey(SUMMARY)) {
            throw new IllegalArgumentException("the summary is given by itself, not in the payload");
        }
        Map<String, @Nullable Object> all = new LinkedHashMap<>(payload);
        all.put(SUMMARY, summary);
        return all;
    }

    private static void requireTransaction() {
        if (!TransactionSynchronizationManager.isActualTransactionActive()
                || TransactionSynchronizationManager.isCurrentTransactionReadOnly()) {
            throw new IllegalStateException(
                    "an entry is appended in the (writing) transaction of the change it speaks of");
        }
    }

    /** PostgreSQL's text has no place for U+0000, which JSON escapes. */
    static @Nullable String storable(@Nullable Object summary) {
        return summary == null ? null : summary.toString().replace('\0', '\uFFFD');
    }

    static @Nullable String agentRun(@Nullable Object value) {
        return switch (value) {
            case AgentRunId id -> id.toString();
            case UUID id -> id.toString();
            case String text when isUuid(text) -> text;
            case null, default -> null;
        };
    }

    private static boolean isUuid(String text) {
        try {
            return UUID.fromString(text).toString().equals(text);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
