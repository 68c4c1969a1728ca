package dev.missioncontrol.policy.lint;

import dev.missioncontrol.policy.pack.PackProblem;
import dev.missioncontrol.policy.pack.PolicyPack;
import dev.missioncontrol.policy.rule.BudgetRule;
import dev.missioncontrol.policy.rule.LimitRule;
import java.util.List;

/** Amounts of zero. */
final class Amounts {

    private Amounts() {}

    static void find(PolicyPack pack, List<PackProblem> problems) {
        for (BudgetRule budget : pack.rules(BudgetRule.class)) {
            if (budget.amount() == 0) {
                problems.add(LintRule.ZERO_BUDGET.at(
                        budget.head().ref(),
                        "The budget " + budget.id() + " is zero, so the first use of it is refused.",
                        "Set an amount, or remove the budget."));
            }
        }
        for (LimitRule limit : pack.rules(LimitRule.class)) {
            if (limit.max() == 0) {
                problems.add(LintRule.ZERO_BUDGET.at(
                        limit.head().ref(),
                        "The limit " + limit.id() + " is zero, so every change is over it.",
                        "Set an amount, or remove the limit."));
            }
        }
    }
}
