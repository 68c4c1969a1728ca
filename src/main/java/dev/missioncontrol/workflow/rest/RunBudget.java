package dev.missioncontrol.workflow.rest;

import dev.missioncontrol.agent.budget.MeterUnits;
import dev.missioncontrol.policy.verdict.BudgetLimits.Meter;
import dev.missioncontrol.shared.Refusal;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The limits that are asked for with a run; what is left out is not limited by the run itself.
 *
 * @param minutes wall-clock minutes at work
 * @param tokens tokens of language models
 * @param cost cost of language models, in US dollars
 * @param toolCalls calls of tools
 * @param prAttempts pull requests
 */
record RunBudget(
        @Nullable Long minutes,
        @Nullable Long tokens,
        @Nullable BigDecimal cost,
        @Nullable Long toolCalls,
        @Nullable Long prAttempts) {

    /**
     * Returns the limits in the units of {@link Meter}.
     *
     * @throws Refusal INVALID naming the field
     */
    Map<Meter, Long> limits() {
        var limits = new EnumMap<Meter, Long>(Meter.class);
        put(limits, Meter.MINUTES, minutes == null ? null : BigDecimal.valueOf(minutes));
        put(limits, Meter.TOKENS, tokens == null ? null : BigDecimal.valueOf(tokens));
        put(limits, Meter.COST_MILLIS, cost);
        put(limits, Meter.TOOL_CALLS, toolCalls == null ? null : BigDecimal.valueOf(toolCalls));
        put(limits, Meter.PR_ATTEMPTS, prAttempts == null ? null : BigDecimal.valueOf(prAttempts));
        return limits;
    }

    private static void put(Map<Meter, Long> limits, Meter meter, @Nullable BigDecimal amount) {
        if (amount != null) {
            limits.put(meter, MeterUnits.given("options.budget." + MeterUnits.apiName(meter), meter, amount));
        }
    }
}
