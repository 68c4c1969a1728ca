package dev.missioncontrol.policy.verdict;

import java.util.List;

/**
 * The whole outcome of evaluating the packs in force over the facts of an act.
 *
 * @param verdict the tree; its status is what the packs say before their modes are considered
 * @param violations what the rules found, with the level that the mode of each pack gives it
 * @param obligations what has to be done beside
 * @param approvals what is asked of the people who approve; for PatchSets only
 */
public record Evaluation(
        Verdict verdict, List<PolicyViolation> violations, List<Obligation> obligations, List<ApprovalRule> approvals) {

    /** Copies the lists. */
    public Evaluation {
        violations = List.copyOf(violations);
        obligations = List.copyOf(obligations);
        approvals = List.copyOf(approvals);
    }

    /** Returns whether nothing holds the act up. */
    public boolean allowed() {
        return violations.stream().noneMatch(PolicyViolation::blocks);
    }
}
