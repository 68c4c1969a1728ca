package dev.missioncontrol.agent.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.missioncontrol.IntegrationTest;
import dev.missioncontrol.TestAccounts;
import dev.missioncontrol.TestClock;
import dev.missioncontrol.account.Account;
import dev.missioncontrol.ledger.EntryFilter;
import dev.missioncontrol.ledger.EntryOrder;
import dev.missioncontrol.ledger.Ledger;
import dev.missioncontrol.ledger.LedgerEntries;
import dev.missioncontrol.ledger.LedgerEntry;
import dev.missioncontrol.policy.verdict.BudgetLimits;
import dev.missioncontrol.policy.verdict.BudgetLimits.Meter;
import dev.missioncontrol.policy.verdict.BudgetLimits.Span;
import dev.missioncontrol.shared.Refusal;
import dev.missioncontrol.shared.WorkflowId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionOperations;

/** The meter lets pass what there is room for, once, on however many nodes, and nothing more. */
@IntegrationTest
class BudgetMeterIntegrationTests {

    private static final BudgetLimits NONE = new BudgetLimits(Map.of(), 80);

    @Autowired
    private BudgetRows rows;

    @Autowired
    private BudgetRecord record;

    @Autowired
    private Ledger ledger;

    @Autowired
    private LedgerEntries entries;

    @Autowired
    private TransactionOperations transactions;

    @Autowired
    private TestClock clock;

    private final WorkflowId id = WorkflowId.next();
    private final String user = "user-" + UUID.randomUUID();
    private BudgetTerms terms = new BudgetTerms(id, user, List.of(), Map.of());

    @Test
    void refusesTheCallThatWouldBreakTheLimit() {
        BudgetMeter meter = limited(Span.WORKFLOW, 2);
        meter.charge(id, "a", Meter.TOOL_CALLS);
        meter.charge(id, "b", Meter.TOOL_CALLS);

        assertThatThrownBy(() -> meter.charge(id, "c", Meter.TOOL_CALLS))
                .isInstanceOf(BudgetExhausted.class)
                .hasMessageContaining("the tool calls of this run is spent: 2 of 2 used, and 1 more wanted")
                .hasMessageContaining("rule budgets.toolCalls of the pack 'standard', line 12")
                .hasMessageContaining("missionctl budget top-up RUN --meter toolCalls --amount N")
                .hasMessageContaining("administrator");
        assertThat(used(Span.WORKFLOW)).isEqualTo(2);
        assertThat(recorded("budget.exhausted")).hasSize(1);
    }

    @Test
    void allowsNothingOfABudgetOfZero() {
        BudgetMeter meter = limited(Span.WORKFLOW, 0);

        assertThatThrownBy(() -> meter.check(id, "a", Meter.TOOL_CALLS)).isInstanceOf(BudgetExhausted.class);
        assertThatThrownBy(() -> meter.charge(id, "a", Meter.TOOL_CALLS)).isInstanceOf(BudgetExhausted.class);
    }

    @Test
    void countsWhatNothingLimits() {
        BudgetMeter meter = meter(terms(id, NONE));
        meter.charge(id, "a", Meter.TOOL_CALLS);

        assertThat(used(Span.WORKFLOW)).isEqualTo(1);
    }

    @Test
    void takesTheTighterOfPolicyAndTheRunsOwnLimit() {
        BudgetLimits limits = BudgetFixture.limits(Span.WORKFLOW, Map.of(Meter.TOOL_CALLS, 5L));
        BudgetMeter meter = meter(
                new BudgetTerms(id, user, List.of(BudgetFixture.repository(limits)), Map.of(Meter.TOOL_CALLS, 1L)));
        meter.charge(id, "a", Meter.TOOL_CALLS);

        assertThatThrownBy(() -> meter.charge(id, "b", Meter.TOOL_CALLS))
                .hasMessageContaining("asked for with the run");
    }

    @Test
    void chargesACallOnceHoweverOftenItIsRepeated() {
        BudgetMeter meter = limited(Span.WORKFLOW, 1);
        meter.charge(id, "a", Meter.TOOL_CALLS);
        meter.charge(id, "a", Meter.TOOL_CALLS);
        meter.check(id, "a", Meter.TOOL_CALLS);

        assertThat(used(Span.WORKFLOW)).isEqualTo(1);
    }

    @Test
    void chargesAllMetersOfACallOrNone() {
        BudgetLimits limits = BudgetFixture.limits(Span.WORKFLOW, Map.of(Meter.TOKENS, 1_000L, Meter.COST_MILLIS, 5L));
        BudgetMeter meter = meter(terms(id, limits));

        assertThatThrownBy(() -> meter.charge(id, "a", Map.of(Meter.TOKENS, 10L, Meter.COST_MILLIS, 6L)))
                .hasMessageContaining("$0.00 of $0.005 used, and $0.006 more wanted");
        assertThat(standing(Span.WORKFLOW, Meter.TOKENS, limits).used()).isZero();
        assertThatCode(() -> meter.charge(id, "a", Map.of(Meter.TOKENS, 10L, Meter.COST_MILLIS, 5L)))
                .doesNotThrowAnyException();
    }

    @Test
    void correctsAnEstimateByWhatWasUsed() {
        BudgetLimits limits = BudgetFixture.limits(Span.WORKFLOW, Map.of(Meter.TOKENS, 100L));
        BudgetMeter meter = meter(terms(id, limits));
        meter.charge(id, "a", Map.of(Meter.TOKENS, 100L));

        meter.settle(id, "a", Map.of(Meter.TOKENS, 30L));
        meter.settle(id, "a", Map.of(Meter.TOKENS, 10L));
        meter.charge(id, "b", Map.of(Meter.TOKENS, 70L));
        meter.settle(id, "b", Map.of(Meter.TOKENS, 90L));

        assertThat(standing(Span.WORKFLOW, Meter.TOKENS, limits).used()).isEqualTo(120);
        assertThatThrownBy(() -> meter.charge(id, "c", Map.of(Meter.TOKENS, 1L)))
                .isInstanceOf(BudgetExhausted.class);
    }

    @Test
    void warnsOncePerCrossing() {
        BudgetMeter meter = limited(Span.WORKFLOW, 4);
        meter.charge(id, "a", Meter.TOOL_CALLS);
        assertThat(recorded("budget.warned")).isEmpty();

        meter.charge(id, "b", Meter.TOOL_CALLS);
        meter.charge(id, "c", Meter.TOOL_CALLS);
        assertThat(recorded("budget.warned"))
                .singleElement()
                .asString()
                .contains("the tool calls of this run is nearly spent: 2 of 4 used");

        topUps().topUp(id, target(Span.WORKFLOW), 4, "More files than thought", TestAccounts.ADMIN);
        meter.charge(id, "d", Meter.TOOL_CALLS);
        meter.charge(id, "e", Meter.TOOL_CALLS);
        assertThat(recorded("budget.warned")).hasSize(2);
    }

    @Test
    void goesOnAfterATopUp() {
        BudgetMeter meter = limited(Span.USER_DAY, 1);
        meter.charge(id, "a", Meter.TOOL_CALLS);
        assertThatThrownBy(() -> meter.charge(id, "b", Meter.TOOL_CALLS)).hasMessageContaining("--span user-day");

        topUps().topUp(id, target(Span.USER_DAY), 1, "Release day", TestAccounts.ADMIN);

        meter.charge(id, "b", Meter.TOOL_CALLS);
        assertThatThrownBy(() -> meter.charge(id, "c", Meter.TOOL_CALLS)).isInstanceOf(BudgetExhausted.class);
        assertThat(recorded("budget.topped_up"))
                .singleElement()
                .asString()
                .contains("topped up the tool calls of the account '" + user + "' today by 1: Release day");
        assertThat(recorded(Ledger.SYSTEM_CHAIN, "budget.topped_up")).anyMatch(text -> text.contains(user));
    }

    @Test
    void letsOnlyAdminsTopUpWithAReasonAndALimit() {
        limited(Span.WORKFLOW, 1);

        refuses(
                Refusal.Kind.FORBIDDEN,
                () -> topUps().topUp(id, target(Span.WORKFLOW), 1, "Please", TestAccounts.MEMBER));
        refuses(Refusal.Kind.INVALID, () -> topUps().topUp(id, target(Span.WORKFLOW), 1, " ", TestAccounts.ADMIN));
        refuses(Refusal.Kind.INVALID, () -> topUps().topUp(id, target(Span.WORKFLOW), 0, "Why", TestAccounts.ADMIN));
        refuses(Refusal.Kind.CONFLICT, () -> topUps().topUp(id, target(Span.USER_DAY), 1, "Why", TestAccounts.ADMIN));
    }

    @Test
    void beginsANewDayWithNothingUsed() {
        BudgetMeter meter = limited(Span.USER_DAY, 1);
        meter.charge(id, "a", Meter.TOOL_CALLS);
        assertThatThrownBy(() -> meter.charge(id, "b", Meter.TOOL_CALLS)).isInstanceOf(BudgetExhausted.class);

        clock.advance(Duration.ofDays(1));

        meter.charge(id, "b", Meter.TOOL_CALLS);
    }

    @Test
    void countsTheDayOfARepositoryForEachRunInIt() {
        BudgetTerms.Participant shop =
                BudgetFixture.repository(BudgetFixture.limits(Span.REPO_DAY, Map.of(Meter.TOOL_CALLS, 1L)));
        WorkflowId other = WorkflowId.next();
        meter(new BudgetTerms(id, user, List.of(shop), Map.of())).charge(id, "a", Meter.TOOL_CALLS);
        BudgetMeter second = meter(new BudgetTerms(other, "somebody", List.of(shop), Map.of()));

        assertThatThrownBy(() -> second.charge(other, other + "b", Meter.TOOL_CALLS))
                .hasMessageContaining("the repository 'shop' today")
                .hasMessageContaining("--span repo-day --repo shop");
    }

    @Test
    void givesTheLastUnitToExactlyOneOfTwo() throws Exception {
        BudgetMeter meter = limited(Span.WORKFLOW, 1);

        assertThat(passed(2, i -> () -> {
                    meter.charge(id, "call-" + i, Meter.TOOL_CALLS);
                    return true;
                }))
                .isEqualTo(1);
        assertThat(used(Span.WORKFLOW)).isEqualTo(1);
    }

    @Test
    void neverUsesMoreThanADayHasHoweverManyRunsShareIt() throws Exception {
        int limit = 7;
        List<BudgetTerms.Participant> two = List.of(
                BudgetFixture.repository(BudgetFixture.limits(Span.USER_DAY, Map.of(Meter.TOOL_CALLS, (long) limit))),
                BudgetFixture.repository(NONE));

        assertThat(passed(16, i -> {
                    WorkflowId own = WorkflowId.next();
                    BudgetTerms terms = new BudgetTerms(own, user, i % 2 == 0 ? two : two.reversed(), Map.of());
                    return () -> {
                        meter(terms).charge(own, own + "/1", Meter.TOOL_CALLS);
                        return true;
                    };
                }))
                .isEqualTo(limit);
    }

    @Test
    void isNotChargedWithinATransactionThatCouldTakeItBack() {
        BudgetMeter meter = limited(Span.WORKFLOW, 1);

        assertThatThrownBy(() -> transactions.executeWithoutResult(status -> meter.charge(id, "a", Meter.TOOL_CALLS)))
                .isInstanceOf(IllegalStateException.class);
    }

    private interface Attempt {
        Callable<Boolean> of(int number);
    }

    /** Makes all attempts at once, and returns how many were not refused. */
    private static long passed(int attempts, Attempt attempt) throws Exception {
        var start = new CyclicBarrier(attempts);
        try (var threads = Executors.newFixedThreadPool(attempts)) {
            List<Future<Boolean>> made = new ArrayList<>();
            for (int i = 0; i < attempts; i++) {
                Callable<Boolean> one = attempt.of(i);
                made.add(threads.submit(() -> {
                    start.await();
                    try {
                        return one.call();
                    } catch (BudgetExhausted e) {
                        return false;
                    }
                }));
            }
            long passed = 0;
            for (Future<Boolean> each : made) {
                passed += each.get() ? 1 : 0;
            }
            return passed;
        }
    }

    private BudgetTerms terms(WorkflowId workflow, BudgetLimits limits) {
        terms = new BudgetTerms(workflow, user, List.of(BudgetFixture.repository(limits)), Map.of());
        return terms;
    }

    private BudgetMeter limited(Span span, long toolCalls) {
        return meter(terms(id, BudgetFixture.limits(span, Map.of(Meter.TOOL_CALLS, toolCalls))));
    }

    private BudgetMeter meter(BudgetTerms of) {
        return new BudgetMeter(workflow -> of, rows, record, transactions, clock);
    }

    private TopUp topUps() {
        var service = new BudgetTopUps(workflow -> terms, rows, meter(terms), ledger);
        return (workflow, target, amount, reason, by) ->
                transactions.executeWithoutResult(status -> service.topUp(workflow, target, amount, reason, by));
    }

    /** The service as its proxy would be. */
    private interface TopUp {
        void topUp(WorkflowId workflow, BudgetTopUps.Target target, long amount, String reason, Account by);
    }

    private static BudgetTopUps.Target target(Span span) {
        return new BudgetTopUps.Target(span, Meter.TOOL_CALLS, null);
    }

    private static void refuses(Refusal.Kind kind, Runnable act) {
        assertThatThrownBy(act::run)
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.kind()).isEqualTo(kind));
    }

    private long used(Span span) {
        return standing(span, Meter.TOOL_CALLS, NONE).used();
    }

    private BudgetUse standing(Span span, Meter meter, BudgetLimits limits) {
        Predicate<Budget> wanted = budget -> budget.span() == span;
        return rows.read(terms(id, limits).budgets(meter, meter(terms).today()).stream()
                        .filter(wanted)
                        .toList())
                .getFirst();
    }

    private List<String> recorded(String type) {
        return recorded(id, type);
    }

    private List<String> recorded(WorkflowId chain, String type) {
        return entries
                .page(new EntryFilter(chain, type, null, null, null, null, null), EntryOrder.NEWEST_FIRST, null, 200)
                .items()
                .stream()
                .map(LedgerEntry::summary)
                .map(String::valueOf)
                .toList();
    }
}
