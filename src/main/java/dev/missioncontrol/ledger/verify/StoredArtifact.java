package dev.missioncontrol.ledger.verify;

import dev.missioncontrol.shared.CanonicalJson;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the payload of an entry says of the artifact that it stored. */
record StoredArtifact(String digest, String kind, String mediaType, String name, long size) {

    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

    /** Reads the payload; null when it does not say what it has to. */
    static @Nullable StoredArtifact of(CanonicalObject payload) {
        Map<String, @Nullable Object> members = payload.members();
        return DIGEST.matcher(payload.text("digest")).matches()
                        && members.get("kind") instanceof String kind
                        && members.get("mediaType") instanceof String mediaType
                        && members.get("name") instanceof String name
                        && members.get("size") instanceof Long size
                ? new StoredArtifact(payload.text("digest"), kind, mediaType, name, size)
                : null;
    }

    /** Returns what the manifest has to say of it, in canonical JSON. */
    String description(String storedAt) {
        return CanonicalJson.write(new TreeMap<>(Map.of(
                "digest",
                digest,
                "kind",
                kind,
                "mediaType",
                mediaType,
                "name",
                name,
                "size",
                size,
                "storedAt",
                storedAt)));
    }

    /** Returns the name of the file that holds it. */
    String file() {
        return "artifacts/" + digest;
    }
}
