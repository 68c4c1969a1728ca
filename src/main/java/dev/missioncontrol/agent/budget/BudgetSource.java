package dev.missioncontrol.agent.budget;

import dev.missioncontrol.shared.WorkflowId;

/** Knows the budgets of runs; answered by the workflow feature, which stands below this one. */
public interface BudgetSource {

    /** Returns the budgets that count what a run uses, as policy has them now; or throws NOT_FOUND. */
    BudgetTerms of(WorkflowId workflow);
}
