package dev.missioncontrol.workflow;

import dev.missioncontrol.agent.AgentFailure;
import dev.missioncontrol.agent.ToolDenied;
import dev.missioncontrol.agent.budget.BudgetExhausted;
import dev.missioncontrol.agent.budget.WorkTime;
import dev.missioncontrol.ledger.Ledger;
import dev.missioncontrol.shared.Actor;
import dev.missioncontrol.shared.Refusal;
import dev.missioncontrol.workflow.WorkflowState.Turn;
import dev.missioncontrol.writegate.WriteRefused;
import java.time.Duration;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Runs the step of an outbox row. The step's work is done outside any transaction; its result, the state change and the
 * end of the row are one transaction, so a step that ran twice counts once.
 */
@Component
class StepRunner {

    static final int MAX_ATTEMPTS = 4;
    private static final Logger LOG = LoggerFactory.getLogger(StepRunner.class);

    /** Identifies this server process in the outbox. */
    static final UUID NODE = UUID.randomUUID();

    private final Map<WorkflowState, WorkflowStep> steps = new EnumMap<>(WorkflowState.class);
    private final Outbox outbox;
    private final WorkflowCatalogue catalogue;
    private final WorkflowMachine machine;
    private final WorkTime time;
    private final Reopening reopening;
    private final Ledger ledger;
    private final TransactionOperations transactions;

    StepRunner(
            List<WorkflowStep> steps,
            Outbox outbox,
            WorkflowCatalogue catalogue,
            WorkflowMachine machine,
            WorkTime time,
            Reopening reopening,
            Ledger ledger,
            TransactionOperations transactions) {
        steps.forEach(step -> this.steps.put(step.state(), step));
        this.outbox = outbox;
        this.catalogue = catalogue;
        this.machine = machine;
        this.time = time;
        this.reopening = reopening;
        this.ledger = ledger;
        this.transactions = transactions;
    }

    /** Runs the step of the row, unless it is done or no longer wanted. */
    void run(UUID rowId) {
        outbox.open(rowId).ifPresent(this::run);
    }

    /** Ends the step of the row, unless it is done, without running it again: a person has to look. */
    void giveUp(UUID rowId, String why) {
        outbox.open(rowId).ifPresent(row -> failed(row, why, false));
    }

    private void run(Outbox.Row row) {
        WorkflowView workflow = catalogue.get(row.workflow());
        WorkflowStep step =
                steps.get(row.state() == WorkflowState.NEEDS_HUMAN ? WorkflowState.VERIFYING_CI : row.state());
        if (workflow.state() != row.state() || workflow.paused() != null || step == null) {
            transactions.executeWithoutResult(
                    status -> outbox.done(row.id(), workflow.paused() == null ? "no longer wanted" : "paused"));
            return;
        }
        outbox.started(row.id(), NODE);
        try {
            StepResult result = timed(step, workflow);
            transactions.executeWithoutResult(status -> finish(row, result));
        } catch (WriteRefused e) {
            refused(row, e);
        } catch (BudgetExhausted e) {
            end(row, WorkflowEvent.E_BUDGET_EXHAUSTED, Fact.NONE, e.getMessage());
        } catch (ToolDenied e) {
            end(row, WorkflowEvent.E_POLICY_BLOCKED, Fact.NONE, e.getMessage());
        } catch (AgentFailure e) {
            failed(row, e.getMessage(), e.isTransient());
        } catch (Refusal e) {
            String remedy = e.remedy();
            failed(
                    row,
                    remedy == null ? e.getMessage() : e.getMessage() + " " + remedy,
                    e.kind() == Refusal.Kind.UNAVAILABLE);
        } catch (RuntimeException e) {
            LOG.error("step {} of workflow {} failed, attempt {}", row.state(), row.workflow(), row.attempt(), e);
            failed(row, "Internal error: " + e + ". Retry; if it happens again, look into the server's log.", true);
        }
    }

    /** Runs the step with its time counted, unless it only looks at what others did. */
    private StepResult timed(WorkflowStep step, WorkflowView workflow) {
        boolean works = step.state().turn() == Turn.AGENT || step.state().turn() == Turn.SYSTEM;
        if (!works) {
            return step.run(workflow);
        }
        time.begin(workflow.id());
        try {
            return step.run(workflow);
        } finally {
            time.end(workflow.id());
        }
    }

    private void finish(Outbox.Row row, StepResult result) {
        Workflow workflow = machine.lock(row.workflow());
        if (!outbox.done(row.id(), result.event().name()) || workflow.state() != row.state()) {
            return;
        }
        result.alongside().run();
        machine.offer(row.workflow(), result.event(), result.fact(), result.actor(), result.why());
    }

    /** The WriteGate found a condition not met: wait when paused, else tell whoever can mend it. */
    private void refused(Outbox.Row row, WriteRefused refusal) {
        switch (refusal.ground()) {
            case STANDING -> transactions.executeWithoutResult(status -> outbox.done(row.id(), refusal.getMessage()));
            case POLICY -> end(row, WorkflowEvent.E_POLICY_BLOCKED, Fact.NONE, refusal.getMessage());
            case BUDGET -> end(row, WorkflowEvent.E_BUDGET_EXHAUSTED, Fact.NONE, refusal.getMessage());
            case APPROVALS_MISSING -> backToWaiting(row, refusal.getMessage());
            case APPROVAL, CONTENT -> end(row, WorkflowEvent.E_FAILED, Fact.RECOVERABLE, refusal.getMessage());
        }
    }

    /** What was approved is not enough any more: people are asked again. */
    private void backToWaiting(Outbox.Row row, String why) {
        transactions.executeWithoutResult(status -> finish(
                row,
                new StepResult(
                        WorkflowEvent.E_POLICY_BLOCKED,
                        Fact.APPROVALS_MISSING,
                        Actor.SYSTEM,
                        why,
                        () -> reopening.of(row.workflow()))));
    }

    private void failed(Outbox.Row row, String why, boolean mayPass) {
        if (mayPass && row.attempt() < MAX_ATTEMPTS) {
            transactions.executeWithoutResult(status -> retryLater(row, why));
        } else {
            end(row, WorkflowEvent.E_FAILED, Fact.RECOVERABLE, why);
        }
    }

    private void retryLater(Outbox.Row row, String why) {
        machine.lock(row.workflow());
        if (outbox.done(row.id(), "failed: " + why)) {
            Duration delay = Duration.ofSeconds(5L << (2 * (row.attempt() - 1)));
            outbox.add(row.workflow(), row.state(), row.attempt() + 1, delay);
            var payload = new LinkedHashMap<String, @Nullable Object>();
            payload.put("state", row.state());
            payload.put("attempt", row.attempt());
            payload.put("retryInSeconds", delay.toSeconds());
            payload.put("error", why);
            ledger.append(
                    row.workflow(),
                    WorkflowEntry.STEP_FAILED,
                    Actor.SYSTEM,
                    "Attempt " + row.attempt() + " failed, trying again in " + delay.toSeconds() + " s: " + why,
                    payload);
        }
    }

    private void end(Outbox.Row row, WorkflowEvent event, Fact fact, String why) {
        transactions.executeWithoutResult(
                status -> finish(row, new StepResult(event, fact, Actor.SYSTEM, why, () -> {})));
    }
}
