package dev.missioncontrol.agent.budget;

import dev.missioncontrol.ledger.Ledger;
import dev.missioncontrol.policy.verdict.BudgetLimits.Span;
import dev.missioncontrol.shared.Actor;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.LinkedHashMap;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Tells the ledger and the metrics what budgets did. */
@Component
class BudgetRecord {

    private final Ledger ledger;
    private final BudgetRows rows;
    private final MeterRegistry metrics;
    private final TransactionOperations transactions;

    BudgetRecord(Ledger ledger, BudgetRows rows, MeterRegistry metrics, TransactionOperations transactions) {
        this.ledger = ledger;
        this.rows = rows;
        this.metrics = metrics;
        this.transactions = transactions;
    }

    /** Takes the run's chain, which comes before every other row. */
    void hold(BudgetTerms terms) {
        ledger.hold(terms.workflow());
    }

    /** Records the first crossing of a warning level, in the caller's transaction. */
    void warn(BudgetTerms terms, BudgetUse before, long amount) {
        rows.warned(before);
        BudgetUse after = new BudgetUse(before.budget(), before.used() + amount, before.toppedUp(), null);
        ledger.append(
                terms.workflow(),
                BudgetEntry.WARNED,
                Actor.SYSTEM,
                "The budget for " + after.budget().name() + " is nearly spent: " + amounts(after),
                payload(after));
        count("missioncontrol.budget.warnings", after.budget());
    }

    /** Records that a budget stopped a run, and returns what to throw. */
    BudgetExhausted exhausted(BudgetTerms terms, BudgetUse spent, long wanted) {
        count("missioncontrol.budget.stops", spent.budget());
        transactions.executeWithoutResult(status -> {
            var payload = payload(spent);
            payload.put("wanted", wanted);
            ledger.append(
                    terms.workflow(),
                    BudgetEntry.EXHAUSTED,
                    Actor.SYSTEM,
                    "The budget for " + spent.budget().name() + " is spent: " + amounts(spent),
                    payload);
        });
        return new BudgetExhausted(spent, wanted);
    }

    static String amounts(BudgetUse use) {
        var meter = use.budget().meter();
        return MeterUnits.text(meter, use.used()) + " of " + MeterUnits.text(meter, use.ceiling()) + " used";
    }

    static LinkedHashMap<String, @Nullable Object> payload(BudgetUse use) {
        Budget budget = use.budget();
        var rule = budget.rule();
        var payload = new LinkedHashMap<String, @Nullable Object>();
        payload.put("span", budget.span());
        payload.put("subject", budget.span() == Span.WORKFLOW ? null : budget.subject());
        payload.put("meter", budget.meter());
        payload.put("unit", MeterUnits.storedUnit(budget.meter()));
        payload.put("used", use.used());
        payload.put("limit", budget.limit());
        payload.put("toppedUp", use.toppedUp());
        payload.put("rule", rule == null ? null : rule.id());
        payload.put("pack", rule == null ? null : rule.packHash());
        return payload;
    }

    private void count(String name, Budget budget) {
        metrics.counter(
                        name,
                        "meter",
                        budget.meter().name().toLowerCase(Locale.ROOT),
                        "span",
                        budget.span().name().toLowerCase(Locale.ROOT))
                .increment();
    }
}
