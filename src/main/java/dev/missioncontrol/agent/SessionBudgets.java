package dev.missioncontrol.agent;

import dev.missioncontrol.agent.budget.BudgetMeter;
import dev.missioncontrol.agent.budget.WorkTime;
import dev.missioncontrol.shared.WorkflowId;
import org.springframework.stereotype.Component;

/** Opens the budget of each session. */
@Component
class SessionBudgets {

    private final BudgetMeter meter;
    private final WorkTime time;

    SessionBudgets(BudgetMeter meter, WorkTime time) {
        this.meter = meter;
        this.time = time;
    }

    SessionBudget open(WorkflowId workflow, RunJournal.Started run) {
        return new SessionBudget(workflow, run, meter, time);
    }
}
