package dev.missioncontrol.ledger;

import dev.missioncontrol.shared.CanonicalJson;
import dev.missioncontrol.shared.Digest;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
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

    private static final int TYPICAL_LENGTH = 400;

    private static final DateTimeFormatter OTHER_YEARS = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'");

    /** Returns a moment as entries write it: UTC, always six digits of a second. */
    static String timestamp(Instant at) {
        LocalDateTime time = LocalDateTime.ofEpochSecond(at.getEpochSecond(), at.getNano(), ZoneOffset.UTC);
        if (time.getYear() < 1000 || time.getYear() > 9999) {
            return OTHER_YEARS.format(time);
        }
        // Written and compared once per entry: a formatter takes longer than everything else.
        StringBuilder text = new StringBuilder(27);
        text.append(time.getYear()).append('-');
        twoDigits(text, time.getMonthValue()).append('-');
        twoDigits(text, time.getDayOfMonth()).append('T');
        twoDigits(text, time.getHour()).append(':');
        twoDigits(text, time.getMinute()).append(':');
        twoDigits(text, time.getSecond()).append('.');
        int micros = time.getNano() / 1_000;
        twoDigits(text, micros / 10_000);
        twoDigits(text, micros / 100 % 100);
        return twoDigits(text, micros % 100).append('Z').toString();
    }

    private static StringBuilder twoDigits(StringBuilder text, int number) {
        return text.append((char) ('0' + number / 10)).append((char) ('0' + number % 10));
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

    /** Returns the canonical JSON (RFC 8785) that is hashed: {@link #members} in their order. */
    String text() {
        StringBuilder text = new StringBuilder(TYPICAL_LENGTH).append("{\"actor\":");
        CanonicalJson.write(text, actor).append(",\"at\":\"").append(timestamp(at));
        CanonicalJson.write(text.append("\",\"index\":"), index).append(",\"payloadDigest\":");
        CanonicalJson.write(text, payloadDigest).append(",\"previousHash\":");
        CanonicalJson.write(text, previousHash).append(",\"type\":");
        CanonicalJson.write(text, type).append(",\"workflowId\":");
        return CanonicalJson.write(text, workflowId).append('}').toString();
    }

    /** Returns the entry's hash. */
    Digest hash() {
        return Digest.of(text());
    }
}
