package dev.missioncontrol.approval;

import dev.missioncontrol.account.Account;
import dev.missioncontrol.ledger.Ledger;
import dev.missioncontrol.patch.PatchSet;
import dev.missioncontrol.patch.PatchSets;
import dev.missioncontrol.shared.Digest;
import dev.missioncontrol.shared.PatchSetId;
import dev.missioncontrol.shared.Refusal;
import dev.missioncontrol.shared.WorkflowId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Finds PatchSets with identical patches, in one workflow or several, and approves them together. */
@Service
public class IdenticalChanges {

    private final Approvals approvals;
    private final ReviewRequests requests;
    private final PatchSets patchSets;
    private final Ledger ledger;

    IdenticalChanges(Approvals approvals, ReviewRequests requests, PatchSets patchSets, Ledger ledger) {
        this.approvals = approvals;
        this.requests = requests;
        this.patchSets = patchSets;
        this.ledger = ledger;
    }

    /**
     * Returns the other open PatchSets that do the same to the same paths as this one's current revision, which the
     * account may approve now.
     */
    @Transactional(readOnly = true)
    public List<PatchSet> of(PatchSetId id, Account account) {
        return requests.identical(id).stream()
                .filter(each -> approvals.whyNoApproval(each.id(), account) == null)
                .toList();
    }

    /**
     * Approves several PatchSets at once: all of them, or none.
     *
     * @param reviewed the digest of the revision the person looked at, by PatchSet
     * @throws Refusal INVALID when their patches are not identical; else as {@link Approvals#record}
     */
    @Transactional
    public List<Approval> approveAll(SequencedMap<PatchSetId, Digest> reviewed, @Nullable String comment, Account by) {
        List<PatchSet> all = reviewed.keySet().stream().map(patchSets::get).toList();
        // In one order for everyone, so that no two wait for each other.
        all.stream()
                .map(PatchSet::workflow)
                .distinct()
                .sorted(Comparator.comparing(WorkflowId::value))
                .forEach(ledger::hold);
        requireIdentical(all);
        var recorded = new ArrayList<Approval>();
        for (Map.Entry<PatchSetId, Digest> each : reviewed.entrySet()) {
            recorded.add(approvals.record(each.getKey(), each.getValue(), Decision.APPROVE, comment, by));
        }
        return recorded;
    }

    private void requireIdentical(List<PatchSet> all) {
        if (all.isEmpty()) {
            throw Refusal.invalid("patchSets", "No PatchSet is named.", "Name the PatchSets to approve.");
        }
        Digest first = requests.changeDigest(all.getFirst());
        all.stream()
                .filter(each -> !requests.changeDigest(each).equals(first))
                .findFirst()
                .ifPresent(other -> {
                    throw Refusal.invalid(
                            "patchSets",
                            "The change to " + other.repositoryName() + " is not identical to the one to "
                                    + all.getFirst().repositoryName() + ". Nothing was recorded.",
                            "Review and approve it by itself.");
                });
    }
}
