package dev.missioncontrol.agent.budget;

import dev.missioncontrol.policy.verdict.BudgetLimits.Meter;
import dev.missioncontrol.policy.verdict.BudgetLimits.Span;
import dev.missioncontrol.policy.verdict.RuleRef;
import org.jspecify.annotations.Nullable;

/**
 * How a budget stands. Amounts are in the meter's smallest unit, for {@link MeterUnits} to write.
 *
 * @param span over what it is counted; a day is today
 * @param owner the name of the repository or account; empty for a run and for the organisation
 * @param meter what is counted
 * @param used how much was used
 * @param limit how much may be used in all, with top-ups; null when nothing limits it
 * @param toppedUp by how much administrators raised it
 * @param level whether people should look
 * @param rule the rule of a pack that sets the limit; null when there is none, or when it was asked for with the run
 */
public record BudgetLine(
        Span span,
        String owner,
        Meter meter,
        long used,
        @Nullable Long limit,
        long toppedUp,
        Level level,
        @Nullable RuleRef rule) {

    /** How much is left. */
    public enum Level {
        /** Enough, or nothing limits it. */
        FINE,
        /** Little: the warning level is reached. */
        WARN,
        /** Nothing. */
        SPENT
    }

    static BudgetLine of(BudgetUse use) {
        Budget budget = use.budget();
        Long limit = budget.limit() == null ? null : use.ceiling();
        Level level = use.isSpent() ? Level.SPENT : use.warnsAt(use.used()) ? Level.WARN : Level.FINE;
        return new BudgetLine(
                budget.span(), budget.owner(), budget.meter(), use.used(), limit, use.toppedUp(), level, budget.rule());
    }
}
