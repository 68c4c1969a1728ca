package dev.missioncontrol.writegate;

import dev.missioncontrol.agent.budget.BudgetExhausted;
import dev.missioncontrol.agent.budget.BudgetMeter;
import dev.missioncontrol.agent.budget.WorkTime;
import dev.missioncontrol.patch.PatchSet;
import dev.missioncontrol.policy.verdict.BudgetLimits.Meter;
import org.springframework.stereotype.Component;

/**
 * The condition of I2 that the budget is not spent: there is time left, and an attempt at a pull request for each
 * revision that is written. One attempt is charged per revision, however often it is repeated; no branch is pushed when
 * its pull request could not follow.
 */
@Component
class WriteBudget {

    private final BudgetMeter meter;
    private final WorkTime time;

    WriteBudget(BudgetMeter meter, WorkTime time) {
        this.meter = meter;
        this.time = time;
    }

    /**
     * Makes sure that there is room for the write.
     *
     * @throws WriteRefused when there is none
     */
    void check(PatchSet patchSet) {
        refusing(() -> {
            time.check(patchSet.workflow());
            meter.check(patchSet.workflow(), attempt(patchSet), Meter.PR_ATTEMPTS);
        });
    }

    /**
     * Charges the write, when it is one that is charged.
     *
     * @throws WriteRefused when there is no room for it any more
     */
    void charge(PatchSet patchSet, String action) {
        if (action.equals(WriteGate.OPEN_PR)) {
            refusing(() -> meter.charge(patchSet.workflow(), attempt(patchSet), Meter.PR_ATTEMPTS));
        }
    }

    private static String attempt(PatchSet patchSet) {
        return "open_pr/" + patchSet.id() + "/" + patchSet.current().number();
    }

    private static void refusing(Runnable use) {
        try {
            use.run();
        } catch (BudgetExhausted e) {
            throw new WriteRefused(WriteRefused.Ground.BUDGET, e.getMessage());
        }
    }
}
