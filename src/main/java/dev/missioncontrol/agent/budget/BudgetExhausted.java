package dev.missioncontrol.agent.budget;

import dev.missioncontrol.policy.verdict.BudgetLimits.Meter;
import dev.missioncontrol.policy.verdict.BudgetLimits.Span;
import java.util.Locale;

/** A budget has no room for what was about to be done, which therefore was not done. */
public final class BudgetExhausted extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Span span;
    private final Meter meter;

    BudgetExhausted(BudgetUse spent, long wanted) {
        super(message(spent, wanted));
        this.span = spent.budget().span();
        this.meter = spent.budget().meter();
    }

    private static String message(BudgetUse spent, long wanted) {
        Budget budget = spent.budget();
        Meter meter = budget.meter();
        String room = MeterUnits.text(meter, spent.used()) + " of " + MeterUnits.text(meter, spent.ceiling()) + " used"
                + (wanted == 0 ? "" : ", and " + MeterUnits.text(meter, wanted) + " more wanted");
        return "The budget for " + budget.name() + " is spent: " + room + " (" + budget.origin() + "). An administrator"
                + " can top it up on the run's page, or with: missionctl budget top-up RUN --meter "
                + MeterUnits.apiName(meter) + flag(budget) + " --amount N --reason WHY. Then retry the run: it goes on"
                + " where it was.";
    }

    private static String flag(Budget budget) {
        return switch (budget.span()) {
            case WORKFLOW -> "";
            case REPO_DAY -> " --span repo-day --repo " + budget.owner();
            default ->
                " --span " + budget.span().name().toLowerCase(Locale.ROOT).replace('_', '-');
        };
    }

    /** Returns over what the spent budget is counted. */
    public Span span() {
        return span;
    }

    /** Returns what is spent. */
    public Meter meter() {
        return meter;
    }

    /** Returns which budget is spent, how much was used, who set it and who can do what about it; never null. */
    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
