package dev.missioncontrol.workflow;

import dev.missioncontrol.agent.Recording;
import dev.missioncontrol.agent.Recordings;
import dev.missioncontrol.approval.Approvals;
import dev.missioncontrol.approval.RevisionPolicy;
import dev.missioncontrol.forge.PullRequests;
import dev.missioncontrol.gate.CheckReport;
import dev.missioncontrol.gate.Checks;
import dev.missioncontrol.gate.GateVerdicts;
import dev.missioncontrol.patch.PatchSet;
import dev.missioncontrol.patch.PatchSets;
import dev.missioncontrol.policy.PolicyDecision;
import dev.missioncontrol.shared.CanonicalJson;
import dev.missioncontrol.shared.Digest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Lists what was written and on which grounds: the readable provenance of a run. It is stored when the pull requests are
 * open, and once more when all is verified, with what CI reported.
 */
@Component
class ManifestDocument {

    /** Its file name; docs/ledger.md describes its members. */
    static final String NAME = "manifest.json";

    private final PatchSets patchSets;
    private final Recordings recordings;
    private final Approvals approvals;
    private final RevisionPolicy policy;
    private final GateVerdicts gates;
    private final Checks checks;
    private final PullRequests pullRequests;
    private final ManifestProof proof;

    ManifestDocument(
            PatchSets patchSets,
            Recordings recordings,
            Approvals approvals,
            RevisionPolicy policy,
            GateVerdicts gates,
            Checks checks,
            PullRequests pullRequests,
            ManifestProof proof) {
        this.patchSets = patchSets;
        this.recordings = recordings;
        this.approvals = approvals;
        this.policy = policy;
        this.gates = gates;
        this.checks = checks;
        this.pullRequests = pullRequests;
        this.proof = proof;
    }

    /** Returns the manifest, readable as JSON. */
    Map<String, Object> of(WorkflowView workflow) {
        List<PatchSet> all = patchSets.ofWorkflow(workflow.id());
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
        List<CheckReport> reports = checks.ofWorkflow(workflow.id());
        var changes = new ArrayList<Map<String, Object>>();
        all.forEach(patchSet -> changes.add(change(workflow, patchSet, reports)));
        manifest.put("changes", changes);
        manifest.putAll(proof.of(
                workflow.id(), all.stream().map(each -> each.current().digest()).toList()));
        return manifest;
    }

    private Map<String, Object> change(WorkflowView workflow, PatchSet patchSet, List<CheckReport> reports) {
        var revision = patchSet.current();
        PolicyDecision decided = policy.of(patchSet);
        Optional<Recordings.Kept> run = recordings.of(patchSet.current().producedBy());
        Digest config = run.map(kept -> kept.recording().configHash())
                .orElseGet(() -> CanonicalJson.digest(Attestations.asked(workflow, patchSet)));
        var change = new LinkedHashMap<String, Object>();
        change.put("repository", patchSet.repositoryName());
        change.put("patchSet", patchSet.id().toString());
        change.put("revision", revision.number());
        change.put("digest", revision.digest().hex());
        change.put("base", revision.base().hex());
        change.put("branch", revision.branch());
        change.put("head", revision.head().hex());
        change.put("agentRun", revision.producedBy().toString());
        run.ifPresent(kept -> change.put("replayToken", Recording.token(kept.digest())));
        change.put("configHash", config.hex());
        change.put("policy", decided.pack());
        change.put("policyHash", decided.packHash().hex());
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
                                "revision", approval.revision(),
                                "digest", approval.digest().hex(),
                                "at", approval.at().toString(),
                                "comment", Objects.requireNonNullElse(approval.comment(), "")))
                        .toList());
        change.put(
                "tests",
                reports.stream()
                        .filter(report -> report.repository().equals(patchSet.repository())
                                && report.sha().equals(revision.head()))
                        .map(ManifestDocument::test)
                        .toList());
        change.put(
                "pullRequests",
                pullRequests.ofBranch(patchSet.repository(), revision.branch()).stream()
                        .filter(opened -> opened.workflow().equals(workflow.id()))
                        .map(dev.missioncontrol.forge.PullRequest::number)
                        .toList());
        return change;
    }

    private static Map<String, Object> test(CheckReport report) {
        var test = new LinkedHashMap<String, Object>();
        test.put("check", report.name());
        test.put("status", report.status().name());
        test.put(
                "conclusion",
                report.conclusion() == null ? "" : report.conclusion().name());
        test.put("tests", report.tests().tests());
        test.put("failures", report.tests().failures());
        test.put("errors", report.tests().errors());
        test.put("skipped", report.tests().skipped());
        test.put("reportedBy", report.reportedBy());
        test.put("reportedAt", report.reportedAt().toString());
        return test;
    }
}
