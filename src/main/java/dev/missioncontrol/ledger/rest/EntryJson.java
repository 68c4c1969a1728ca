package dev.missioncontrol.ledger.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.missioncontrol.ledger.LedgerEntry;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An entry as the API tells it. The first eight members are those of docs/ledger.md.
 *
 * @param payload the payload, only when it was asked for and not tombstoned
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record EntryJson(
        String workflowId,
        long index,
        String type,
        String actor,
        Instant at,
        String payloadDigest,
        String previousHash,
        String hash,
        @Nullable String agentRunId,
        @Nullable String summary,
        boolean tombstoned,
        @JsonRawValue @Nullable String payload) {

    static EntryJson of(LedgerEntry entry, @Nullable String payload) {
        return new EntryJson(
                entry.chain().toString(),
                entry.index(),
                entry.type(),
                entry.actor(),
                entry.at(),
                entry.payloadDigest().hex(),
                entry.previousHash().hex(),
                entry.hash().hex(),
                entry.agentRun() == null ? null : entry.agentRun().toString(),
                entry.summary(),
                entry.tombstoned(),
                payload);
    }
}
