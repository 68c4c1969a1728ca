package dev.missioncontrol.agent.budget;

import dev.missioncontrol.policy.verdict.BudgetLimits.Meter;
import dev.missioncontrol.policy.verdict.BudgetLimits.Span;
import dev.missioncontrol.shared.WorkflowId;
import java.util.Arrays;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How the budgets of runs stand, for reading. */
@Service
public class BudgetStandings {

    private final BudgetSource source;
    private final BudgetRows rows;
    private final BudgetMeter budgets;

    BudgetStandings(BudgetSource source, BudgetRows rows, BudgetMeter budgets) {
        this.source = source;
        this.rows = rows;
        this.budgets = budgets;
    }

    /** Returns the budgets of the run, limited or not, and behind them those of today that are limited. */
    @Transactional(readOnly = true)
    public List<BudgetLine> of(WorkflowId workflow) {
        BudgetTerms terms = source.of(workflow);
        List<Budget> shown = Arrays.stream(Meter.values())
                .flatMap(meter -> terms.budgets(meter, budgets.today()).stream())
                .filter(budget -> budget.span() == Span.WORKFLOW || budget.limit() != null)
                .sorted(Budget.LOCK_ORDER)
                .toList();
        return rows.read(shown).stream().map(BudgetLine::of).toList();
    }
}
