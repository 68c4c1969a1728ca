package dev.missioncontrol.ledger.verify;

import dev.missioncontrol.shared.CanonicalJson;
import dev.missioncontrol.shared.Digest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

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

    private static final Set<String> MEMBERS =
            Set.of("actor", "at", "hash", "index", "payloadDigest", "previousHash", "type", "workflowId");

    /** Reads the line; null, with the reason among the breaks, when it is not an entry. */
    static @Nullable EntryLine read(String line, long position, List<Break> breaks) {
        JsonNode node = StrictJson.canonical(line);
        if (node == null) {
            breaks.add(new Break("entry " + position, "line", "an object in canonical JSON", abbreviated(line)));
            return null;
        }
        Set<String> names = new TreeSet<>(node.propertyNames());
        if (!names.equals(MEMBERS)) {
            breaks.add(new Break("entry " + position, "members", new TreeSet<>(MEMBERS).toString(), names.toString()));
            return null;
        }
        Map<String, @Nullable Object> members = StrictJson.members(node);
        members.remove("hash");
        return new EntryLine(
                StrictJson.text(node, "workflowId"),
                StrictJson.integer(node, "index"),
                StrictJson.text(node, "type"),
                StrictJson.text(node, "at"),
                StrictJson.text(node, "payloadDigest"),
                StrictJson.text(node, "previousHash"),
                StrictJson.text(node, "hash"),
                Digest.of(CanonicalJson.write(members)).hex());
    }

    static String abbreviated(String text) {
        return text.length() <= 80 ? text : text.substring(0, 80) + "…";
    }
}
