package dev.missioncontrol.workflow.ui;

import dev.missioncontrol.account.CurrentAccount;
import dev.missioncontrol.approval.Approvals;
import dev.missioncontrol.approval.RuleProgress;
import dev.missioncontrol.ledger.LedgerEntries;
import dev.missioncontrol.ledger.LedgerEntry;
import dev.missioncontrol.patch.PatchSet;
import dev.missioncontrol.patch.PatchSets;
import dev.missioncontrol.policy.Overrides;
import dev.missioncontrol.policy.Packs;
import dev.missioncontrol.policy.PolicyDecisions;
import dev.missioncontrol.policy.PolicyViolations;
import dev.missioncontrol.policy.RecordedDecision;
import dev.missioncontrol.policy.verdict.RuleRef;
import dev.missioncontrol.shared.Page;
import dev.missioncontrol.shared.WorkflowId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the policy tab asks for and does, in the name of whoever is signed in. */
@Component
class PolicyDesk {

    private static final int DECISIONS = 50;

    private final PolicyViolations violations;
    private final PolicyDecisions decisions;
    private final Overrides overrides;
    private final Packs packs;
    private final PatchSets patchSets;
    private final Approvals approvals;
    private final LedgerEntries ledger;
    private final CurrentAccount current;
    private final JsonMapper json = JsonMapper.shared();

    PolicyDesk(
            PolicyViolations violations,
            PolicyDecisions decisions,
            Overrides overrides,
            Packs packs,
            PatchSets patchSets,
            Approvals approvals,
            LedgerEntries ledger,
            CurrentAccount current) {
        this.violations = violations;
        this.decisions = decisions;
        this.overrides = overrides;
        this.packs = packs;
        this.patchSets = patchSets;
        this.approvals = approvals;
        this.ledger = ledger;
        this.current = current;
    }

    /** Returns what policy found in the newest state of each thing, what is worst first; each finding once. */
    List<PolicyFinding> findings(WorkflowId workflow) {
        List<PatchSet> sets = patchSets.ofWorkflow(workflow);
        var held = new LinkedHashMap<String, PatchSet>();
        sets.stream()
                .filter(PolicyDesk::isUndecided)
                .forEach(set -> overrides.blocking(set).keySet().forEach(each -> held.put(each, set)));
        var found = new LinkedHashMap<String, PolicyFinding>();
        violations.ofWorkflow(workflow).forEach(recorded -> {
            var violation = recorded.violation();
            PatchSet holds = held.get(violation.fingerprint());
            String whyNot = holds == null ? null : overrides.whyNot(violation, current.get());
            found.putIfAbsent(
                    recorded.repository() + " " + violation.fingerprint(),
                    new PolicyFinding(recorded, reviewOf(sets, recorded.repository()), holds, whyNot));
        });
        return List.copyOf(found.values());
    }

    /** Returns how far the approvals of each repository's PatchSet have come. */
    Map<PatchSet, List<RuleProgress>> approvals(WorkflowId workflow) {
        var progress = new LinkedHashMap<PatchSet, List<RuleProgress>>();
        patchSets.ofWorkflow(workflow).stream()
                .filter(PolicyDesk::isUndecided)
                .forEach(set -> progress.put(set, approvals.progress(set.id())));
        return progress;
    }

    /** Returns decisions, newest first. */
    Page<RecordedDecision> decisions(WorkflowId workflow, @Nullable String cursor) {
        return decisions.ofWorkflow(workflow, cursor, DECISIONS);
    }

    /** Returns the verdict that a decision's ledger entry holds; empty when it was tombstoned. */
    Optional<JsonNode> verdict(RecordedDecision decision) {
        return ledger.find(decision.workflow(), decision.chainIndex())
                .map(LedgerEntry::payloadDigest)
                .flatMap(ledger::payload)
                .map(payload -> json.readTree(payload).path("verdict"));
    }

    /** Returns the address of a rule's line in its pack; null when the pack has no page. */
    @Nullable
    String address(RuleRef rule) {
        return packs.byHash(rule.packHash())
                .map(version ->
                        "policy/" + version.name() + "/" + version.hash().hex() + "?line=" + rule.line())
                .orElse(null);
    }

    /** Lets a finding on the current revision pass. */
    void override(PatchSet patchSet, String fingerprint, String reason) {
        overrides.override(patchSet.id(), patchSet.current().digest(), List.of(fingerprint), reason, current.get());
    }

    private static boolean isUndecided(PatchSet patchSet) {
        return patchSet.state() == PatchSet.State.OPEN || patchSet.state() == PatchSet.State.APPROVED;
    }

    private static @Nullable PatchSet reviewOf(List<PatchSet> sets, String repository) {
        return sets.stream()
                .filter(set -> set.repositoryName().equals(repository))
                .findFirst()
                .orElse(null);
    }
}
