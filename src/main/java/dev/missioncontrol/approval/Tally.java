package dev.missioncontrol.approval;

import dev.missioncontrol.patch.PatchSet;
import dev.missioncontrol.policy.PolicyDecision;
import dev.missioncontrol.shared.Digest;
import java.util.List;
import java.util.Optional;

/**
 * How a PatchSet's current revision stands: what people said of exactly this revision, beside what policy asks for. Words
 * on any other revision do not count, even if its content was the same.
 *
 * @param patchSet the PatchSet
 * @param said what was said of its current revision
 * @param policy what policy says of its current revision
 */
record Tally(PatchSet patchSet, List<Approval> said, PolicyDecision policy) {

    Tally {
        Digest digest = patchSet.current().digest();
        int number = patchSet.current().number();
        said = said.stream()
                .filter(approval ->
                        approval.revision() == number && approval.digest().equals(digest))
                .toList();
    }

    /** Returns how many people approved. */
    int approvals() {
        return (int) said.stream()
                .filter(approval -> approval.decision() == Decision.APPROVE)
                .map(Approval::by)
                .distinct()
                .count();
    }

    /** Returns whether the current revision may be written as far as people and policy are concerned. */
    boolean isComplete() {
        return policy.allowed()
                && approvals() >= Math.max(1, policy.approvalsRequired())
                && said.stream().allMatch(approval -> approval.decision() == Decision.APPROVE)
                && patchSet.state() != PatchSet.State.SUPERSEDED
                && patchSet.state() != PatchSet.State.REJECTED
                && patchSet.state() != PatchSet.State.CHANGES_REQUESTED;
    }

    /** Returns what this person said already, if the same. */
    Optional<Approval> saidBefore(Decision decision, String by) {
        return said.stream()
                .filter(approval ->
                        approval.decision() == decision && approval.by().equals(by))
                .findFirst();
    }
}
