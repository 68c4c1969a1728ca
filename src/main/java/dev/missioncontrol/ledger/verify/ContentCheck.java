package dev.missioncontrol.ledger.verify;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Compares payloads with the digests that entries name: rule 5 of docs/ledger.md; and has artifacts compared. */
final class ContentCheck {

    private static final String STORED = "artifact.stored";
    private static final String TOMBSTONED = "ledger.payload_tombstoned";
    private static final String DIGEST = "digest";
    private static final Set<String> MEMBERS = Set.of(DIGEST, "kind", "mediaType", "name", "size");

    private final ExportFile export;
    private final ArtifactCheck artifacts;
    private final Manifest manifest;
    private final Breaks breaks;
    /** The digests of the payloads that were looked at. */
    private final Set<String> read = new HashSet<>();
    /** What tombstone entries name. */
    private final Set<String> tombstones = new HashSet<>();
    /** What is missing; only the last entry can tell whether it says so. */
    private final List<Missing> missing = new ArrayList<>();

    private long withoutPayload;

    /** Content that is not there. */
    private record Missing(String place, String field, String digest) {}

    ContentCheck(ExportFile export, ArtifactCheck artifacts, Manifest manifest, Breaks breaks) {
        this.export = export;
        this.artifacts = artifacts;
        this.manifest = manifest;
        this.breaks = breaks;
    }

    /** Checks what the entry refers to. */
    void next(EntryLine entry, String place) throws IOException {
        boolean stored = entry.type().equals(STORED);
        CanonicalObject payload = null;
        if (!read.contains(entry.payloadDigest()) || stored || entry.type().equals(TOMBSTONED)) {
            payload = payload(entry, place);
        }
        if (stored) {
            stored(entry, payload, place);
        } else if (payload != null && entry.type().equals(TOMBSTONED)) {
            tombstones.add(payload.text(DIGEST));
        }
    }

    private @Nullable CanonicalObject payload(EntryLine entry, String place) throws IOException {
        String file = "payloads/" + entry.payloadDigest() + ".json";
        try (InputStream in = export.open(file)) {
            if (in == null) {
                if (entry.type().equals(TOMBSTONED)) {
                    breaks.add(place, "payload", "the payload of a tombstone entry", "none");
                } else {
                    missing.add(new Missing(place, "payload", entry.payloadDigest()));
                }
                return null;
            }
            CanonicalObject payload = CanonicalReader.read(in, "", MEMBERS, Map.of());
            boolean first = read.add(entry.payloadDigest());
            if (!payload.digest().equals(entry.payloadDigest())) {
                if (first) {
                    breaks.add(place, "payload", entry.payloadDigest(), payload.digest());
                }
                return null;
            }
            if (!payload.canonical() && first) {
                breaks.add(place, "payload", "an object in canonical JSON", file);
            }
            return payload.canonical() ? payload : null;
        }
    }

    private void stored(EntryLine entry, @Nullable CanonicalObject payload, String place) throws IOException {
        if (payload == null) {
            withoutPayload++;
            return;
        }
        StoredArtifact artifact = StoredArtifact.of(payload);
        if (artifact == null) {
            breaks.add(place, "payload", "digest, kind, name, media type and size of an artifact", "others");
            return;
        }
        manifest.stored(artifact.description(entry.at()));
        if (!artifacts.holds(artifact, place)) {
            missing.add(new Missing(place, artifact.file(), artifact.digest()));
        }
    }

    /** Compares what is gone with what tombstone entries name, and returns the digests of it, in order. */
    Set<String> erased() throws IOException {
        Set<String> erased = new TreeSet<>();
        for (Missing each : missing) {
            if (tombstones.contains(each.digest())) {
                erased.add(each.digest());
            } else {
                breaks.add(each.place(), each.field(), each.digest(), "gone without a tombstone entry");
            }
        }
        artifacts.unnamed(erased, tombstones, manifest.tombstoned(), withoutPayload);
        return erased;
    }

    /** Returns how many artifacts the manifest may say more of: those of entries whose payload was erased. */
    long withoutPayload() {
        return withoutPayload;
    }
}
