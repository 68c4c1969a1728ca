package dev.missioncontrol.workflow;

import dev.missioncontrol.agent.AgentDocuments.Specification;
import dev.missioncontrol.agent.RoleWork;
import dev.missioncontrol.agent.RunAgent;
import dev.missioncontrol.gate.EarlyGates;
import dev.missioncontrol.gate.GateFacts;
import dev.missioncontrol.gate.GateVerdict;
import dev.missioncontrol.gate.GateVerdicts;
import dev.missioncontrol.ledger.ArtifactKind;
import dev.missioncontrol.shared.Actor;
import java.util.List;
import org.springframework.stereotype.Component;

/** Has the agent describe architecture and scope: Gate2. */
@Component
class SpecificationStep implements WorkflowStep {

    private final RunAgent agents;
    private final Documents documents;
    private final GateVerdicts gates;

    SpecificationStep(RunAgent agents, Documents documents, GateVerdicts gates) {
        this.agents = agents;
        this.documents = documents;
        this.gates = gates;
    }

    @Override
    public WorkflowState state() {
        return WorkflowState.SPEC_WRITING;
    }

    @Override
    public StepResult run(WorkflowView workflow) {
        Specification specification =
                agents.perform(RoleWork.SPECIFY, workflow.assignment(List.of())).document();
        GateVerdict verdict = EarlyGates.scope(new GateFacts.Scope(specification));
        Actor agent = Actor.agent(workflow.options().agent().agent());
        Runnable alongside = () -> {
            documents.store(
                    workflow.id(), ArtifactKind.ARCHITECTURE, "architecture.json", specification.architecture(), agent);
            documents.store(workflow.id(), ArtifactKind.SCOPE, "scope.json", specification, agent);
            gates.record(workflow.id(), verdict);
        };
        return verdict.outcome().passes()
                ? StepResult.of(WorkflowEvent.E_SPEC_READY, alongside)
                : StepResult.needsHuman(verdict.sentence(), alongside);
    }
}
