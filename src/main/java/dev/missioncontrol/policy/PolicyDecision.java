package dev.missioncontrol.policy;

import dev.missioncontrol.policy.verdict.ApprovalRule;
import dev.missioncontrol.policy.verdict.Evaluation;
import dev.missioncontrol.policy.verdict.PolicyViolation;
import dev.missioncontrol.policy.verdict.Status;
import dev.missioncontrol.shared.Digest;
import java.util.List;
import java.util.stream.Stream;

/**
 * A decision.
 *
 * @param pack the names of the packs that decided
 * @param packHash the digest over those packs
 * @param sources where each pack came from: {@code database}, or the policy file with its commit
 * @param evaluation what they said, with overrides applied
 */
public record PolicyDecision(String pack, Digest packHash, List<String> sources, Evaluation evaluation) {

    private static final int MOST_REASONS = 10;

    /** Copies the sources. */
    public PolicyDecision {
        sources = List.copyOf(sources);
    }

    /** Returns whether the act may go on. */
    public boolean allowed() {
        return status() != Status.ERROR && evaluation.allowed();
    }

    /** Returns what the packs say before modes and overrides are considered. */
    public Status status() {
        return evaluation.verdict().status();
    }

    /** Returns what holds the act up. */
    public List<PolicyViolation> blocking() {
        return evaluation.violations().stream().filter(PolicyViolation::blocks).toList();
    }

    /** Returns what would hold it up, had nobody overridden it. */
    public List<PolicyViolation> overridden() {
        return evaluation.violations().stream()
                .filter(violation -> violation.overriddenBy() != null)
                .toList();
    }

    /**
     * Returns why, as sentences for people: each finding that blocks with its rule and what can be done, or one sentence
     * when nothing does. Never empty, and cut after ten.
     */
    public List<String> reasons() {
        List<PolicyViolation> blocking = blocking();
        if (allowed()) {
            return List.of("Policy '" + pack + "' allows it.");
        }
        if (blocking.isEmpty()) {
            return List.of(evaluation.verdict().sentence());
        }
        Stream<String> told = blocking.stream().limit(MOST_REASONS).map(PolicyDecision::sentence);
        int more = blocking.size() - MOST_REASONS;
        return more <= 0
                ? told.toList()
                : Stream.concat(told, Stream.of("And " + more + " more; see the workflow's policy tab."))
                        .toList();
    }

    /** Returns how many people have to approve a revision at least. */
    public int approvalsRequired() {
        return evaluation.approvals().stream()
                .mapToInt(ApprovalRule::count)
                .max()
                .orElse(0);
    }

    private static String sentence(PolicyViolation violation) {
        var rule = violation.rule();
        String line = rule.line() > 0 ? ", line " + rule.line() : "";
        String remedy = violation.remedy().isBlank() ? "" : " " + violation.remedy();
        return violation.reason() + " (rule " + rule.id() + " of " + rule.pack() + line + ")" + remedy;
    }
}
