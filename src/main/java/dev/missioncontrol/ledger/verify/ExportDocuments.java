package dev.missioncontrol.ledger.verify;

import dev.missioncontrol.shared.Digest;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The documents of an export that {@link ExportVerifier} has found to hold. */
public final class ExportDocuments implements Closeable {

    private final ExportFile export;

    private ExportDocuments(ExportFile export) {
        this.export = export;
    }

    /**
     * Opens a file.
     *
     * @throws IOException when it cannot be read
     */
    public static ExportDocuments open(Path file) throws IOException {
        return new ExportDocuments(ExportFile.open(file, new ArrayList<>()));
    }

    /** Returns the digests of the artifacts of a kind, in the order of the manifest, each once. */
    public List<Digest> ofKind(String kind) throws IOException {
        JsonNode manifest = object(export.text("manifest.json"));
        List<Digest> digests = new ArrayList<>();
        if (manifest != null && manifest.get("artifacts") != null) {
            for (JsonNode artifact : manifest.get("artifacts")) {
                if (StrictJson.text(artifact, "kind").equals(kind)) {
                    digests.add(new Digest(StrictJson.text(artifact, "digest")));
                }
            }
        }
        return digests.stream().distinct().toList();
    }

    /** Returns an artifact's bytes; empty when it was erased, or is not there. */
    public Optional<byte[]> artifact(Digest digest) throws IOException {
        return Optional.ofNullable(export.bytes("artifacts/" + digest));
    }

    /** Returns the payloads of the entries of a type, oldest first, in canonical JSON's types; without erased ones. */
    public List<Map<String, @Nullable Object>> payloads(String type) throws IOException {
        List<Map<String, @Nullable Object>> payloads = new ArrayList<>();
        String lines = export.text("entries.jsonl");
        for (String line : lines == null ? List.<String>of() : lines.lines().toList()) {
            JsonNode entry = object(line);
            if (entry != null && StrictJson.text(entry, "type").equals(type)) {
                byte[] payload = export.bytes("payloads/" + StrictJson.text(entry, "payloadDigest") + ".json");
                JsonNode content = payload == null ? null : object(new String(payload, StandardCharsets.UTF_8));
                if (content != null) {
                    payloads.add(StrictJson.members(content));
                }
            }
        }
        return payloads;
    }

    @Override
    public void close() throws IOException {
        export.close();
    }

    private static @Nullable JsonNode object(@Nullable String text) {
        return text == null ? null : StrictJson.canonical(text.strip());
    }
}
