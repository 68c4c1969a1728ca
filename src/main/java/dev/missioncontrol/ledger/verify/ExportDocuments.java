package dev.missioncontrol.ledger.verify;

import dev.missioncontrol.shared.Digest;
import dev.missioncontrol.shared.Refusal;
import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The documents of an export that {@link ExportVerifier} has found to hold. */
public final class ExportDocuments implements Closeable {

    /** What the ledger takes; it is held in memory. */
    private static final int LARGEST = 64 << 20;

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
        try {
            return new ExportDocuments(ExportFile.open(file, Long.MAX_VALUE, new Breaks()));
        } catch (Breaks.Stopped e) {
            throw new IOException("the export does not hold", e);
        }
    }

    /** Returns the digests of the artifacts of a kind, in the order of the manifest, each once. */
    public List<Digest> ofKind(String kind) throws IOException {
        Set<Digest> digests = new LinkedHashSet<>();
        try (InputStream in = export.open(Manifest.FILE)) {
            if (in != null) {
                CanonicalReader.read(
                        in,
                        "\n",
                        Set.of(),
                        Map.of("artifacts", item -> artifact(item, kind).ifPresent(digests::add)));
            }
        }
        return List.copyOf(digests);
    }

    private static Optional<Digest> artifact(String description, String kind) {
        CanonicalObject artifact =
                CanonicalReader.read(description.getBytes(StandardCharsets.UTF_8), Set.of("digest", "kind"));
        return artifact.text("kind").equals(kind) ? Optional.of(new Digest(artifact.text("digest"))) : Optional.empty();
    }

    /**
     * Returns an artifact's bytes; empty when it was erased, or is not there.
     *
     * @throws Refusal INVALID when it has more than {@value #LARGEST} bytes
     */
    public Optional<byte[]> artifact(Digest digest) throws IOException {
        try (InputStream in = export.open("artifacts/" + digest)) {
            byte[] bytes = in == null ? null : in.readNBytes(LARGEST + 1);
            if (bytes != null && bytes.length > LARGEST) {
                throw Refusal.invalid(
                        "file",
                        "The artifact " + digest.abbreviated() + " has more than " + LARGEST + " bytes.",
                        "Read it with a zip program.");
            }
            return Optional.ofNullable(bytes);
        }
    }

    /**
     * Returns the strings, integers and booleans among some members of the payloads of the entries of a type, oldest first;
     * without erased ones.
     */
    public List<Map<String, @Nullable Object>> payloads(String type, Set<String> members) throws IOException {
        List<Map<String, @Nullable Object>> payloads = new ArrayList<>();
        try (InputStream in = export.open("entries.jsonl")) {
            Lines lines = new Lines(in == null ? new ByteArrayInputStream(new byte[0]) : in, Limits.LINE);
            for (byte[] line = lines.next(); line != null; line = lines.next()) {
                CanonicalObject entry = CanonicalReader.read(line, Set.of("type", "payloadDigest"));
                byte[] payload = entry.text("type").equals(type)
                        ? export.bytes("payloads/" + entry.text("payloadDigest") + ".json")
                        : null;
                if (payload != null) {
                    payloads.add(CanonicalReader.read(payload, members).members());
                }
            }
        }
        return payloads;
    }

    @Override
    public void close() throws IOException {
        export.close();
    }
}
