package dev.missioncontrol.approval;

import dev.missioncontrol.shared.Digest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a person said, with what counts when it is weighed.
 *
 * @param approval what was said
 * @param roles what the person was then, in lower case
 * @param packHash the digest of the policy that was in force then; null when it was said before that was kept
 * @param findings the fingerprints of what policy found then; null when it was said before that was kept
 */
record Said(
        Approval approval,
        List<String> roles,
        @Nullable Digest packHash,
        @Nullable List<String> findings) {

    Said {
        roles = List.copyOf(roles);
        findings = findings == null ? null : List.copyOf(findings);
    }

    boolean isApproval() {
        return approval.decision() == Decision.APPROVE;
    }

    /** Returns whether policy finds no more now than it did then; if it finds more, the approval is void. */
    boolean covers(List<String> found) {
        return findings == null || findings.containsAll(found);
    }
}
