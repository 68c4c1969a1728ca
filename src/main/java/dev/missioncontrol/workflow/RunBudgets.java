package dev.missioncontrol.workflow;

import dev.missioncontrol.agent.budget.BudgetSource;
import dev.missioncontrol.agent.budget.BudgetTerms;
import dev.missioncontrol.agent.budget.PolicyBudgets;
import dev.missioncontrol.shared.WorkflowId;
import org.springframework.stereotype.Component;

/** Tells the meter whose budgets count what a run uses: the run's own, and those of its repositories and its asker. */
@Component
class RunBudgets implements BudgetSource {

    private final WorkflowCatalogue catalogue;
    private final PolicyBudgets policy;

    RunBudgets(WorkflowCatalogue catalogue, PolicyBudgets policy) {
        this.catalogue = catalogue;
        this.policy = policy;
    }

    @Override
    public BudgetTerms of(WorkflowId id) {
        WorkflowView workflow = catalogue.get(id);
        return new BudgetTerms(
                id,
                workflow.requestedBy(),
                workflow.repos().stream()
                        .map(repo -> new BudgetTerms.Participant(repo.id(), repo.name(), policy.of(repo.id())))
                        .toList(),
                workflow.options().budget());
    }
}
