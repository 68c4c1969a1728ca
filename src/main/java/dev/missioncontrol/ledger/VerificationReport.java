package dev.missioncontrol.ledger;

import dev.missioncontrol.shared.WorkflowId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What verifying a chain came to.
 *
 * @param chain the workflow
 * @param verifiedAt when
 * @param entries one result per entry, in order
 * @param artifacts one result per document, in the order they were stored
 * @param head what does not hold between the last entry and the chain's head row
 */
public record VerificationReport(
        WorkflowId chain,
        Instant verifiedAt,
        List<EntryResult> entries,
        List<ArtifactResult> artifacts,
        List<Finding> head) {

    /** Copies the lists. */
    public VerificationReport {
        entries = List.copyOf(entries);
        artifacts = List.copyOf(artifacts);
        head = List.copyOf(head);
    }

    /** Returns whether nothing was tampered with; tombstones do not matter. */
    public boolean holds() {
        return head.isEmpty() && statuses().noneMatch(status -> status == VerificationStatus.TAMPERED);
    }

    /**
     * Returns what each entry came to together with the document that it stored: what does not hold of a document is said
     * of its entry.
     */
    public List<EntryResult> entriesWithDocuments() {
        Map<Long, List<Finding>> ofDocuments = artifacts.stream()
                .filter(artifact -> artifact.status() == VerificationStatus.TAMPERED)
                .collect(Collectors.toMap(
                        ArtifactResult::index,
                        ArtifactResult::findings,
                        (one, other) ->
                                Stream.concat(one.stream(), other.stream()).toList()));
        return entries.stream()
                .map(entry -> !ofDocuments.containsKey(entry.index())
                        ? entry
                        : new EntryResult(
                                entry.index(),
                                VerificationStatus.TAMPERED,
                                Stream.concat(
                                                entry.findings().stream(),
                                                ofDocuments.get(entry.index()).stream()
                                                        .map(finding -> new Finding(
                                                                "document " + finding.field(),
                                                                finding.expected(),
                                                                finding.found())))
                                        .toList()))
                .toList();
    }

    /** Returns how many entries and documents have the status. */
    public long count(VerificationStatus status) {
        return statuses().filter(each -> each == status).count();
    }

    private Stream<VerificationStatus> statuses() {
        return Stream.concat(
                entries.stream().map(EntryResult::status), artifacts.stream().map(ArtifactResult::status));
    }
}
