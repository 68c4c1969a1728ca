package dev.missioncontrol.workflow;

import dev.missioncontrol.patch.PatchSet;
import dev.missioncontrol.patch.PatchSets;
import dev.missioncontrol.shared.CommitId;
import dev.missioncontrol.shared.RepositoryId;
import dev.missioncontrol.writegate.WriteGate;
import dev.missioncontrol.writegate.Writes;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Makes the branches of all repositories. Nothing is written while a base branch has moved: then the bases are pinned
 * anew and the agent proposes again. Once the first branch exists the others follow, moved base or not, because each
 * commit stands on its pinned base either way.
 */
@Component
class ApplyPatchesStep implements WorkflowStep {

    private final PatchSets patchSets;
    private final PinBases bases;
    private final WriteGate gate;
    private final Writes writes;

    ApplyPatchesStep(PatchSets patchSets, PinBases bases, WriteGate gate, Writes writes) {
        this.patchSets = patchSets;
        this.bases = bases;
        this.gate = gate;
        this.writes = writes;
    }

    @Override
    public WorkflowState state() {
        return WorkflowState.APPLYING_PATCHES;
    }

    @Override
    public StepResult run(WorkflowView workflow) {
        List<PatchSet> all = patchSets.ofWorkflow(workflow.id());
        if (!writes.anyDone(all)) {
            Map<RepositoryId, CommitId> moved = bases.moved(workflow);
            if (!moved.isEmpty()) {
                return StepResult.of(
                        WorkflowEvent.E_BASE_MOVED,
                        Fact.NONE,
                        "The base branch moved in " + names(workflow, moved)
                                + " since the change was proposed, so it is proposed anew.",
                        () -> bases.pin(workflow.id(), moved));
            }
        }
        all.forEach(
                patchSet -> gate.pushBranch(patchSet.id(), patchSet.current().digest()));
        return StepResult.of(WorkflowEvent.E_PATCHES_APPLIED, () -> {});
    }

    private static String names(WorkflowView workflow, Map<RepositoryId, CommitId> moved) {
        return workflow.repos().stream()
                .filter(repo -> moved.containsKey(repo.id()))
                .map(WorkflowView.Repo::name)
                .collect(Collectors.joining(", "));
    }
}
