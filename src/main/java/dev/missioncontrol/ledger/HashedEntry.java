package dev.missioncontrol.ledger;

import dev.missioncontrol.shared.CanonicalJson;
import dev.missioncontrol.shared.Digest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/**
 * The part of an entry that is hashed. Its fields are the raw texts, so that a tampered row can be hashed too.
 *
 * @param workflowId the chain's UUID
 * @param index the position in the chain, from 0
 * @param type the type's code
 * @param actor {@code kind:name}
 * @param at when, to the microsecond
 * @param payloadDigest SHA-256 of the payload's canonical JSON
 * @param previousHash the hash of the entry before, {@link #NO_PREVIOUS} for the first
 */
record HashedEntry(
        String workflowId,
        long index,
        String type,
        String actor,
        Instant at,
        String payloadDigest,
        String previousHash) {

    /** What the first entry of a chain has as its previous hash. */
    static final String NO_PREVIOUS = "0".repeat(64);

    private static final DateTimeFormatter TIMESTAMP =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

    /** Returns a moment as entries write it: UTC, always six digits of a second. */
    static String timestamp(Instant at) {
        return TIMESTAMP.format(at.truncatedTo(ChronoUnit.MICROS));
    }

    /** Returns the members by name, as they are hashed. */
    Map<String, Object> members() {
        return Map.of(
                "workflowId",
                workflowId,
                "index",
                index,
                "type",
                type,
                "actor",
                actor,
                "at",
                timestamp(at),
                "payloadDigest",
                payloadDigest,
                "previousHash",
                previousHash);
    }

    /** Returns the canonical JSON (RFC 8785) that is hashed. */
    String text() {
        return CanonicalJson.write(members());
    }

    /** Returns the entry's hash. */
    Digest hash() {
        return Digest.of(text());
    }
}
