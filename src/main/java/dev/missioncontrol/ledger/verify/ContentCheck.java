package dev.missioncontrol.ledger.verify;

import dev.missioncontrol.shared.CanonicalJson;
import dev.missioncontrol.shared.Digest;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Compares payloads and artifacts with the digests that entries name: rules 5 and 6 of docs/ledger.md. */
final class ContentCheck {

    private static final String STORED = "artifact.stored";
    private static final String ATTESTATION = "ATTESTATION";
    private static final String TOMBSTONED = "ledger.payload_tombstoned";

    private final ExportFile export;
    private final List<Break> breaks;
    private final Map<String, JsonNode> payloads = new HashMap<>();
    private final Set<String> expectedFiles = new HashSet<>();
    private final Set<String> emptied = new TreeSet<>();
    /** What the manifest has to say of each artifact, in canonical JSON, by the index of the entry. */
    private final Map<Long, String> described = new TreeMap<>();
    /** The artifacts that hold signed statements, by the index of the entry. */
    private final Map<Long, byte[]> attestations = new TreeMap<>();

    private long withoutPayload;

    ContentCheck(ExportFile export, List<Break> breaks) {
        this.export = export;
        this.breaks = breaks;
    }

    /** Checks what the entries refer to. */
    void of(List<EntryLine> entries) throws IOException {
        for (EntryLine entry : entries) {
            read(entry);
        }
        Set<String> tombstones = new HashSet<>();
        for (EntryLine entry : entries) {
            JsonNode payload = entry.type().equals(TOMBSTONED) ? payloads.get(entry.payloadDigest()) : null;
            if (payload != null) {
                tombstones.add(StrictJson.text(payload, "digest"));
            }
        }
        for (EntryLine entry : entries) {
            String place = "entry " + entry.index();
            if (!expectedFiles.contains(payloadFile(entry.payloadDigest()))) {
                missing(place, "payload", entry.payloadDigest(), tombstones);
            }
            JsonNode payload = payloads.get(entry.payloadDigest());
            if (entry.type().equals(STORED)) {
                if (payload == null) {
                    withoutPayload++;
                } else {
                    described.put(entry.index(), description(entry, payload));
                    artifact(entry.index(), payload, tombstones);
                }
            }
        }
    }

    /** Returns the digests of what was emptied, in order. */
    Set<String> emptied() {
        return emptied;
    }

    /** Returns what the manifest has to say of each artifact, in canonical JSON. */
    List<String> described() {
        return List.copyOf(described.values());
    }

    /** Returns how many artifacts it may say more of: those of entries whose payload was emptied. */
    long withoutPayload() {
        return withoutPayload;
    }

    /** Returns the files of signed statements, by the index of the entry that stored each. */
    Map<Long, byte[]> attestations() {
        return attestations;
    }

    /** Returns the names of the files that entries speak of. */
    Set<String> files() {
        return expectedFiles;
    }

    private void read(EntryLine entry) throws IOException {
        String file = payloadFile(entry.payloadDigest());
        if (payloads.containsKey(entry.payloadDigest())) {
            return;
        }
        byte[] bytes = export.bytes(file);
        if (bytes == null) {
            return;
        }
        expectedFiles.add(file);
        String place = "entry " + entry.index();
        String found = Digest.of(bytes).hex();
        if (!found.equals(entry.payloadDigest())) {
            breaks.add(new Break(place, "payload", entry.payloadDigest(), found));
            return;
        }
        String text = export.text(file);
        JsonNode payload = text == null ? null : StrictJson.canonical(text);
        if (payload == null) {
            breaks.add(new Break(place, "payload", "an object in canonical JSON", file));
        } else {
            payloads.put(entry.payloadDigest(), payload);
        }
    }

    private static String description(EntryLine entry, JsonNode payload) {
        Map<String, @Nullable Object> description = StrictJson.members(payload);
        description.keySet().retainAll(List.of("digest", "kind", "mediaType", "name", "size"));
        description.put("storedAt", entry.at());
        return CanonicalJson.write(description);
    }

    private void artifact(long index, JsonNode payload, Set<String> tombstones) throws IOException {
        String place = "entry " + index;
        String digest = StrictJson.text(payload, "digest");
        String file = "artifacts/" + digest;
        byte[] bytes = export.bytes(file);
        if (bytes == null) {
            missing(place, file, digest, tombstones);
            return;
        }
        expectedFiles.add(file);
        String found = Digest.of(bytes).hex();
        if (!found.equals(digest)) {
            breaks.add(new Break(place, file, digest, found));
        } else if (StrictJson.text(payload, "kind").equals(ATTESTATION)) {
            attestations.put(index, bytes);
        }
        long size = StrictJson.integer(payload, "size");
        if (size != bytes.length) {
            breaks.add(new Break(place, file + " size", Long.toString(size), Integer.toString(bytes.length)));
        }
    }

    private void missing(String place, String field, String digest, Set<String> tombstones) {
        if (tombstones.contains(digest)) {
            emptied.add(digest);
        } else {
            breaks.add(new Break(place, field, digest, "gone without a tombstone entry"));
        }
    }

    private static String payloadFile(String digest) {
        return "payloads/" + digest + ".json";
    }
}
