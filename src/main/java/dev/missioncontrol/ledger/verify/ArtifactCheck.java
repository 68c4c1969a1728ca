package dev.missioncontrol.ledger.verify;

import dev.missioncontrol.ledger.attestation.SignedStatements;
import dev.missioncontrol.ledger.note.VerifierKey;
import dev.missioncontrol.shared.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Compares artifacts with what entries say of them: rules 6 and 10 of docs/ledger.md. */
final class ArtifactCheck {

    private static final String FOLDER = "artifacts/";
    private static final String ATTESTATION = "ATTESTATION";

    private final ExportFile export;
    private final List<VerifierKey> keys;
    private final Breaks breaks;
    /** What was read, by digest: the same document may have been stored under more than one name. */
    private final Map<String, Content> contents = new HashMap<>();
    /** What is wrong with signed statements, by digest; empty when nothing is. */
    private final Map<String, String> statements = new HashMap<>();

    private record Content(String digest, long size) {}

    ArtifactCheck(ExportFile export, List<VerifierKey> keys, Breaks breaks) {
        this.export = export;
        this.keys = keys;
        this.breaks = breaks;
    }

    /** Checks an artifact; returns false when it is not there. */
    boolean holds(StoredArtifact artifact, String place) throws IOException {
        String file = artifact.file();
        Content content = content(artifact.digest());
        if (content == null) {
            return false;
        }
        breaks.same(place, file, artifact.digest(), content.digest());
        breaks.same(place, file + " size", Long.toString(artifact.size()), Long.toString(content.size()));
        if (content.digest().equals(artifact.digest()) && artifact.kind().equals(ATTESTATION)) {
            breaks.same(place, "attestation", "", wrongWith(artifact, content));
        }
        return true;
    }

    private @Nullable Content content(String digest) throws IOException {
        Content known = contents.get(digest);
        if (known != null) {
            return known;
        }
        try (InputStream in = export.open(FOLDER + digest)) {
            if (in == null) {
                return null;
            }
            DigestInputStream digesting = new DigestInputStream(in, Digest.sha256());
            long size = digesting.transferTo(OutputStream.nullOutputStream());
            Content content = new Content(
                    HexFormat.of().formatHex(digesting.getMessageDigest().digest()), size);
            contents.put(digest, content);
            return content;
        }
    }

    private String wrongWith(StoredArtifact artifact, Content content) throws IOException {
        String known = statements.get(artifact.digest());
        if (known != null) {
            return known;
        }
        String wrong = "";
        byte[] bytes = content.size() > Limits.STATEMENTS ? null : export.bytes(artifact.file());
        if (bytes == null) {
            wrong = content.size() + " bytes; " + Limits.STATEMENTS + " are read";
        } else {
            try {
                SignedStatements.verify(bytes, keys);
            } catch (IllegalArgumentException e) {
                wrong = String.valueOf(e.getMessage());
            }
        }
        statements.put(artifact.digest(), wrong);
        return wrong;
    }

    /**
     * Accepts artifacts whose entry has no payload any more: files that are named by their digest, and digests that a
     * tombstone entry names; at most as many as there are such entries. The latter are added to what is erased.
     */
    void unnamed(Set<String> erased, Set<String> tombstones, Set<String> saidErased, long withoutPayload)
            throws IOException {
        long left = withoutPayload;
        for (String name : export.strangers()) {
            if (left > 0 && name.startsWith(FOLDER)) {
                String digest = name.substring(FOLDER.length());
                Content content = content(digest);
                if (content != null) {
                    breaks.same(name, "content", digest, content.digest());
                    left--;
                }
            }
        }
        for (String digest : saidErased) {
            if (left > 0 && tombstones.contains(digest) && !export.has(FOLDER + digest) && erased.add(digest)) {
                left--;
            }
        }
    }
}
