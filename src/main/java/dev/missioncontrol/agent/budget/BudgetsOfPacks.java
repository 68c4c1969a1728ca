package dev.missioncontrol.agent.budget;

import dev.missioncontrol.policy.PoliciesInForce;
import dev.missioncontrol.policy.verdict.BudgetLimits;
import dev.missioncontrol.shared.RepositoryId;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** The budgets of the packs in force. They are limits, not findings, and hold whatever a pack's mode. */
@Component
class BudgetsOfPacks implements PolicyBudgets {

    private final PoliciesInForce policies;
    private final Clock clock;

    BudgetsOfPacks(PoliciesInForce policies, Clock clock) {
        this.policies = policies;
        this.clock = clock;
    }

    @Override
    public BudgetLimits of(RepositoryId repository) {
        return policies.of(repository).budgets(clock.instant());
    }
}
