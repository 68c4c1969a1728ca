package dev.missioncontrol.agent.budget;

import dev.missioncontrol.policy.verdict.BudgetLimits.Meter;
import dev.missioncontrol.policy.verdict.BudgetLimits.Span;
import dev.missioncontrol.policy.verdict.RuleRef;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * One budget: something that is counted, for somebody. Amounts are in the meter's smallest unit.
 *
 * @param span over what it is counted
 * @param subject whose it is, as stored
 * @param owner the name of the repository or account; empty for a run and for the organisation
 * @param meter what is counted
 * @param limit how much is allowed before any top-up; null when nothing limits it
 * @param rule the rule of a pack that sets the limit; null when there is none, or when it was asked for with the run
 * @param warnAtPercent from which share of the limit on people are warned
 */
record Budget(
        Span span,
        String subject,
        String owner,
        Meter meter,
        @Nullable Long limit,
        @Nullable RuleRef rule,
        int warnAtPercent) {

    /** The order in which rows are locked: what only one run uses first, what all use last and so the shortest. */
    static final Comparator<Budget> LOCK_ORDER =
            Comparator.comparing(Budget::rank).thenComparing(Budget::subject).thenComparing(Budget::meter);

    private int rank() {
        return switch (span) {
            case WORKFLOW -> 0;
            case REPO_DAY -> 1;
            case USER_DAY -> 2;
            case ORG_DAY -> 3;
        };
    }

    /** Names the budget for people: "the tool calls of this run". */
    String name() {
        return "the " + MeterUnits.label(meter) + " of " + whose();
    }

    /** Says who set the limit. */
    String origin() {
        return rule == null
                ? "asked for with the run"
                : "rule " + rule.id() + " of the pack '" + rule.pack() + "', line " + rule.line();
    }

    private String whose() {
        return switch (span) {
            case WORKFLOW -> "this run";
            case REPO_DAY -> "the repository '" + owner + "' today";
            case USER_DAY -> "the account '" + owner + "' today";
            case ORG_DAY -> "the whole organisation today";
        };
    }
}
