package dev.missioncontrol.workflow;

import dev.missioncontrol.forge.PullRequest;
import dev.missioncontrol.forge.PullRequests;
import dev.missioncontrol.gate.CheckState;
import dev.missioncontrol.gate.Checks;
import dev.missioncontrol.gate.GateFacts;
import dev.missioncontrol.gate.GateVerdict;
import dev.missioncontrol.gate.GateVerdicts;
import dev.missioncontrol.gate.LateGates;
import dev.missioncontrol.ledger.Artifact;
import dev.missioncontrol.ledger.ArtifactKind;
import dev.missioncontrol.ledger.Artifacts;
import dev.missioncontrol.ledger.LedgerVerifier;
import dev.missioncontrol.patch.PatchSets;
import dev.missioncontrol.policy.PoliciesInForce;
import dev.missioncontrol.shared.Actor;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Has Gate5 look at what CI reported: on entry, and whenever a report comes in. */
@Component
class VerifyStep implements WorkflowStep {

    private final PatchSets patchSets;
    private final PullRequests pullRequests;
    private final Checks checks;
    private final Artifacts artifacts;
    private final LedgerVerifier ledger;
    private final GateVerdicts gates;
    private final Attestations attestations;
    private final Documents documents;
    private final ManifestDocument manifest;
    private final PoliciesInForce policies;
    private final DemandedEvidence demanded;
    private final Clock clock;

    VerifyStep(
            PatchSets patchSets,
            PullRequests pullRequests,
            Checks checks,
            Artifacts artifacts,
            LedgerVerifier ledger,
            GateVerdicts gates,
            Attestations attestations,
            Documents documents,
            ManifestDocument manifest,
            PoliciesInForce policies,
            DemandedEvidence demanded,
            Clock clock) {
        this.patchSets = patchSets;
        this.pullRequests = pullRequests;
        this.checks = checks;
        this.artifacts = artifacts;
        this.ledger = ledger;
        this.gates = gates;
        this.attestations = attestations;
        this.documents = documents;
        this.manifest = manifest;
        this.policies = policies;
        this.demanded = demanded;
        this.clock = clock;
    }

    @Override
    public WorkflowState state() {
        return WorkflowState.VERIFYING_CI;
    }

    @Override
    public StepResult run(WorkflowView workflow) {
        var facts = new GateFacts.Verification(
                heads(workflow),
                checks.ofWorkflow(workflow.id()),
                required(workflow),
                evidence(workflow),
                ledger.verify(workflow.id()).holds());
        GateVerdict verdict = LateGates.verification(facts);
        CheckState state = LateGates.checks(facts);
        Fact fact = verdict.outcome().passes()
                ? Fact.CHECKS_GREEN
                : state == CheckState.PENDING ? Fact.CHECKS_PENDING : Fact.CHECKS_FAILED;
        String why = fact == Fact.CHECKS_GREEN ? null : verdict.sentence();
        return StepResult.of(WorkflowEvent.E_CI_OBSERVED, fact, why, () -> {
            gates.record(workflow.id(), verdict);
            if (fact == Fact.CHECKS_GREEN) {
                attestations.verification(workflow);
                documents.store(
                        workflow.id(),
                        ArtifactKind.MANIFEST,
                        ManifestDocument.NAME,
                        manifest.of(workflow),
                        Actor.SYSTEM);
            }
        });
    }

    /** The checks that the options name, and those that the policy of any of the repositories requires. */
    private List<String> required(WorkflowView workflow) {
        var required = new LinkedHashSet<>(workflow.options().requiredChecks());
        workflow.repos().forEach(repo -> required.addAll(policies.of(repo.id()).requiredChecks(clock.instant())));
        return List.copyOf(required);
    }

    private Map<String, String> heads(WorkflowView workflow) {
        Set<String> branches = patchSets.ofWorkflow(workflow.id()).stream()
                .map(patchSet -> patchSet.current().branch())
                .collect(Collectors.toSet());
        var heads = new LinkedHashMap<String, String>();
        for (PullRequest opened : pullRequests.ofWorkflow(workflow.id())) {
            if (branches.contains(opened.branch())) {
                workflow.repos().stream()
                        .filter(repo -> repo.id().equals(opened.repository()))
                        .forEach(repo -> heads.put(repo.name(), opened.head().hex()));
            }
        }
        return heads;
    }

    /** Which parts of the evidence bundle, and of what policy demands beside it, are there. */
    private Map<String, Boolean> evidence(WorkflowView workflow) {
        List<Artifact> stored = artifacts.ofWorkflow(workflow.id());
        Set<ArtifactKind> there = stored.stream().map(Artifact::kind).collect(Collectors.toSet());
        var bundle = new LinkedHashMap<String, Boolean>();
        for (ArtifactKind kind : List.of(
                ArtifactKind.DECISION,
                ArtifactKind.SCOPE,
                ArtifactKind.PLAN,
                ArtifactKind.PATCH,
                ArtifactKind.EVIDENCE,
                ArtifactKind.MANIFEST)) {
            bundle.put(kind.name().toLowerCase(java.util.Locale.ROOT), there.contains(kind));
        }
        bundle.putAll(demanded.of(patchSets.ofWorkflow(workflow.id()), checks.ofWorkflow(workflow.id()), stored));
        return bundle;
    }
}
