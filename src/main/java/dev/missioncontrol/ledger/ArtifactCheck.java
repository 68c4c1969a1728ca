package dev.missioncontrol.ledger;

import dev.missioncontrol.ledger.attestation.SignedStatements;
import dev.missioncontrol.ledger.note.VerifierKey;
import dev.missioncontrol.shared.Digest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Compares the documents of a workflow with their digests and with the entries that say they were stored. */
final class ArtifactCheck {

    private final Map<Long, @Nullable String> claims;
    private final List<VerifierKey> keys;
    private final List<ArtifactResult> results = new ArrayList<>();
    /** Digests of the documents that are empty, by the position in {@link #results}. */
    private final Map<Integer, String> missing = new HashMap<>();
    /** Documents whose media type is not what this chain says, by the position in {@link #results}. */
    private final Map<Integer, Finding> ofAnotherType = new HashMap<>();

    /**
     * Takes what documents are compared with.
     *
     * @param storedArtifacts the payloads of the entries that say that a document was stored, by index
     * @param keys the log's, which sign statements
     */
    ArtifactCheck(Map<Long, @Nullable String> storedArtifacts, List<VerifierKey> keys) {
        claims = new HashMap<>(storedArtifacts);
        this.keys = keys;
    }

    void add(ResultSet row) throws SQLException {
        long index = row.getLong("entry_index");
        String digest = row.getString("digest");
        String name = row.getString("name");
        byte[] content = row.getBytes("content");
        List<Finding> findings = new ArrayList<>();
        if (claims.containsKey(index)) {
            JsonNode claim = LedgerJson.object(claims.remove(index));
            if (claim != null) {
                compare(findings, claim, "digest", digest);
                compare(findings, claim, "kind", row.getString("kind"));
                compare(findings, claim, "name", name);
                compare(findings, claim, "size", Long.toString(row.getLong("size")));
                List<Finding> type = new ArrayList<>();
                compare(type, claim, "mediaType", row.getString("media_type"));
                type.forEach(each -> ofAnotherType.put(results.size(), each));
            }
            if (!Objects.equals(ChainHeads.instant(row, "at"), ChainHeads.instant(row, "entry_at"))) {
                findings.add(new Finding("at", shown(row, "entry_at"), shown(row, "at")));
            }
        } else {
            findings.add(new Finding("entry", "artifact.stored at index " + index, "none"));
        }
        if (content == null) {
            missing.put(results.size(), digest);
        } else if (!Digest.of(content).hex().equals(digest)) {
            findings.add(new Finding("content", digest, Digest.of(content).hex()));
        } else if (row.getString("kind").equals(ArtifactKind.ATTESTATION.name())) {
            attestation(findings, content);
        }
        VerificationStatus whole = content == null ? VerificationStatus.PAYLOAD_TOMBSTONED : VerificationStatus.OK;
        results.add(new ArtifactResult(
                index, digest, name, findings.isEmpty() ? whole : VerificationStatus.TAMPERED, findings));
    }

    private void attestation(List<Finding> findings, byte[] content) {
        try {
            SignedStatements.verify(content, keys);
        } catch (IllegalArgumentException e) {
            findings.add(new Finding("attestation", "signed statements", String.valueOf(e.getMessage())));
        }
    }

    /** Returns the digests of documents whose media type is not what this chain says. */
    Set<String> ofAnotherType() {
        return ofAnotherType.keySet().stream()
                .map(position -> results.get(position).digest())
                .collect(Collectors.toSet());
    }

    /**
     * Returns the results.
     *
     * @param tombstoned the digests that the chain's tombstone entries name
     * @param typedElsewhere of {@link #ofAnotherType}, the digests whose type an entry of some chain does say: a document
     *     is kept once, as the type that it was first stored with
     */
    List<ArtifactResult> results(Set<String> tombstoned, Set<String> typedElsewhere) {
        missing.forEach((position, digest) -> {
            if (!tombstoned.contains(digest)) {
                add(position, new Finding("content", digest, "gone without a tombstone entry"));
            }
        });
        ofAnotherType.forEach((position, finding) -> {
            if (!typedElsewhere.contains(results.get(position).digest())) {
                add(position, finding);
            }
        });
        claims.keySet().stream().sorted().forEach(index -> results.add(unlinked(index, claims.get(index))));
        return results;
    }

    private void add(int position, Finding finding) {
        ArtifactResult result = results.get(position);
        results.set(
                position,
                new ArtifactResult(
                        result.index(),
                        result.digest(),
                        result.name(),
                        VerificationStatus.TAMPERED,
                        Stream.concat(result.findings().stream(), Stream.of(finding))
                                .toList()));
    }

    private static String shown(ResultSet row, String column) throws SQLException {
        Instant at = ChainHeads.instant(row, column);
        return at == null ? "none" : HashedEntry.timestamp(at);
    }

    /** An entry says that a document was stored, but there is none. */
    private static ArtifactResult unlinked(long index, @Nullable String claim) {
        JsonNode members = LedgerJson.object(claim);
        String digest = members == null ? null : LedgerJson.text(members, "digest");
        String name = members == null ? null : LedgerJson.text(members, "name");
        return new ArtifactResult(
                index,
                digest == null ? "" : digest,
                name == null ? "" : name,
                VerificationStatus.TAMPERED,
                List.of(new Finding("document", "stored by the entry at index " + index, "none")));
    }

    private static void compare(List<Finding> findings, JsonNode claim, String member, String found) {
        String expected = LedgerJson.text(claim, member);
        if (!found.equals(expected)) {
            findings.add(new Finding(member, expected == null ? "null" : expected, found));
        }
    }
}
