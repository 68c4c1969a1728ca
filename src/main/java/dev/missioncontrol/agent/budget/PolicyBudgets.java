package dev.missioncontrol.agent.budget;

import dev.missioncontrol.policy.verdict.BudgetLimits;
import dev.missioncontrol.shared.RepositoryId;

/** The budgets that policy sets for what is done in a repository. */
@FunctionalInterface
public interface PolicyBudgets {

    /** Returns the limits in force now. */
    BudgetLimits of(RepositoryId repository);
}
