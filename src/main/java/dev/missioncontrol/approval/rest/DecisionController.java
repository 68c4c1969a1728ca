package dev.missioncontrol.approval.rest;

import dev.missioncontrol.account.CurrentAccount;
import dev.missioncontrol.approval.Approvals;
import dev.missioncontrol.approval.Decision;
import dev.missioncontrol.approval.rest.PatchSetBodies.ApprovalBody;
import dev.missioncontrol.shared.Digest;
import dev.missioncontrol.shared.PatchSetId;
import dev.missioncontrol.shared.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Takes decisions on PatchSets; each names the digest of what was reviewed. */
@RestController
class DecisionController {

    /** A decision: the digest it is about, and why. */
    record DecisionRequest(
            @Nullable String digest, @Nullable String comment) {}

    private final Approvals approvals;
    private final CurrentAccount currentAccount;

    DecisionController(Approvals approvals, CurrentAccount currentAccount) {
        this.approvals = approvals;
        this.currentAccount = currentAccount;
    }

    /** Approves the revision with that digest. */
    @PostMapping("/api/patch-sets/{id}/approve")
    ApprovalBody approve(@PathVariable String id, @RequestBody DecisionRequest request) {
        return decide(id, Decision.APPROVE, request);
    }

    /** Rejects the PatchSet, which ends the run. */
    @PostMapping("/api/patch-sets/{id}/reject")
    ApprovalBody reject(@PathVariable String id, @RequestBody DecisionRequest request) {
        return decide(id, Decision.REJECT, request);
    }

    /** Sends the PatchSet back to the agent. */
    @PostMapping("/api/patch-sets/{id}/request-changes")
    ApprovalBody requestChanges(@PathVariable String id, @RequestBody DecisionRequest request) {
        return decide(id, Decision.REQUEST_CHANGES, request);
    }

    private ApprovalBody decide(String id, Decision decision, DecisionRequest request) {
        String digest = request.digest();
        if (digest == null) {
            throw Refusal.invalid(
                    "digest",
                    "A decision names the digest it is about.",
                    "Send the digest of the revision you reviewed.");
        }
        return ApprovalBody.of(approvals.record(
                PatchSetId.parse(id), new Digest(digest), decision, request.comment(), currentAccount.get()));
    }
}
