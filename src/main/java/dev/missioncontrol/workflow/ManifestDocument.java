package dev.missioncontrol.workflow;

import dev.missioncontrol.approval.Approvals;
import dev.missioncontrol.forge.PullRequests;
import dev.missioncontrol.gate.GateVerdicts;
import dev.missioncontrol.patch.PatchSet;
import dev.missioncontrol.patch.PatchSets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Lists what was written and on which grounds. */
@Component
class ManifestDocument {

    private final PatchSets patchSets;
    private final Approvals approvals;
    private final GateVerdicts gates;
    private final PullRequests pullRequests;

    ManifestDocument(PatchSets patchSets, Approvals approvals, GateVerdicts gates, PullRequests pullRequests) {
        this.patchSets = patchSets;
        this.approvals = approvals;
        this.gates = gates;
        this.pullRequests = pullRequests;
    }

    /** Returns the manifest, readable as JSON. */
    Map<String, Object> of(WorkflowView workflow) {
        var manifest = new LinkedHashMap<String, Object>();
        manifest.put("run", workflow.id().toString());
        manifest.put("idea", workflow.idea());
        manifest.put("requestedBy", workflow.requestedBy());
        manifest.put("agent", workflow.options().agent().agent());
        manifest.put("createdAt", workflow.createdAt().toString());
        manifest.put(
                "gates",
                gates.newest(workflow.id()).stream()
                        .map(gate -> Map.of(
                                "gate", gate.gate().name(),
                                "outcome", gate.outcome().name(),
                                "judgedAt", gate.judgedAt().toString()))
                        .toList());
        var changes = new ArrayList<Map<String, Object>>();
        for (PatchSet patchSet : patchSets.ofWorkflow(workflow.id())) {
            changes.add(change(workflow, patchSet));
        }
        manifest.put("changes", changes);
        return manifest;
    }

    private Map<String, Object> change(WorkflowView workflow, PatchSet patchSet) {
        var revision = patchSet.current();
        var change = new LinkedHashMap<String, Object>();
        change.put("repository", patchSet.repositoryName());
        change.put("patchSet", patchSet.id().toString());
        change.put("revision", revision.number());
        change.put("digest", revision.digest().hex());
        change.put("base", revision.base().hex());
        change.put("branch", revision.branch());
        change.put("head", revision.head().hex());
        change.put(
                "commits",
                revision.patches().stream()
                        .map(patch ->
                                Map.of("commit", patch.commit().hex(), "task", patch.taskKey(), "title", patch.title()))
                        .toList());
        change.put(
                "approvals",
                approvals.of(patchSet.id()).stream()
                        .map(approval -> Map.of(
                                "by", approval.by(),
                                "decision", approval.decision().name(),
                                "digest", approval.digest().hex(),
                                "at", approval.at().toString()))
                        .toList());
        List<Integer> numbers = pullRequests.ofBranch(patchSet.repository(), revision.branch()).stream()
                .filter(opened -> opened.workflow().equals(workflow.id()))
                .map(dev.missioncontrol.forge.PullRequest::number)
                .toList();
        change.put("pullRequests", numbers);
        return change;
    }
}
