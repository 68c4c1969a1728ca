package dev.missioncontrol.ledger.verify;

import dev.missioncontrol.shared.CanonicalJson;
import dev.missioncontrol.shared.Digest;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** One line of {@code entries.jsonl}. */
record EntryLine(
        String workflow,
        long index,
        String type,
        String at,
        String payloadDigest,
        String previousHash,
        String hash,
        String computedHash) {

    private static final String INDEX = "index";
    private static final Set<String> MEMBERS =
            Set.of("actor", "at", "hash", INDEX, "payloadDigest", "previousHash", "type", "workflowId");

    /** Reads the line; null, with the reason among the breaks, when it is not an entry. */
    static @Nullable EntryLine read(byte[] line, String place, Breaks breaks) {
        CanonicalObject entry = CanonicalReader.read(line, MEMBERS);
        if (line.length > Limits.LINE || !entry.canonical()) {
            breaks.add(
                    place,
                    "line",
                    "an object in canonical JSON, of at most " + Limits.LINE + " bytes",
                    new String(line, StandardCharsets.UTF_8));
            return null;
        }
        Map<String, @Nullable Object> members = new TreeMap<>(entry.members());
        if (entry.more() || !members.keySet().equals(MEMBERS)) {
            breaks.add(place, "members", new TreeSet<>(MEMBERS).toString(), members.keySet() + " and more");
            return null;
        }
        for (var member : members.entrySet()) {
            boolean number = member.getKey().equals(INDEX);
            if (!(number ? member.getValue() instanceof Long : member.getValue() instanceof String)) {
                breaks.add(place, member.getKey(), number ? "an integer" : "a string", "" + member.getValue());
                return null;
            }
        }
        members.remove("hash");
        return new EntryLine(
                entry.text("workflowId"),
                entry.integer(INDEX),
                entry.text("type"),
                entry.text("at"),
                entry.text("payloadDigest"),
                entry.text("previousHash"),
                entry.text("hash"),
                Digest.of(CanonicalJson.write(members)).hex());
    }
}
