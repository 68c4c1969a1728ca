package dev.missioncontrol.ledger;

import dev.missioncontrol.shared.CanonicalJson;
import dev.missioncontrol.shared.Digest;
import dev.missioncontrol.shared.Refusal;
import dev.missioncontrol.shared.WorkflowId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of entries that follow the head of a chain, column by column, as one statement inserts them. */
final class Rows {

    private static final String ENTRIES = """
            WITH added AS (
                SELECT * FROM unnest(:indexes, :types, :actors, :times, :digests, :previous, :hashes, :texts, :runs,
                                     :contents, :summaries, :prose)
                    AS row (entry_index, type, actor, at, digest, previous_hash, hash, hashed_text, agent_run,
                            content, summary, prose)),
            payload AS (
                INSERT INTO ledger_payload (digest, content, summary, prose)
                SELECT digest, content, summary, prose FROM added
                ON CONFLICT (digest) DO NOTHING RETURNING digest),
            emptied AS MATERIALIZED (
                SELECT ledger_emptied_payloads(ARRAY(SELECT digest FROM added EXCEPT SELECT digest FROM payload)) AS digest),
            entry AS (
                INSERT INTO ledger_entry (chain, entry_index, type, actor, at, payload_digest, previous_hash, hash,
                                          hashed_text, agent_run)
                SELECT :chain, entry_index, type, actor, CAST(at AS timestamptz), digest, previous_hash, hash, hashed_text,
                       CAST(agent_run AS uuid)
                  FROM added ORDER BY entry_index RETURNING id, entry_index, payload_digest)
            """;
    /** What was erased is not found by it again when somebody says the same once more. */
    private static final String TERMS = """
            , term AS (
                INSERT INTO ledger_term (kind, value, entry)
                SELECT term.kind, term.value, entry.id
                  FROM entry JOIN unnest(:termIndexes, :termKinds, :termValues) AS term (entry_index, kind, value)
                             ON term.entry_index = entry.entry_index
                 WHERE entry.payload_digest NOT IN (SELECT digest FROM emptied))
            """;

    private static final String EMPTIED = " SELECT digest FROM emptied";

    /** What verifiers of an export take; docs/ledger.md has the same number. */
    private static final int MAX_PAYLOAD = 16 * 1024 * 1024;

    /** UTF-8 has no more for a character of a string. */
    private static final int MAX_BYTES_PER_CHAR = 3;

    private final WorkflowId chain;
    private final Instant at;
    private final List<LedgerEntryRef> references = new ArrayList<>();
    private final List<HashedEntry> entries = new ArrayList<>();
    private final List<String> texts = new ArrayList<>();
    private final List<String> contents = new ArrayList<>();
    private final List<@Nullable String> summaries = new ArrayList<>();
    private final List<@Nullable String> prose = new ArrayList<>();
    private final List<Long> termIndexes = new ArrayList<>();
    private final List<EntryTerms.Term> terms = new ArrayList<>();
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
        requireRoom(content);
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
        EntryTerms found = EntryTerms.of(payload);
        prose.add(JdbcLedger.storable(found.prose(payload.get(JdbcLedger.SUMMARY))));
        found.terms().forEach(term -> {
            termIndexes.add(hashed.index());
            terms.add(term);
        });
        runs.add(JdbcLedger.agentRun(payload.get(JdbcLedger.AGENT_RUN)));
    }

    private static void requireRoom(String content) {
        if (content.length() > MAX_PAYLOAD / MAX_BYTES_PER_CHAR
                && content.getBytes(StandardCharsets.UTF_8).length > MAX_PAYLOAD) {
            throw Refusal.of(
                    Refusal.Kind.TOO_LARGE,
                    null,
                    "What the ledger would have to say of this is larger than " + MAX_PAYLOAD + " bytes.",
                    "Say it in fewer words; long documents are stored as artifacts.");
        }
    }

    /** Inserts them, and returns the digests of those of their payloads that lie there already, emptied. */
    List<String> insert(JdbcClient jdbc) {
        JdbcClient.StatementSpec statement = terms.isEmpty()
                ? jdbc.sql(ENTRIES + EMPTIED)
                : jdbc.sql(ENTRIES + TERMS + EMPTIED)
                        .param("termIndexes", termIndexes.toArray(Long[]::new))
                        .param(
                                "termKinds",
                                terms.stream().map(term -> term.kind().code()).toArray(String[]::new))
                        .param(
                                "termValues",
                                terms.stream().map(EntryTerms.Term::value).toArray(String[]::new));
        return statement
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
                .param("prose", texts(prose))
                .query((row, number) -> row.getString(1))
                .list();
    }

    private static @Nullable String[] texts(List<? extends @Nullable String> column) {
        return column.toArray(String[]::new);
    }

    /** Returns where the entries stand. */
    List<LedgerEntryRef> references() {
        return List.copyOf(references);
    }
}
