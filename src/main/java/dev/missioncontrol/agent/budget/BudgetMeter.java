package dev.missioncontrol.agent.budget;

import dev.missioncontrol.policy.verdict.BudgetLimits.Meter;
import dev.missioncontrol.shared.WorkflowId;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The one meter: what a run is about to use is charged to every budget that counts it before it is used, or refused. A
 * charge is one short transaction over all of these budgets, so several nodes together never use more than a limit; and
 * it is made once per call, however often the call is repeated after a crash.
 */
@Service
public class BudgetMeter {

    private final BudgetSource source;
    private final BudgetRows rows;
    private final BudgetRecord record;
    private final TransactionOperations transactions;
    private final Clock clock;

    BudgetMeter(
            BudgetSource source,
            BudgetRows rows,
            BudgetRecord record,
            TransactionOperations transactions,
            Clock clock) {
        this.source = source;
        this.rows = rows;
        this.record = record;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Charges one unit; see {@link #charge(WorkflowId, String, Map)}. */
    public void charge(WorkflowId workflow, String callId, Meter meter) {
        charge(workflow, callId, Map.of(meter, 1L));
    }

    /**
     * Charges a call before it is made.
     *
     * @param callId identifies the call for good
     * @param amounts how much it may use of what, in the meters' smallest units; all is charged, or nothing
     * @throws BudgetExhausted when a budget has no room for it; nothing is charged then
     * @throws IllegalStateException within a transaction, which could take the charge back
     */
    public void charge(WorkflowId workflow, String callId, Map<Meter, Long> amounts) {
        requireNoTransaction();
        BudgetTerms terms = source.of(workflow);
        LocalDate day = today();
        try {
            transactions.executeWithoutResult(status -> charge(terms, day, callId, amounts));
        } catch (NoRoom e) {
            throw record.exhausted(terms, e.use, e.wanted);
        }
    }

    /**
     * Replaces what a call was charged by what it turned out to use, which may also be more than there was room for:
     * the next call is refused then. Does nothing when the call was settled before.
     */
    public void settle(WorkflowId workflow, String callId, Map<Meter, Long> amounts) {
        requireNoTransaction();
        BudgetTerms terms = source.of(workflow);
        transactions.executeWithoutResult(status -> {
            record.hold(terms);
            new EnumMap<>(amounts)
                    .forEach((meter, amount) -> rows.settle(workflow, callId, meter, amount)
                            .ifPresent(estimate -> force(terms, estimate.day(), meter, amount - estimate.amount())));
        });
    }

    /**
     * Makes sure that there is room for one unit, and charges nothing. A call that is charged already has its room.
     *
     * @throws BudgetExhausted when a budget has no room for it
     */
    public void check(WorkflowId workflow, String callId, Meter meter) {
        if (rows.isNoted(workflow, callId, meter)) {
            return;
        }
        BudgetTerms terms = source.of(workflow);
        for (BudgetUse use : rows.read(terms.budgets(meter, today()))) {
            if (!use.hasRoomFor(1)) {
                throw record.exhausted(terms, use, 1);
            }
        }
    }

    /** Adds to what was used, room or not, in the caller's transaction, which holds the run's chain. */
    void force(BudgetTerms terms, LocalDate day, Meter meter, long amount) {
        List<Budget> budgets = terms.budgets(meter, day);
        List<BudgetUse> before = rows.lock(budgets);
        rows.correct(budgets.stream()
                .map(budget -> new BudgetRows.Draft(budget, amount))
                .toList());
        before.stream().filter(use -> use.firstWarningBy(amount)).forEach(use -> record.warn(terms, use, amount));
    }

    /** Returns the first of the run's budgets of which nothing is left, when there is one. */
    Optional<BudgetUse> spent(BudgetTerms terms, Meter meter) {
        return rows.read(terms.budgets(meter, today())).stream()
                .filter(BudgetUse::isSpent)
                .findFirst();
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private void charge(BudgetTerms terms, LocalDate day, String callId, Map<Meter, Long> amounts) {
        record.hold(terms);
        Instant now = clock.instant();
        var drafts = new ArrayList<BudgetRows.Draft>();
        new EnumMap<>(amounts).forEach((meter, amount) -> {
            if (rows.note(terms.workflow(), callId, new BudgetRows.Charge(meter, amount, day), now) && amount > 0) {
                terms.budgets(meter, day).forEach(budget -> drafts.add(new BudgetRows.Draft(budget, amount)));
            }
        });
        if (drafts.isEmpty()) {
            return;
        }
        drafts.sort(Comparator.comparing(BudgetRows.Draft::budget, Budget.LOCK_ORDER));
        List<BudgetUse> before =
                rows.lock(drafts.stream().map(BudgetRows.Draft::budget).toList());
        for (int i = 0; i < before.size(); i++) {
            if (!before.get(i).hasRoomFor(drafts.get(i).amount())) {
                throw new NoRoom(before.get(i), drafts.get(i).amount());
            }
        }
        if (rows.use(drafts) != drafts.size()) {
            throw new IllegalStateException("a locked budget of " + terms.workflow() + " has changed");
        }
        for (int i = 0; i < before.size(); i++) {
            if (before.get(i).firstWarningBy(drafts.get(i).amount())) {
                record.warn(terms, before.get(i), drafts.get(i).amount());
            }
        }
    }

    private static void requireNoTransaction() {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("a budget is charged in a transaction of its own");
        }
    }

    /** Ends the transaction of a charge for which there is no room. */
    private static final class NoRoom extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final transient BudgetUse use;
        private final long wanted;

        NoRoom(BudgetUse use, long wanted) {
            super("no room", null, false, false);
            this.use = use;
            this.wanted = wanted;
        }
    }
}
