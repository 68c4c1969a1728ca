package dev.missioncontrol.workflow;

import dev.missioncontrol.agent.Agent;
import dev.missioncontrol.agent.AgentDocuments.Code;
import dev.missioncontrol.agent.AgentDocuments.RepositoryChange;
import dev.missioncontrol.agent.AgentRole;
import dev.missioncontrol.agent.RunAgent;
import dev.missioncontrol.ledger.ArtifactKind;
import dev.missioncontrol.patch.PatchSetProposal;
import dev.missioncontrol.patch.PatchSetProposal.FileContent;
import dev.missioncontrol.patch.PatchSets;
import dev.missioncontrol.patch.PreparedPatchSet;
import dev.missioncontrol.shared.Actor;
import dev.missioncontrol.shared.AgentRunId;
import dev.missioncontrol.shared.CommitId;
import dev.missioncontrol.shared.Digest;
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
        var performed = agents.perform(AgentRole.CODE, assignment, Agent::code, CodeStep::describe);
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

    /** The patches as the run's output: each path with the digest of what it shall hold. */
    private static Map<String, @Nullable Object> describe(Code code) {
        var repositories = new LinkedHashMap<String, @Nullable Object>();
        for (RepositoryChange change : code.changes()) {
            List<Map<String, @Nullable Object>> tasks = change.tasks().stream()
                    .map(task -> {
                        var files = new LinkedHashMap<String, @Nullable Object>();
                        task.files().forEach((path, content) -> files.put(path, digest(content)));
                        Map<String, @Nullable Object> facts = new LinkedHashMap<>();
                        facts.put("task", task.taskKey());
                        facts.put("files", files);
                        return facts;
                    })
                    .toList();
            repositories.put(change.repository().toString(), tasks);
        }
        return repositories;
    }

    private static @Nullable Object digest(FileContent content) {
        byte[] bytes = content.bytes();
        return bytes == null ? null : Digest.of(bytes);
    }
}
