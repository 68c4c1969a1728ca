package dev.missioncontrol.policy.verdict;

import java.util.Map;

/**
 * The budgets that hold for a run: for each the smallest amount any pack sets.
 *
 * @param limits the limits that are set
 * @param warnAtPercent from which share of a limit on people are warned
 */
public record BudgetLimits(Map<Key, Limit> limits, int warnAtPercent) {

    /** Copies the limits. */
    public BudgetLimits {
        limits = Map.copyOf(limits);
    }

    /** What is counted. */
    public enum Meter {
        /** Wall-clock minutes while the run is at work, not while it waits for people or CI. */
        MINUTES,
        /** Tokens of language models, in and out. */
        TOKENS,
        /** Cost in thousandths of a US dollar. */
        COST_MILLIS,
        /** Calls of tools. */
        TOOL_CALLS,
        /** Pull requests that were tried to be opened. */
        PR_ATTEMPTS
    }

    /** Over what it is counted. */
    public enum Span {
        /** One run. */
        WORKFLOW,
        /** A day (UTC) of the whole installation. */
        ORG_DAY,
        /** A day (UTC) of a repository. */
        REPO_DAY,
        /** A day (UTC) of the account that asks. */
        USER_DAY
    }

    /** One budget. */
    public record Key(Span span, Meter meter) {}

    /** How much, by which rule. */
    public record Limit(long amount, RuleRef rule) {}
}
