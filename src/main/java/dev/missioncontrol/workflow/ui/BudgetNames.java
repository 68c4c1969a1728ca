package dev.missioncontrol.workflow.ui;

import dev.missioncontrol.agent.budget.BudgetLine;
import dev.missioncontrol.agent.budget.MeterUnits;

/** How pages name budgets. */
final class BudgetNames {

    private BudgetNames() {}

    /** Names a budget: "Tool calls of this run". */
    static String of(BudgetLine line) {
        String label = MeterUnits.label(line.meter());
        return Character.toUpperCase(label.charAt(0))
                + label.substring(1)
                + switch (line.span()) {
                    case WORKFLOW -> " of this run";
                    case REPO_DAY -> " of the repository " + line.owner() + " today";
                    case USER_DAY -> " of the account " + line.owner() + " today";
                    case ORG_DAY -> " of the whole organisation today";
                };
    }

    /** Says who set the limit. */
    static String origin(BudgetLine line) {
        var rule = line.rule();
        return rule == null
                ? "Asked for with the run"
                : "Rule " + rule.id() + " of the pack " + rule.pack() + ", line " + rule.line();
    }
}
