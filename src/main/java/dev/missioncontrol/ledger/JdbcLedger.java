package dev.missioncontrol.ledger;

import dev.missioncontrol.ledger.checkpoint.LedgerMetrics;
import dev.missioncontrol.shared.Actor;
import dev.missioncontrol.shared.AgentRunId;
import dev.missioncontrol.shared.WorkflowId;
import dev.missioncontrol.shell.live.LiveUpdates;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Appends in two statements: one locks the chain's head and reads it, one writes payloads and entries; the head is moved by
 * the database.
 */
@Component
class JdbcLedger implements Ledger {

    static final String SUMMARY = "summary";
    static final String AGENT_RUN = "agentRunId";

    private final JdbcClient jdbc;
    private final ChainHeads heads;
    private final Redaction redaction;
    private final EmptiedBefore emptiedBefore;
    private final LiveUpdates live;
    private final LedgerMetrics metrics;
    private final Clock clock;

    JdbcLedger(
            JdbcClient jdbc,
            ChainHeads heads,
            Redaction redaction,
            EmptiedBefore emptiedBefore,
            LiveUpdates live,
            LedgerMetrics metrics,
            Clock clock) {
        this.jdbc = jdbc;
        this.heads = heads;
        this.redaction = redaction;
        this.emptiedBefore = emptiedBefore;
        this.live = live;
        this.metrics = metrics;
        this.clock = clock;
    }

    @Override
    public LedgerEntryRef append(
            WorkflowId chain, EntryType type, Actor actor, String summary, Map<String, @Nullable Object> payload) {
        return appendAll(chain, List.of(new NewEntry(type, actor, summary, payload)))
                .getFirst();
    }

    @Override
    public List<LedgerEntryRef> appendAll(WorkflowId chain, List<NewEntry> entries) {
        requireTransaction();
        if (entries.isEmpty()) {
            return List.of();
        }
        // Before anybody has to wait for this chain.
        List<Map<String, @Nullable Object>> payloads = redaction.ofAll(entries.stream()
                .map(entry -> withSummary(entry.summary(), entry.payload()))
                .toList());
        Rows rows = new Rows(chain, heads.lock(chain), clock.instant().truncatedTo(ChronoUnit.MICROS));
        for (int i = 0; i < entries.size(); i++) {
            rows.add(entries.get(i), payloads.get(i));
        }
        List<String> emptied = rows.insert(jdbc);
        if (!emptied.isEmpty()) {
            appendAll(chain, emptiedBefore.entries(chain, emptied));
        }
        live.changed("workflow:" + chain, "ledger");
        metrics.appended(entries.size());
        return rows.references();
    }

    @Override
    public void hold(WorkflowId chain) {
        requireTransaction();
        heads.lock(chain);
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
