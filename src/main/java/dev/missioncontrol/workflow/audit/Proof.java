package dev.missioncontrol.workflow.audit;

import dev.missioncontrol.ledger.LedgerEntry;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The ledger entry that something rests on.
 *
 * @param runId the workflow whose chain it is in
 * @param index its place in the chain
 * @param type the type's code
 * @param actor who did it, {@code kind:name}
 * @param at when
 * @param hash its hash
 * @param payloadDigest the digest of its payload
 * @param summary what happened, in a sentence; null when the payload was erased
 */
public record Proof(
        String runId,
        long index,
        String type,
        String actor,
        Instant at,
        String hash,
        String payloadDigest,
        @Nullable String summary) {

    static Proof of(LedgerEntry entry) {
        return new Proof(
                entry.chain().toString(),
                entry.index(),
                entry.type(),
                entry.actor(),
                entry.at(),
                entry.hash().hex(),
                entry.payloadDigest().hex(),
                entry.summary());
    }

    /** Returns who did it, without the kind. */
    public String who() {
        return actor.substring(actor.indexOf(':') + 1);
    }

    /** Returns whether the payload was erased; the entry and its proof stay. */
    public boolean isErased() {
        return summary == null;
    }
}
