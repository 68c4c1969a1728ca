package dev.missioncontrol.agent.budget;

import dev.missioncontrol.account.Account;
import dev.missioncontrol.account.Role;
import dev.missioncontrol.ledger.Ledger;
import dev.missioncontrol.policy.verdict.BudgetLimits.Meter;
import dev.missioncontrol.policy.verdict.BudgetLimits.Span;
import dev.missioncontrol.shared.Refusal;
import dev.missioncontrol.shared.WorkflowId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Raises budgets: for one run, or for today. */
@Service
public class BudgetTopUps {

    private static final int MAX_REASON = 4_000;
    private static final long MAX_AMOUNT = 1_000_000_000_000L;

    private final BudgetSource source;
    private final BudgetRows rows;
    private final BudgetMeter budgets;
    private final Ledger ledger;

    BudgetTopUps(BudgetSource source, BudgetRows rows, BudgetMeter budgets, Ledger ledger) {
        this.source = source;
        this.rows = rows;
        this.budgets = budgets;
        this.ledger = ledger;
    }

    /**
     * Which budget to raise.
     *
     * @param span over what it is counted; a day is today
     * @param meter what is counted
     * @param repository the repository's name, when its day is meant and several take part; else null
     */
    public record Target(Span span, Meter meter, @Nullable String repository) {}

    /**
     * Raises a budget that counts what a run uses. A day's budget is raised for all who share it, and that is recorded
     * in the chain of what belongs to no run too.
     *
     * @param amount by how much, in the unit of {@link Meter}
     * @throws Refusal FORBIDDEN unless an admin asks; INVALID when the amount or the reason is missing; CONFLICT when
     *     nothing limits that budget
     */
    @Transactional
    public void topUp(WorkflowId workflow, Target target, long amount, String reason, Account by) {
        by.require(Role.ADMIN, "top up budgets");
        String why = checked(amount, reason);
        BudgetTerms terms = source.of(workflow);
        Budget budget = budget(terms, target);
        boolean forRun = target.span() == Span.WORKFLOW;
        if (!forRun) {
            ledger.hold(Ledger.SYSTEM_CHAIN);
        }
        ledger.hold(workflow);
        BudgetUse before = rows.lock(List.of(budget)).getFirst();
        if (budget.limit() == null) {
            throw Refusal.conflict(
                    "Nothing limits " + budget.name() + ".",
                    "Choose a budget that has a limit: see the run's budgets.");
        }
        long stored = MeterUnits.stored(target.meter(), amount);
        rows.topUp(budget, stored);
        var payload = BudgetRecord.payload(
                new BudgetUse(budget, before.used(), before.toppedUp() + stored, before.warnedOf()));
        payload.put("amount", stored);
        payload.put("reason", why);
        String summary = by.name() + " topped up " + budget.name() + " by " + MeterUnits.text(target.meter(), stored)
                + ": " + why;
        if (!forRun) {
            ledger.append(Ledger.SYSTEM_CHAIN, BudgetEntry.TOPPED_UP, by.actor(), summary, payload);
        }
        ledger.append(workflow, BudgetEntry.TOPPED_UP, by.actor(), summary, payload);
    }

    private static String checked(long amount, String reason) {
        if (amount < 1 || amount > MAX_AMOUNT) {
            throw Refusal.invalid(
                    "amount",
                    "A top-up of " + amount + " makes no sense.",
                    "Give a number from 1 to " + MAX_AMOUNT + ".");
        }
        if (reason.isBlank()) {
            throw Refusal.invalid("reason", "A word of explanation is missing.", "Say why in a sentence.");
        }
        if (reason.length() > MAX_REASON) {
            throw Refusal.invalid("reason", "The reason is longer than " + MAX_REASON + " characters.", "Shorten it.");
        }
        return reason.strip();
    }

    private Budget budget(BudgetTerms terms, Target target) {
        List<Budget> candidates = terms.budgets(target.meter(), budgets.today()).stream()
                .filter(budget -> budget.span() == target.span())
                .filter(budget -> target.span() != Span.REPO_DAY
                        || target.repository() == null
                        || budget.owner().equals(target.repository()))
                .toList();
        if (candidates.isEmpty()) {
            throw Refusal.invalid(
                    "repo",
                    "The repository '" + target.repository() + "' does not take part in the run.",
                    "Name one that does.");
        }
        if (candidates.size() > 1) {
            throw Refusal.invalid("repo", "Several repositories take part in the run.", "Name the one that is meant.");
        }
        return candidates.getFirst();
    }
}
