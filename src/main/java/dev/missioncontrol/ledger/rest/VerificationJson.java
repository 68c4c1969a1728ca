package dev.missioncontrol.ledger.rest;

import dev.missioncontrol.ledger.ArtifactResult;
import dev.missioncontrol.ledger.EntryResult;
import dev.missioncontrol.ledger.Finding;
import dev.missioncontrol.ledger.VerificationReport;
import dev.missioncontrol.ledger.VerificationStatus;
import java.time.Instant;
import java.util.List;

/**
 * A verification as the API tells it.
 *
 * @param holds whether nothing was tampered with
 * @param tampered how many entries and documents were tampered with
 * @param tombstoned how many were emptied with an entry that says so
 * @param head what does not hold between the last entry and the head of the chain
 */
record VerificationJson(
        String runId,
        boolean holds,
        Instant verifiedAt,
        long tampered,
        long tombstoned,
        List<EntryResult> entries,
        List<ArtifactResult> artifacts,
        List<Finding> head) {

    static VerificationJson of(VerificationReport report) {
        return new VerificationJson(
                report.chain().toString(),
                report.holds(),
                report.verifiedAt(),
                report.count(VerificationStatus.TAMPERED),
                report.count(VerificationStatus.PAYLOAD_TOMBSTONED),
                report.entries(),
                report.artifacts(),
                report.head());
    }
}
