package dev.missioncontrol.workflow;

import dev.missioncontrol.agent.AgentDocuments.Triage;
import dev.missioncontrol.agent.RoleWork;
import dev.missioncontrol.agent.RunAgent;
import dev.missioncontrol.gate.EarlyGates;
import dev.missioncontrol.gate.GateFacts;
import dev.missioncontrol.gate.GateOutcome;
import dev.missioncontrol.gate.GateVerdict;
import dev.missioncontrol.gate.GateVerdicts;
import dev.missioncontrol.ledger.ArtifactKind;
import dev.missioncontrol.policy.Policy;
import dev.missioncontrol.policy.PolicyQuestion;
import dev.missioncontrol.shared.Actor;
import dev.missioncontrol.shared.CommitId;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Pins the bases, and has the agent decide whether to go on: Gate0 and Gate1. */
@Component
class IntakeStep implements WorkflowStep {

    private final WorkflowCatalogue catalogue;
    private final PinBases bases;
    private final Policy policy;
    private final RunAgent agents;
    private final Documents documents;
    private final GateVerdicts gates;

    IntakeStep(
            WorkflowCatalogue catalogue,
            PinBases bases,
            Policy policy,
            RunAgent agents,
            Documents documents,
            GateVerdicts gates) {
        this.catalogue = catalogue;
        this.bases = bases;
        this.policy = policy;
        this.agents = agents;
        this.documents = documents;
        this.gates = gates;
    }

    @Override
    public WorkflowState state() {
        return WorkflowState.INGESTED;
    }

    @Override
    public StepResult run(WorkflowView unpinned) {
        List<String> problems = bases.pinMissing(unpinned);
        WorkflowView workflow = catalogue.get(unpinned.id());
        GateVerdict intake = intake(workflow, problems);
        if (!intake.outcome().passes()) {
            boolean denied = problems.isEmpty();
            return new StepResult(
                    denied ? WorkflowEvent.E_POLICY_BLOCKED : WorkflowEvent.E_FAILED,
                    denied ? Fact.NONE : Fact.RECOVERABLE,
                    Actor.SYSTEM,
                    intake.sentence(),
                    () -> gates.record(workflow.id(), intake));
        }
        var performed = agents.perform(RoleWork.TRIAGE, workflow.assignment(List.of()));
        Triage triage = performed.document();
        GateVerdict decision = EarlyGates.decision(new GateFacts.Decision(triage, null));
        return new StepResult(
                decision.outcome() == GateOutcome.ERROR ? WorkflowEvent.E_FAILED : WorkflowEvent.E_DECISION_RECORDED,
                decision.outcome() == GateOutcome.ERROR
                        ? Fact.RECOVERABLE
                        : Fact.valueOf(triage.verdict().name()),
                Actor.agent(workflow.options().agent().agent()),
                decision.sentence(),
                () -> {
                    documents.store(
                            workflow.id(),
                            ArtifactKind.DECISION,
                            "decision.json",
                            triage,
                            Actor.agent(workflow.options().agent().agent()));
                    gates.record(workflow.id(), intake);
                    gates.record(workflow.id(), decision);
                });
    }

    private GateVerdict intake(WorkflowView workflow, List<String> problems) {
        var pins = new LinkedHashMap<String, @Nullable String>();
        for (var repo : workflow.repos()) {
            CommitId base = repo.base();
            pins.put(repo.name(), base == null ? null : base.hex());
        }
        var decision = policy.enforce(new PolicyQuestion.RunStart(workflow.id()));
        return EarlyGates.intake(new GateFacts.Intake(workflow.idea(), pins, problems, decision));
    }
}
