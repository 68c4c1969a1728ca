package dev.missioncontrol.ledger;

import dev.missioncontrol.shared.AgentRunId;
import dev.missioncontrol.shared.Digest;
import dev.missioncontrol.shared.WorkflowId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One record of a chain; docs/ledger.md gives the exact format.
 *
 * @param id its place in the order of arrival over all chains; not part of the proof
 * @param chain the workflow whose chain it is in, or {@link Ledger#SYSTEM_CHAIN}
 * @param index its gapless position in that chain, from 0
 * @param type the type's code
 * @param actor who did it, {@code kind:name}
 * @param at when
 * @param payloadDigest SHA-256 of the payload's canonical JSON
 * @param previousHash the hash of the entry before it in the chain, 64 zeros for the first
 * @param hash its own hash
 * @param agentRun the agent run that it belongs to, if any
 * @param summary one sentence for people; null when the payload was tombstoned
 * @param tombstoned whether the payload was emptied
 */
public record LedgerEntry(
        long id,
        WorkflowId chain,
        long index,
        String type,
        String actor,
        Instant at,
        Digest payloadDigest,
        Digest previousHash,
        Digest hash,
        @Nullable AgentRunId agentRun,
        @Nullable String summary,
        boolean tombstoned) {

    /** Returns whether this entry says that something was tombstoned; its own payload then stays. */
    public boolean isTombstone() {
        return type.equals(LedgerEvent.PAYLOAD_TOMBSTONED.code());
    }
}
