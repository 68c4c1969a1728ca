package dev.missioncontrol.ledger;

import dev.missioncontrol.shared.AgentRunId;
import dev.missioncontrol.shared.Digest;
import dev.missioncontrol.shared.Page;
import dev.missioncontrol.shared.Refusal;
import dev.missioncontrol.shared.WorkflowId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reads entries and payloads. */
@Service
@Transactional(readOnly = true)
public class LedgerEntries {

    /** The largest page. */
    public static final int MAX_LIMIT = 200;

    /** No listing counts further: nobody scrolls there, and counting is not free. */
    static final int MAX_COUNT = 100_000;

    private static final int MAX_NEWER = 1_000;

    private final JdbcClient jdbc;
    private final ChainHeads heads;

    LedgerEntries(JdbcClient jdbc, ChainHeads heads) {
        this.jdbc = jdbc;
        this.heads = heads;
    }

    /** Returns whether anything was ever appended to the chain; every workflow's chain has its first entry at birth. */
    public boolean exists(WorkflowId chain) {
        return heads.read(chain).isPresent();
    }

    /**
     * Returns a page, found by position and not by counting, so that the last is as quick as the first.
     *
     * @param cursor where the page before said the next one starts; null for the first page
     * @throws Refusal INVALID for a limit out of 1 to {@link #MAX_LIMIT} or a cursor that is none
     */
    public Page<LedgerEntry> page(EntryFilter filter, EntryOrder order, @Nullable String cursor, int limit) {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw Refusal.invalid(
                    "limit", "A page cannot have " + limit + " entries.", "Ask for 1 to " + MAX_LIMIT + ".");
        }
        EntryQuery query = new EntryQuery(filter);
        if (cursor != null) {
            query.positionedAt(order.beyond(), position(cursor));
        }
        List<LedgerEntry> found = list(query, order, 0, limit + 1);
        if (found.size() <= limit) {
            return new Page<>(found, null);
        }
        LedgerEntry last = found.get(limit - 1);
        return new Page<>(found.subList(0, limit), Long.toString(filter.chain() == null ? last.id() : last.index()));
    }

    /** Returns what the filter lets through now, counted. */
    public Listing listing(EntryFilter filter) {
        WorkflowId chain = filter.chain();
        if (chain != null) {
            long length = heads.read(chain).map(ChainHead::nextIndex).orElse(0L);
            // A chain has no gaps: it need not be counted.
            int count = filter.isWholeChain() ? (int) Math.min(length, Integer.MAX_VALUE) : count(filter);
            return new Listing(filter, length - 1, count);
        }
        long newest = jdbc.sql("SELECT coalesce(max(id), -1) FROM ledger_entry")
                .query(Long.class)
                .single();
        return new Listing(filter, newest, count(new EntryQuery(filter).positionedAt("<=", newest), MAX_COUNT));
    }

    /** Returns a slice of a listing: the entries from {@code offset}, at most {@code limit}. */
    public List<LedgerEntry> slice(Listing listing, EntryOrder order, int offset, int limit) {
        EntryQuery query = new EntryQuery(listing.filter());
        if (!listing.filter().isWholeChain()) {
            return list(query.positionedAt("<=", listing.newest()), order, offset, limit);
        }
        // The offset is a position.
        if (order == EntryOrder.OLDEST_FIRST) {
            query.positionedAt(">=", offset).positionedAt("<=", listing.newest());
        } else {
            query.positionedAt("<=", listing.newest() - offset);
        }
        return list(query, order, 0, limit);
    }

    /** Returns how many entries the listing would have more if it was made now, at most 1,000. */
    public int newerThan(Listing listing) {
        return count(new EntryQuery(listing.filter()).positionedAt(">", listing.newest()), MAX_NEWER);
    }

    /** Returns how many entries the filter lets through, at most 100,000. */
    public int count(EntryFilter filter) {
        return count(new EntryQuery(filter), MAX_COUNT);
    }

    private int count(EntryQuery query, int atMost) {
        return jdbc.sql(query.count(atMost))
                .params(query.parameters())
                .query(Integer.class)
                .single();
    }

    /** Returns one entry. */
    public Optional<LedgerEntry> find(WorkflowId chain, long index) {
        EntryQuery query = new EntryQuery(EntryFilter.of(chain)).positionedAt("=", index);
        return list(query, EntryOrder.OLDEST_FIRST, 0, 1).stream().findFirst();
    }

    /** Returns a payload's canonical JSON; empty when there is none, or it was tombstoned. */
    public Optional<String> payload(Digest digest) {
        return jdbc.sql("SELECT content FROM ledger_payload WHERE digest = ? AND content IS NOT NULL")
                .param(digest.hex())
                .query((row, number) -> row.getString(1))
                .optional();
    }

    /** Returns the canonical JSON of several payloads, without those that are tombstoned. */
    public Map<Digest, String> payloads(Collection<Digest> digests) {
        Map<Digest, String> contents = new HashMap<>();
        if (!digests.isEmpty()) {
            jdbc.sql("SELECT digest, content FROM ledger_payload WHERE digest IN (:digests) AND content IS NOT NULL")
                    .param("digests", digests.stream().map(Digest::hex).toList())
                    .query(row -> {
                        contents.put(new Digest(row.getString("digest")), row.getString("content"));
                    });
        }
        return contents;
    }

    /** Returns the entry that says why a payload or an artifact was tombstoned; empty when it was not. */
    public Optional<LedgerEntry> tombstoneOf(Digest digest) {
        return jdbc.sql("""
                        SELECT e.chain, e.entry_index FROM ledger_entry e
                         WHERE e.id = coalesce(
                            (SELECT tombstoned_by FROM ledger_payload WHERE digest = :digest),
                            (SELECT tombstoned_by FROM ledger_artifact WHERE digest = :digest))
                        """)
                .param("digest", digest.hex())
                .query((row, number) -> find(
                                new WorkflowId(row.getObject("chain", UUID.class)), row.getLong("entry_index"))
                        .orElseThrow())
                .optional();
    }

    /** Returns the types that occur, in a chain or (null) anywhere, sorted. */
    public List<String> types(@Nullable WorkflowId chain) {
        return distinct("type", chain);
    }

    /** Returns the actors that occur, in a chain or (null) anywhere, sorted. */
    public List<String> actors(@Nullable WorkflowId chain) {
        return distinct("actor", chain);
    }

    private List<String> distinct(String column, @Nullable WorkflowId chain) {
        if (chain != null) {
            return jdbc.sql("SELECT DISTINCT " + column + " FROM ledger_entry WHERE chain = ? ORDER BY 1")
                    .param(chain.value())
                    .query((row, number) -> row.getString(1))
                    .list();
        }
        // From each value straight to the next by the index: the table is large and the values are few.
        return jdbc.sql("""
                        WITH RECURSIVE found AS (
                            (SELECT column_name AS value FROM ledger_entry ORDER BY 1 LIMIT 1)
                            UNION ALL
                            SELECT (SELECT column_name FROM ledger_entry WHERE column_name > found.value ORDER BY 1 LIMIT 1)
                              FROM found WHERE found.value IS NOT NULL)
                        SELECT value FROM found WHERE value IS NOT NULL ORDER BY 1
                        """.replace("column_name", column))
                .query((row, number) -> row.getString(1))
                .list();
    }

    private List<LedgerEntry> list(EntryQuery query, EntryOrder order, int offset, int limit) {
        return jdbc.sql(query.select(order, offset, limit))
                .params(query.parameters())
                .query(LedgerEntries::entry)
                .list();
    }

    private static long position(String cursor) {
        try {
            return Long.parseLong(cursor);
        } catch (NumberFormatException e) {
            throw Refusal.invalid(
                    "cursor", "'" + cursor + "' is no cursor.", "Give the 'next' of the page before, unchanged.");
        }
    }

    private static LedgerEntry entry(ResultSet row, int number) throws SQLException {
        UUID agentRun = row.getObject("agent_run", UUID.class);
        return new LedgerEntry(
                row.getLong("id"),
                new WorkflowId(row.getObject("chain", UUID.class)),
                row.getLong("entry_index"),
                row.getString("type"),
                row.getString("actor"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                new Digest(row.getString("payload_digest")),
                new Digest(row.getString("previous_hash")),
                new Digest(row.getString("hash")),
                agentRun == null ? null : new AgentRunId(agentRun),
                row.getString("summary"),
                row.getBoolean("tombstoned"));
    }
}
