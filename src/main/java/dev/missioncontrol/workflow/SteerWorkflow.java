package dev.missioncontrol.workflow;

import dev.missioncontrol.account.Account;
import dev.missioncontrol.account.Role;
import dev.missioncontrol.agent.AgentDocuments.Triage;
import dev.missioncontrol.agent.budget.BudgetTopUps;
import dev.missioncontrol.gate.EarlyGates;
import dev.missioncontrol.gate.GateFacts;
import dev.missioncontrol.gate.GateVerdicts;
import dev.missioncontrol.ledger.ArtifactKind;
import dev.missioncontrol.ledger.Ledger;
import dev.missioncontrol.ledger.NoSecrets;
import dev.missioncontrol.shared.Refusal;
import dev.missioncontrol.shared.WorkflowId;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What a person may do to a run beside reviewing it: pause, resume, cancel, retry and answer. */
@Service
public class SteerWorkflow {

    private static final int MAX_TEXT = 4_000;

    private final WorkflowMachine machine;
    private final Workflows workflows;
    private final Outbox outbox;
    private final Documents documents;
    private final GateVerdicts gates;
    private final BudgetTopUps topUps;
    private final NoSecrets noSecrets;
    private final Ledger ledger;
    private final Clock clock;

    SteerWorkflow(
            WorkflowMachine machine,
            Workflows workflows,
            Outbox outbox,
            Documents documents,
            GateVerdicts gates,
            BudgetTopUps topUps,
            NoSecrets noSecrets,
            Ledger ledger,
            Clock clock) {
        this.machine = machine;
        this.workflows = workflows;
        this.outbox = outbox;
        this.documents = documents;
        this.gates = gates;
        this.topUps = topUps;
        this.noSecrets = noSecrets;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** Pauses a live run: nothing is dispatched or written until it is resumed. */
    @Transactional
    public void pause(WorkflowId id, String reason, Account by) {
        by.require(Role.MEMBER, "pause runs");
        String why = text("reason", reason);
        Workflow workflow = machine.lock(id);
        if (workflow.isPaused()) {
            throw Refusal.conflict("The run is paused already.", "Resume it first.");
        }
        machine.offer(id, WorkflowEvent.E_PAUSED, Fact.NONE, by.actor(), "Paused by " + by.name() + ": " + why);
        workflow.pause(by.name(), why, clock.instant());
        workflows.saveAndFlush(workflow);
    }

    /** Lets a paused run go on. */
    @Transactional
    public void resume(WorkflowId id, Account by) {
        by.require(Role.MEMBER, "resume runs");
        Workflow workflow = machine.lock(id);
        if (!workflow.isPaused()) {
            throw Refusal.conflict("The run is not paused.", "There is nothing to resume.");
        }
        workflow.resume();
        machine.offer(id, WorkflowEvent.E_RESUMED, Fact.NONE, by.actor(), "Resumed by " + by.name());
        if (workflow.state().hasStep() || workflow.awaitsChecks()) {
            outbox.drop(id, "resumed");
            outbox.add(id, workflow.state(), 1, Duration.ZERO);
        }
    }

    /** Ends a live run for good. What was written stays; nothing more is. */
    @Transactional
    public void cancel(WorkflowId id, String reason, Account by) {
        by.require(Role.MEMBER, "cancel runs");
        String why = text("reason", reason);
        machine.offer(id, WorkflowEvent.E_CANCELLED, Fact.NONE, by.actor(), "Cancelled by " + by.name() + ": " + why);
    }

    /** Tries again where the run was interrupted. */
    @Transactional
    public void retry(WorkflowId id, Account by) {
        by.require(Role.MEMBER, "retry runs");
        machine.offer(id, WorkflowEvent.E_RETRIED, Fact.NONE, by.actor(), "Retried by " + by.name());
    }

    /**
     * Raises a budget that counts what the run uses.
     *
     * @param amount by how much, in the unit of {@link dev.missioncontrol.policy.verdict.BudgetLimits.Meter}
     * @param retry whether to try again where the run was interrupted, at once
     */
    @Transactional
    public void topUp(
            WorkflowId id, BudgetTopUps.Target target, long amount, String reason, boolean retry, Account by) {
        topUps.topUp(id, target, amount, reason, by);
        if (retry) {
            retry(id, by);
        }
    }

    /** Answers a run that waits for a person, or overrules a decision not to go on. */
    @Transactional
    public void answer(WorkflowId id, String answer, Account by) {
        by.require(Role.MEMBER, "answer runs");
        String said = text("text", answer);
        Workflow workflow = machine.lock(id);
        if (workflow.state() == WorkflowState.DECLINED) {
            Triage triage = documents.newest(id, ArtifactKind.DECISION, Triage.class);
            gates.record(id, EarlyGates.decision(new GateFacts.Decision(triage, by.name() + ": " + said)));
        }
        ledger.append(id, WorkflowEntry.ANSWERED, by.actor(), by.name() + " answered: " + said, Map.of("answer", said));
        machine.offer(id, WorkflowEvent.E_HUMAN_ANSWERED, Fact.NONE, by.actor(), null);
    }

    private String text(String field, String given) {
        if (given.isBlank()) {
            throw Refusal.invalid(field, "A word of explanation is missing.", "Say why in a sentence.");
        }
        if (given.length() > MAX_TEXT) {
            throw Refusal.invalid(field, "The text is longer than " + MAX_TEXT + " characters.", "Shorten it.");
        }
        noSecrets.require(field, given);
        return given.strip();
    }
}
