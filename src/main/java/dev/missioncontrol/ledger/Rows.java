package dev.missioncontrol.ledger;

import dev.missioncontrol.shared.CanonicalJson;
import dev.missioncontrol.shared.Digest;
import dev.missioncontrol.shared.WorkflowId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of entries that follow the head of a chain, column by column, as one statement inserts them. */
final class Rows {

    private static final String INSERT = """
            WITH added AS (
                SELECT * FROM unnest(:indexes, :types, :actors, :times, :digests, :previous, :hashes, :texts, :runs,
                                     :contents, :summaries)
                    AS row (entry_index, type, actor, at, digest, previous_hash, hash, hashed_text, agent_run,
                            content, summary)),
            payload AS (
                INSERT INTO ledger_payload (digest, content, summary) SELECT digest, content, summary FROM added
                ON CONFLICT (digest) DO NOTHING)
            INSERT INTO ledger_entry (chain, entry_index, type, actor, at, payload_digest, previous_hash, hash, hashed_text,
                                      agent_run)
            SELECT :chain, entry_index, type, actor, CAST(at AS timestamptz), digest, previous_hash, hash, hashed_text,
                   CAST(agent_run AS uuid)
              FROM added ORDER BY entry_index
            """;

    private final WorkflowId chain;
    private final Instant at;
    private final List<LedgerEntryRef> references = new ArrayList<>();
    private final List<HashedEntry> entries = new ArrayList<>();
    private final List<String> texts = new ArrayList<>();
    private final List<String> contents = new ArrayList<>();
    private final List<@Nullable String> summaries = new ArrayList<>();
    private final List<@Nullable String> runs = new ArrayList<>();
    private long nextIndex;
    private String previousHash;

    Rows(WorkflowId chain, ChainHead head, Instant now) {
        this.chain = chain;
        this.at = head.notBefore(now);
        this.nextIndex = head.nextIndex();
        this.previousHash = head.hash();
    }

    void add(NewEntry entry, Map<String, @Nullable Object> payload) {
        String content = CanonicalJson.write(payload);
        HashedEntry hashed = new HashedEntry(
                chain.toString(),
                nextIndex++,
                entry.type().code(),
                entry.actor().toString(),
                at,
                Digest.of(content).hex(),
                previousHash);
        String text = hashed.text();
        LedgerEntryRef reference = new LedgerEntryRef(chain, hashed.index(), Digest.of(text));
        previousHash = reference.hash().hex();
        references.add(reference);
        entries.add(hashed);
        texts.add(text);
        contents.add(content);
        summaries.add(JdbcLedger.storable(payload.get(JdbcLedger.SUMMARY)));
        runs.add(JdbcLedger.agentRun(payload.get(JdbcLedger.AGENT_RUN)));
    }

    void insert(JdbcClient jdbc) {
        jdbc.sql(INSERT)
                .param("chain", chain.value())
                .param("indexes", entries.stream().map(HashedEntry::index).toArray(Long[]::new))
                .param("types", texts(entries.stream().map(HashedEntry::type).toList()))
                .param("actors", texts(entries.stream().map(HashedEntry::actor).toList()))
                .param(
                        "times",
                        texts(entries.stream()
                                .map(entry -> HashedEntry.timestamp(entry.at()))
                                .toList()))
                .param(
                        "digests",
                        texts(entries.stream().map(HashedEntry::payloadDigest).toList()))
                .param(
                        "previous",
                        texts(entries.stream().map(HashedEntry::previousHash).toList()))
                .param(
                        "hashes",
                        texts(references.stream().map(each -> each.hash().hex()).toList()))
                .param("texts", texts(texts))
                .param("runs", texts(runs))
                .param("contents", texts(contents))
                .param("summaries", texts(summaries))
                .update();
    }

    private static @Nullable String[] texts(List<? extends @Nullable String> column) {
        return column.toArray(String[]::new);
    }

    /** Returns where the entries stand. */
    List<LedgerEntryRef> references() {
        return List.copyOf(references);
    }
}
