package dev.missioncontrol.ledger;

import java.util.List;

/**
 * What verifying one entry came to.
 *
 * @param index the entry's position
 * @param status the result
 * @param findings what does not hold; empty unless tampered with
 */
public record EntryResult(long index, VerificationStatus status, List<Finding> findings) {

    /** Copies the findings. */
    public EntryResult {
        findings = List.copyOf(findings);
    }
}
