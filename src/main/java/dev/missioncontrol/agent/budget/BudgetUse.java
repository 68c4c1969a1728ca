package dev.missioncontrol.agent.budget;

import org.jspecify.annotations.Nullable;

/**
 * A budget with what was used of it.
 *
 * @param budget the budget
 * @param used how much was used
 * @param toppedUp by how much administrators raised the limit
 * @param warnedOf the limit for which people were last warned; null when they were not
 */
record BudgetUse(
        Budget budget, long used, long toppedUp, @Nullable Long warnedOf) {

    /** Returns how much may be used in all; {@link Long#MAX_VALUE} when nothing limits it. */
    long ceiling() {
        Long limit = budget.limit();
        return limit == null ? Long.MAX_VALUE : limit + toppedUp;
    }

    /** Returns whether that much more may be used. */
    boolean hasRoomFor(long amount) {
        return amount <= ceiling() - used;
    }

    /** Returns whether nothing is left. */
    boolean isSpent() {
        return used >= ceiling();
    }

    /** Returns whether people should be warned when that much is used. */
    boolean warnsAt(long amount) {
        if (budget.limit() == null || ceiling() == 0) {
            return false;
        }
        // Rounded up, and without overflow for large limits.
        long threshold =
                ceiling() / 100 * budget.warnAtPercent() + (ceiling() % 100 * budget.warnAtPercent() + 99) / 100;
        return amount >= Math.max(threshold, 1);
    }

    /** Returns whether using that much more is the first crossing of the warning level of this limit. */
    boolean firstWarningBy(long amount) {
        Long warned = warnedOf;
        return warnsAt(used + amount) && (warned == null || warned != ceiling());
    }
}
