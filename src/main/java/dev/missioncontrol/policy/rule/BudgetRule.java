package dev.missioncontrol.policy.rule;

import dev.missioncontrol.policy.verdict.BudgetLimits.Key;
import dev.missioncontrol.policy.verdict.BudgetLimits.Meter;
import java.util.Locale;

/**
 * How much may be used up.
 *
 * @param head what every rule has
 * @param key of what, over what
 * @param amount how much, in the meter's unit
 */
public record BudgetRule(RuleHead head, Key key, long amount) implements Rule {

    @Override
    public String sentence() {
        String whose = switch (key.span()) {
            case WORKFLOW -> "a workflow";
            case ORG_DAY -> "the whole installation in a day";
            case REPO_DAY -> "a repository in a day";
            case USER_DAY -> "an account in a day";
        };
        return "At most " + quantity() + " for " + whose + ".";
    }

    private String quantity() {
        if (key.meter() == Meter.COST_MILLIS) {
            // Three decimals only where they say something: 5.000 looks like thousands in many places.
            return amount % 10 == 0
                    ? String.format(Locale.ROOT, "%,d.%02d US dollars", amount / 1000, amount % 1000 / 10)
                    : String.format(Locale.ROOT, "%,d.%03d US dollars", amount / 1000, amount % 1000);
        }
        String unit = switch (key.meter()) {
            case MINUTES -> "minutes";
            case TOKENS -> "tokens";
            case TOOL_CALLS -> "tool calls";
            case PR_ATTEMPTS -> "tries to open a pull request";
            case COST_MILLIS -> "";
        };
        return String.format(Locale.ROOT, "%,d %s", amount, unit);
    }
}
