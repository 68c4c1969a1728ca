package dev.missioncontrol.policy.pack;

import dev.missioncontrol.policy.condition.Vocabulary;
import dev.missioncontrol.policy.rule.BudgetRule;
import dev.missioncontrol.policy.rule.Effect;
import dev.missioncontrol.policy.rule.Rule;
import dev.missioncontrol.policy.verdict.BudgetLimits.Key;
import dev.missioncontrol.policy.verdict.BudgetLimits.Meter;
import dev.missioncontrol.policy.verdict.BudgetLimits.Span;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads {@code budgets}. */
final class BudgetsReader {

    private final Reading reading;
    private final List<Rule> rules = new ArrayList<>();

    BudgetsReader(Reading reading) {
        this.reading = reading;
    }

    List<Rule> read(@Nullable YamlNode section) {
        if (section instanceof YamlNode.Mapping budgets) {
            meters("workflow", Span.WORKFLOW, budgets.get("workflow"));
            if (budgets.get("per_day") instanceof YamlNode.Mapping days) {
                meters("per_day.org", Span.ORG_DAY, days.get("org"));
                meters("per_day.repository", Span.REPO_DAY, days.get("repository"));
                meters("per_day.user", Span.USER_DAY, days.get("user"));
            }
        }
        return rules;
    }

    private void meters(String key, Span span, @Nullable YamlNode node) {
        if (node instanceof YamlNode.Mapping meters) {
            meters.entries().forEach((meter, entry) -> budget("budgets." + key + "." + meter, span, meter, entry));
        }
    }

    private void budget(String id, Span span, String name, YamlNode.Entry entry) {
        boolean cost = name.equals("cost_usd");
        Meter meter = cost ? Meter.COST_MILLIS : Meter.valueOf(name.toUpperCase(Locale.ROOT));
        YamlNode value = Reading.value(entry.value());
        var head = reading.head(id, "budgets", entry, Effect.DENY, Vocabulary.ANY);
        long amount = cost ? millis(value) : Reading.number(value, 0);
        rules.add(new BudgetRule(head, new Key(span, meter), amount));
    }

    private long millis(YamlNode value) {
        try {
            return new BigDecimal(Reading.text(value, "0")).movePointRight(3).longValueExact();
        } catch (ArithmeticException e) {
            reading.problem(
                    "invalid-value",
                    value,
                    "'" + Reading.text(value, "") + "' has more than three decimals or is too large.",
                    "Write US dollars like 2.50.");
            return 0;
        }
    }
}
