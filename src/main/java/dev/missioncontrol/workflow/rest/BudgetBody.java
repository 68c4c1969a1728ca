package dev.missioncontrol.workflow.rest;

import dev.missioncontrol.agent.budget.BudgetLine;
import dev.missioncontrol.agent.budget.MeterUnits;
import dev.missioncontrol.policy.verdict.BudgetLimits.Span;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the budgets of a run stand.
 *
 * @param run those of the run itself, by what they count
 * @param days those of today that count it too and have a limit
 */
record BudgetBody(Map<String, Amounts> run, List<Day> days) {

    /**
     * How one stands: minutes, US dollars, or a number.
     *
     * @param used how much was used
     * @param limit how much may be used in all; null when nothing limits it
     * @param toppedUp how much of the limit administrators added
     * @param level FINE, WARN or SPENT
     * @param rule the rule that sets the limit, with pack and line; null when there is none, or when it was asked for
     *     with the run
     */
    record Amounts(
            BigDecimal used,
            @Nullable BigDecimal limit,
            BigDecimal toppedUp,
            String level,
            @Nullable String rule) {

        static Amounts of(BudgetLine line) {
            var limit = line.limit();
            var rule = line.rule();
            return new Amounts(
                    MeterUnits.number(line.meter(), line.used()),
                    limit == null ? null : MeterUnits.number(line.meter(), limit),
                    MeterUnits.number(line.meter(), line.toppedUp()),
                    line.level().name(),
                    rule == null ? null : rule.id() + " (" + rule.pack() + ":" + rule.line() + ")");
        }
    }

    /** One of today: whose it is and what it counts. */
    record Day(String span, String owner, String meter, Amounts amounts) {

        static Day of(BudgetLine line) {
            return new Day(
                    line.span().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                    line.owner(),
                    MeterUnits.apiName(line.meter()),
                    Amounts.of(line));
        }
    }

    static BudgetBody of(List<BudgetLine> lines) {
        var run = new LinkedHashMap<String, Amounts>();
        lines.stream()
                .filter(line -> line.span() == Span.WORKFLOW)
                .forEach(line -> run.put(MeterUnits.apiName(line.meter()), Amounts.of(line)));
        return new BudgetBody(
                run,
                lines.stream()
                        .filter(line -> line.span() != Span.WORKFLOW)
                        .map(Day::of)
                        .toList());
    }
}
