package dev.missioncontrol.approval;

import dev.missioncontrol.policy.verdict.ApprovalRule;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far the approvals that one rule asks for have come.
 *
 * @param rule the rule
 * @param approvedBy whose approvals count for it, in the order they were given
 * @param expired whose approvals were given too long ago
 * @param voided whose approvals no longer count because policy finds more now than when they were given
 * @param mayStill accounts whose approval would count, by name; not all of them when there are many
 * @param expiresAt when the first of the approvals that count expires; null when none does
 */
public record RuleProgress(
        ApprovalRule rule,
        List<String> approvedBy,
        List<String> expired,
        List<String> voided,
        List<String> mayStill,
        @Nullable Instant expiresAt) {

    /** Copies the names. */
    public RuleProgress {
        approvedBy = List.copyOf(approvedBy);
        expired = List.copyOf(expired);
        voided = List.copyOf(voided);
        mayStill = List.copyOf(mayStill);
    }

    /** Returns whether enough people approved. */
    public boolean satisfied() {
        return missing() == 0;
    }

    /** Returns how many approvals are missing. */
    public int missing() {
        return Math.max(0, rule.count() - approvedBy.size());
    }

    /** Returns what the rule asks for, such as "2 approvals by admin, not by who asked for the run". */
    public String sentence() {
        return asks(rule);
    }

    static String asks(ApprovalRule rule) {
        return (rule.count() == 1 ? "1 approval" : rule.count() + " approvals")
                + (rule.roles().isEmpty() ? "" : " by " + String.join(" or ", rule.roles()))
                + (rule.notRequester() ? ", not by who asked for the run" : "");
    }

    RuleProgress withMayStill(List<String> names) {
        return new RuleProgress(rule, approvedBy, expired, voided, names, expiresAt);
    }
}
