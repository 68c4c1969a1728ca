package dev.missioncontrol.agent;

import dev.missioncontrol.agent.budget.BudgetExhausted;
import dev.missioncontrol.agent.budget.BudgetMeter;
import dev.missioncontrol.agent.budget.WorkTime;
import dev.missioncontrol.policy.verdict.BudgetLimits.Meter;
import dev.missioncontrol.shared.WorkflowId;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Charges the calls of one session. A tool call's id is its place among the calls under the run's charge key, so that a
 * run that goes on where another was cut off is not charged for what it repeats; a model call is billed anew each time,
 * and charged so.
 */
final class SessionBudget {

    private static final long COUNT_INTERVAL_NANOS = 10_000_000_000L;

    private final WorkflowId workflow;
    private final RunJournal.Started run;
    private final BudgetMeter meter;
    private final WorkTime time;
    private final AtomicInteger toolCalls = new AtomicInteger();
    private final AtomicInteger modelCalls = new AtomicInteger();
    private final AtomicLong countedAt = new AtomicLong(System.nanoTime());
    private volatile @Nullable BudgetExhausted spent;

    SessionBudget(WorkflowId workflow, RunJournal.Started run, BudgetMeter meter, WorkTime time) {
        this.workflow = workflow;
        this.run = run;
        this.meter = meter;
        this.time = time;
    }

    /** Charges the next tool call before it is made. */
    void chargeToolCall() {
        String callId = "tool/" + run.chargeKey() + "/" + toolCalls.incrementAndGet();
        charged(() -> {
            meter.charge(workflow, callId, Meter.TOOL_CALLS);
            return callId;
        });
    }

    /** Charges a model call before it is made, and returns its id. */
    String chargeModelCall(ModelUse atMost) {
        String callId = "model/" + run.id() + "/" + modelCalls.incrementAndGet();
        return charged(() -> {
            meter.charge(workflow, callId, amounts(atMost));
            return callId;
        });
    }

    /** Replaces what a model call was charged by what it has used. */
    void settleModelCall(String callId, ModelUse use) {
        meter.settle(workflow, callId, amounts(use));
    }

    /** Counts the time of a long call now and then, so that a crash loses little of it. */
    void countTime() {
        long last = countedAt.get();
        long now = System.nanoTime();
        if (now - last >= COUNT_INTERVAL_NANOS && countedAt.compareAndSet(last, now)) {
            time.count(workflow);
        }
    }

    /** Returns what stopped the session; null when nothing did. */
    @Nullable
    BudgetExhausted spent() {
        return spent;
    }

    /** Throws what stopped the session, when the agent has not let it through. */
    void requireUnspent() {
        BudgetExhausted stopped = spent;
        if (stopped != null) {
            throw stopped;
        }
    }

    private String charged(Supplier<String> charge) {
        requireUnspent();
        try {
            time.count(workflow);
            time.check(workflow);
            return charge.get();
        } catch (BudgetExhausted e) {
            spent = e;
            throw e;
        }
    }

    private static Map<Meter, Long> amounts(ModelUse use) {
        return Map.of(Meter.TOKENS, use.tokens(), Meter.COST_MILLIS, use.costMillis());
    }
}
