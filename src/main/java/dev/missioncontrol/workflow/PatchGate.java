package dev.missioncontrol.workflow;

import dev.missioncontrol.agent.AgentDocuments.Plan;
import dev.missioncontrol.approval.Approvals;
import dev.missioncontrol.approval.RevisionPolicy;
import dev.missioncontrol.gate.GateFacts;
import dev.missioncontrol.gate.GateVerdict;
import dev.missioncontrol.gate.LateGates;
import dev.missioncontrol.ledger.ArtifactKind;
import dev.missioncontrol.patch.Patch;
import dev.missioncontrol.patch.PatchSet;
import dev.missioncontrol.patch.PatchSets;
import dev.missioncontrol.policy.PolicyDecision;
import dev.missioncontrol.shared.WorkflowId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What Gate4 looks at: the workflow's sealed revisions, with what policy and people say of them. */
@Component
class PatchGate {

    private final PatchSets patchSets;
    private final Approvals approvals;
    private final RevisionPolicy policy;
    private final Documents documents;

    PatchGate(PatchSets patchSets, Approvals approvals, RevisionPolicy policy, Documents documents) {
        this.patchSets = patchSets;
        this.approvals = approvals;
        this.policy = policy;
        this.documents = documents;
    }

    /**
     * Gate4's verdict.
     *
     * @param verdict the verdict
     * @param allowedByPolicy whether policy allows every sealed revision
     */
    record Judged(GateVerdict verdict, boolean allowedByPolicy) {}

    /** Returns Gate4's verdict before people decide, with the decision of policy on each revision recorded. */
    Judged judgeProposed(WorkflowId workflow) {
        return judge(workflow, false, policy::enforce);
    }

    /** Returns Gate4's verdict after people decided. */
    GateVerdict judgeApproved(WorkflowId workflow) {
        return judge(workflow, true, policy::of).verdict();
    }

    private Judged judge(WorkflowId workflow, boolean withApprovals, Function<PatchSet, PolicyDecision> ask) {
        Plan plan = documents.newest(workflow, ArtifactKind.PLAN, Plan.class);
        var sealed = patchSets.ofWorkflow(workflow).stream()
                .map(patchSet -> facts(patchSet, ask.apply(patchSet)))
                .toList();
        return new Judged(
                LateGates.patches(new GateFacts.Patches(sealed, plan), withApprovals),
                sealed.stream().allMatch(patchSet -> patchSet.policy().allowed()));
    }

    private GateFacts.SealedPatchSet facts(PatchSet patchSet, PolicyDecision decision) {
        var revision = patchSet.current();
        var tasks = revision.patches().stream()
                .collect(Collectors.toMap(
                        Patch::taskKey, Patch::paths, (one, other) -> join(one, other), LinkedHashMap::new));
        return new GateFacts.SealedPatchSet(
                patchSet.repositoryName(),
                revision.number(),
                revision.digest().hex(),
                tasks,
                decision,
                approvals.complete(patchSet.id(), revision.digest()));
    }

    private static List<String> join(List<String> one, List<String> other) {
        return java.util.stream.Stream.concat(one.stream(), other.stream()).toList();
    }
}
