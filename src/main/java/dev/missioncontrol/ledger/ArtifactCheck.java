package dev.missioncontrol.ledger;

import dev.missioncontrol.shared.Digest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Compares the documents of a workflow with their digests and with the entries that say they were stored. */
final class ArtifactCheck {

    private final Map<Long, @Nullable String> claims;
    private final List<ArtifactResult> results = new ArrayList<>();
    /** Digests of the documents that are empty, by the position in {@link #results}. */
    private final Map<Integer, String> missing = new HashMap<>();

    /** Takes the payloads of the entries that say that a document was stored, by index. */
    ArtifactCheck(Map<Long, @Nullable String> storedArtifacts) {
        claims = new HashMap<>(storedArtifacts);
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
            }
        } else {
            findings.add(new Finding("entry", "artifact.stored at index " + index, "none"));
        }
        if (content == null) {
            missing.put(results.size(), digest);
        } else if (!Digest.of(content).hex().equals(digest)) {
            findings.add(new Finding("content", digest, Digest.of(content).hex()));
        }
        VerificationStatus whole = content == null ? VerificationStatus.PAYLOAD_TOMBSTONED : VerificationStatus.OK;
        results.add(new ArtifactResult(
                index, digest, name, findings.isEmpty() ? whole : VerificationStatus.TAMPERED, findings));
    }

    /** Returns the results, given the digests that the chain's tombstone entries name. */
    List<ArtifactResult> results(Set<String> tombstoned) {
        missing.forEach((position, digest) -> {
            if (!tombstoned.contains(digest)) {
                results.set(position, without(results.get(position), digest));
            }
        });
        claims.keySet().stream().sorted().forEach(index -> results.add(unlinked(index, claims.get(index))));
        return results;
    }

    private static ArtifactResult without(ArtifactResult result, String digest) {
        Finding gone = new Finding("content", digest, "gone without a tombstone entry");
        return new ArtifactResult(
                result.index(),
                result.digest(),
                result.name(),
                VerificationStatus.TAMPERED,
                Stream.concat(result.findings().stream(), Stream.of(gone)).toList());
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
