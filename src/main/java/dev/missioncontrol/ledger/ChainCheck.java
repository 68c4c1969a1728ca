package dev.missioncontrol.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Walks over the entries of a chain in order, and remembers what only a later look can settle. */
final class ChainCheck {

    private final List<EntryResult> results = new ArrayList<>();
    /** Digests of the payloads that are not there, by the position in {@link #results}. */
    private final Map<Integer, String> missingPayloads = new HashMap<>();
    /** Payloads of the entries that say that a document was stored; null where that payload is not there. */
    private final Map<Long, @Nullable String> storedArtifacts = new HashMap<>();

    private long nextIndex;
    private String lastHash = HashedEntry.NO_PREVIOUS;
    private @Nullable Instant lastAt;

    /** Takes the next entry, with what {@link EntryCheck#of} has found in it. */
    void add(StoredEntry entry, List<Finding> content) {
        List<Finding> place = EntryCheck.follows(entry, nextIndex, lastHash, lastAt);
        List<Finding> findings = place.isEmpty() && content.isEmpty()
                ? List.of()
                : Stream.concat(place.stream(), content.stream()).distinct().toList();
        HashedEntry fields = entry.fields();
        if (entry.payload() == null) {
            missingPayloads.put(results.size(), fields.payloadDigest());
        }
        if (fields.type().equals(LedgerEvent.ARTIFACT_STORED.code())) {
            storedArtifacts.put(fields.index(), entry.payload());
        }
        VerificationStatus whole =
                entry.payload() == null ? VerificationStatus.PAYLOAD_TOMBSTONED : VerificationStatus.OK;
        results.add(
                new EntryResult(fields.index(), findings.isEmpty() ? whole : VerificationStatus.TAMPERED, findings));
        nextIndex = fields.index() + 1;
        lastHash = entry.hash();
        lastAt = fields.at();
    }

    /** Returns the index after the last entry. */
    long nextIndex() {
        return nextIndex;
    }

    /** Returns the payloads of the entries that say that a document was stored, by index. */
    Map<Long, @Nullable String> storedArtifacts() {
        return storedArtifacts;
    }

    /** Returns the results, given the digests that the chain's tombstone entries name. */
    List<EntryResult> results(Set<String> tombstoned) {
        missingPayloads.forEach((position, digest) -> {
            if (!tombstoned.contains(digest)) {
                EntryResult result = results.get(position);
                Finding missing = new Finding("payload", digest, "gone without a tombstone entry");
                results.set(
                        position,
                        new EntryResult(
                                result.index(),
                                VerificationStatus.TAMPERED,
                                Stream.concat(result.findings().stream(), Stream.of(missing))
                                        .toList()));
            }
        });
        return results;
    }

    /** Returns what does not hold between the last entry and the head row; null when there is no head row. */
    List<Finding> comparedWith(@Nullable ChainHead head) {
        List<Finding> findings = new ArrayList<>();
        if (head == null) {
            findings.add(new Finding("head", nextIndex + " entries, " + lastHash, "no head row"));
            return findings;
        }
        if (head.nextIndex() != nextIndex) {
            findings.add(new Finding("head.nextIndex", Long.toString(nextIndex), Long.toString(head.nextIndex())));
        }
        if (!head.hash().equals(lastHash)) {
            findings.add(new Finding("head.hash", lastHash, head.hash()));
        }
        if (!Objects.equals(head.at(), lastAt)) {
            findings.add(new Finding("head.at", String.valueOf(lastAt), String.valueOf(head.at())));
        }
        return findings;
    }
}
