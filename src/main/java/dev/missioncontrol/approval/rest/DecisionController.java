package dev.missioncontrol.approval.rest;

import dev.missioncontrol.account.CurrentAccount;
import dev.missioncontrol.approval.Approvals;
import dev.missioncontrol.approval.Decision;
import dev.missioncontrol.approval.IdenticalChanges;
import dev.missioncontrol.approval.rest.PatchSetBodies.ApprovalBody;
import dev.missioncontrol.shared.Digest;
import dev.missioncontrol.shared.PatchSetId;
import dev.missioncontrol.shared.Refusal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
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

    /** PatchSets to approve together, each with the digest of the revision that was reviewed. */
    record BulkRequest(
            @Nullable List<Reviewed> patchSets, @Nullable String comment) {}

    /** A PatchSet with the digest of the revision that was reviewed. */
    record Reviewed(@Nullable String id, @Nullable String digest) {}

    private final Approvals approvals;
    private final IdenticalChanges identical;
    private final CurrentAccount currentAccount;

    DecisionController(Approvals approvals, IdenticalChanges identical, CurrentAccount currentAccount) {
        this.approvals = approvals;
        this.identical = identical;
        this.currentAccount = currentAccount;
    }

    /** Approves the revision with that digest. */
    @PostMapping("/api/patch-sets/{id}/approve")
    ApprovalBody approve(@PathVariable String id, @RequestBody DecisionRequest request) {
        return decide(id, Decision.APPROVE, request);
    }

    /** Approves PatchSets with identical patches: all of them, or none. */
    @PostMapping("/api/patch-sets/approve")
    List<ApprovalBody> approveAll(@RequestBody BulkRequest request) {
        var reviewed = new LinkedHashMap<PatchSetId, Digest>();
        for (Reviewed each : Objects.requireNonNullElse(request.patchSets(), List.<Reviewed>of())) {
            String id = each.id();
            String digest = each.digest();
            if (id == null || digest == null) {
                throw Refusal.invalid(
                        "patchSets",
                        "Each PatchSet is named by its id and the digest of the revision that was reviewed.",
                        "Send both for each.");
            }
            reviewed.put(PatchSetId.parse(id), new Digest(digest));
        }
        return identical.approveAll(reviewed, request.comment(), currentAccount.get()).stream()
                .map(ApprovalBody::of)
                .toList();
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
