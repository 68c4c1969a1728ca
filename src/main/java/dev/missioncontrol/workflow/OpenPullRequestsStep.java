package dev.missioncontrol.workflow;

import dev.missioncontrol.ledger.ArtifactKind;
import dev.missioncontrol.ledger.checkpoint.Checkpoints;
import dev.missioncontrol.ledger.checkpoint.Sequencer;
import dev.missioncontrol.patch.PatchSet;
import dev.missioncontrol.patch.PatchSets;
import dev.missioncontrol.shared.Actor;
import dev.missioncontrol.writegate.WriteGate;
import java.util.List;
import org.springframework.stereotype.Component;

/** Opens a pull request for each branch, and stores the manifest of what was written. */
@Component
class OpenPullRequestsStep implements WorkflowStep {

    private final PatchSets patchSets;
    private final WriteGate gate;
    private final PullRequestText text;
    private final Documents documents;
    private final ManifestDocument manifest;
    private final Attestations attestations;
    private final Sequencer sequencer;
    private final Checkpoints checkpoints;

    OpenPullRequestsStep(
            PatchSets patchSets,
            WriteGate gate,
            PullRequestText text,
            Documents documents,
            ManifestDocument manifest,
            Attestations attestations,
            Sequencer sequencer,
            Checkpoints checkpoints) {
        this.patchSets = patchSets;
        this.gate = gate;
        this.text = text;
        this.documents = documents;
        this.manifest = manifest;
        this.attestations = attestations;
        this.sequencer = sequencer;
        this.checkpoints = checkpoints;
    }

    @Override
    public WorkflowState state() {
        return WorkflowState.PR_OPEN;
    }

    @Override
    public StepResult run(WorkflowView workflow) {
        List<PatchSet> all = patchSets.ofWorkflow(workflow.id());
        // So that the checkpoint in the descriptions, notes and manifest covers the approvals.
        sequencer.sequenceNow();
        for (PatchSet patchSet : all) {
            gate.openPullRequest(
                    patchSet.id(),
                    patchSet.current().digest(),
                    workflow.repo(patchSet.repositoryName()).baseBranch(),
                    workflow.title(),
                    text.body(workflow, patchSet, all));
        }
        for (PatchSet patchSet : all) {
            checkpoints
                    .latest()
                    .ifPresent(checkpoint ->
                            gate.attachNote(patchSet.id(), patchSet.current().digest(), checkpoint::note));
        }
        return StepResult.of(WorkflowEvent.E_PR_OPENED, () -> {
            all.forEach(patchSet -> patchSets.mark(patchSet.id(), PatchSet.State.APPLIED));
            attestations.provenance(workflow);
            documents.store(
                    workflow.id(), ArtifactKind.MANIFEST, ManifestDocument.NAME, manifest.of(workflow), Actor.SYSTEM);
        });
    }
}
