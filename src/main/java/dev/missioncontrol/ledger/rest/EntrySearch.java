package dev.missioncontrol.ledger.rest;

import dev.missioncontrol.ledger.EntryFilter;
import dev.missioncontrol.ledger.EntryOrder;
import dev.missioncontrol.ledger.LedgerEntries;
import dev.missioncontrol.ledger.LedgerEntry;
import dev.missioncontrol.shared.AgentRunId;
import dev.missioncontrol.shared.Digest;
import dev.missioncontrol.shared.Page;
import dev.missioncontrol.shared.Refusal;
import dev.missioncontrol.shared.WorkflowId;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The query parameters that choose entries, as {@link EntryFilter} describes them.
 *
 * @param agentRun the id of an agent run
 * @param order {@code asc} or {@code desc}; null for the listing's own order
 * @param payloads whether the payloads are wanted too
 * @param cursor {@code next} of the page before; null for the first
 * @param limit how many at most; null for 50
 */
record EntrySearch(
        @Nullable String type,
        @Nullable String actor,
        @Nullable String agentRun,
        @Nullable Instant from,
        @Nullable Instant until,
        @Nullable String text,
        @Nullable String file,
        @Nullable String rule,
        @Nullable String digest,
        @Nullable String order,
        @Nullable Boolean payloads,
        @Nullable String cursor,
        @Nullable Integer limit) {

    private static final int LIMIT = 50;

    /** Reads a page of the entries of a chain, or (null) of all. */
    Page<EntryJson> in(@Nullable WorkflowId chain, EntryOrder usual, LedgerEntries entries) {
        EntryFilter filter = new EntryFilter(
                chain,
                type,
                actor,
                agentRun == null ? null : AgentRunId.parse(agentRun),
                from,
                until,
                text,
                file,
                rule,
                digest);
        Page<LedgerEntry> page = entries.page(
                filter, order == null ? usual : order(order), cursor, Objects.requireNonNullElse(limit, LIMIT));
        Map<Digest, String> contents = Boolean.TRUE.equals(payloads)
                ? entries.payloads(
                        page.items().stream().map(LedgerEntry::payloadDigest).toList())
                : Map.of();
        return page.map(entry -> EntryJson.of(entry, contents.get(entry.payloadDigest())));
    }

    private static EntryOrder order(String order) {
        return switch (order) {
            case "asc" -> EntryOrder.OLDEST_FIRST;
            case "desc" -> EntryOrder.NEWEST_FIRST;
            default -> throw Refusal.invalid("order", "'" + order + "' is no order.", "Give 'asc' or 'desc'.");
        };
    }
}
