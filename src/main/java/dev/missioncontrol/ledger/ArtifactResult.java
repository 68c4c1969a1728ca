package dev.missioncontrol.ledger;

import java.util.List;

/**
 * What verifying one document came to.
 *
 * @param index the position of the entry that says it was stored
 * @param digest its digest, as stored
 * @param name its name
 * @param status the result
 * @param findings what does not hold; empty unless tampered with
 */
public record ArtifactResult(
        long index, String digest, String name, VerificationStatus status, List<Finding> findings) {

    /** Copies the findings. */
    public ArtifactResult {
        findings = List.copyOf(findings);
    }
}
