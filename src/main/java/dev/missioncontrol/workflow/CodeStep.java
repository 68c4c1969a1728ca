package dev.missioncontrol.workflow;

import dev.missioncontrol.agent.AgentDocuments.Code;
import dev.missioncontrol.agent.AgentDocuments.RepositoryChange;
import dev.missioncontrol.agent.RoleWork;
import dev.missioncontrol.agent.RunAgent;
import dev.missioncontrol.ledger.ArtifactKind;
import dev.missioncontrol.patch.PatchSetProposal;
import dev.missioncontrol.patch.PatchSets;
import dev.missioncontrol.patch.PreparedPatchSet;
import dev.missioncontrol.shared.Actor;
import dev.missioncontrol.shared.AgentRunId;
import dev.missioncontrol.shared.CommitId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Has the agent make the patches, and seals a revision for each repository that changes. */
@Component
class CodeStep implements WorkflowStep {

    private final RunAgent agents;
    private final Documents documents;
    private final PatchSets patchSets;
    private final Feedbacks feedbacks;

    CodeStep(RunAgent agents, Documents documents, PatchSets patchSets, Feedbacks feedbacks) {
        this.agents = agents;
        this.documents = documents;
        this.patchSets = patchSets;
        this.feedbacks = feedbacks;
    }

    @Override
    public WorkflowState state() {
        return WorkflowState.EXECUTION_LOOP;
    }

    @Override
    public StepResult run(WorkflowView workflow) {
        var assignment = workflow.assignment(feedbacks.of(workflow.id()));
        var performed = agents.perform(RoleWork.CODE, assignment);
        Code code = performed.document();
        Actor agent = Actor.agent(workflow.options().agent().agent());
        Map<String, @Nullable Object> evidence = evidence(code);
        if (code.changes().isEmpty()) {
            return StepResult.needsHuman(
                    "The agent changed nothing. Cancel the run, or ask for something else in a new one.",
                    () -> documents.store(workflow.id(), ArtifactKind.EVIDENCE, "evidence.json", evidence, agent));
        }
        List<PreparedPatchSet> prepared = code.changes().stream()
                .map(change -> patchSets.prepare(proposal(workflow, change, performed.run())))
                .toList();
        return StepResult.of(WorkflowEvent.E_PATCHES_PROPOSED, () -> {
            documents.store(workflow.id(), ArtifactKind.EVIDENCE, "evidence.json", evidence, agent);
            patchSets.supersedeAll(workflow.id());
            prepared.forEach(patchSets::seal);
        });
    }

    private static PatchSetProposal proposal(WorkflowView workflow, RepositoryChange change, AgentRunId run) {
        var repo = workflow.repos().stream()
                .filter(candidate -> candidate.id().equals(change.repository()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(change.repository() + " takes no part"));
        CommitId base = Objects.requireNonNull(repo.base(), "pinned at intake");
        return new PatchSetProposal(workflow.id(), repo.id(), base, workflow.title(), change.tasks(), run);
    }

    private static Map<String, @Nullable Object> evidence(Code code) {
        var evidence = new LinkedHashMap<String, @Nullable Object>(code.evidence());
        evidence.put("warnings", code.warnings());
        return evidence;
    }
}
