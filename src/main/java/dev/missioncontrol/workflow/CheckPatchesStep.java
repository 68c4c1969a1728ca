package dev.missioncontrol.workflow;

import dev.missioncontrol.gate.GateVerdict;
import dev.missioncontrol.gate.GateVerdicts;
import org.springframework.stereotype.Component;

/** Has Gate4 and policy look at the sealed patches before people are asked. */
@Component
class CheckPatchesStep implements WorkflowStep {

    private final PatchGate patches;
    private final GateVerdicts gates;

    CheckPatchesStep(PatchGate patches, GateVerdicts gates) {
        this.patches = patches;
        this.gates = gates;
    }

    @Override
    public WorkflowState state() {
        return WorkflowState.PATCHES_PROPOSED;
    }

    @Override
    public StepResult run(WorkflowView workflow) {
        PatchGate.Judged judged = patches.judgeProposed(workflow.id());
        GateVerdict verdict = judged.verdict();
        Runnable alongside = () -> gates.record(workflow.id(), verdict);
        if (!judged.allowedByPolicy()) {
            return StepResult.of(WorkflowEvent.E_POLICY_BLOCKED, Fact.NONE, verdict.sentence(), alongside);
        }
        if (!verdict.outcome().passes()) {
            return StepResult.needsHuman(verdict.sentence(), alongside);
        }
        return workflow.options().dryRun()
                ? StepResult.of(
                        WorkflowEvent.E_ADVANCED,
                        Fact.DRY_RUN,
                        "It was a dry run: the patches are there to read, and nothing was written.",
                        alongside)
                : StepResult.of(WorkflowEvent.E_ADVANCED, alongside);
    }
}
