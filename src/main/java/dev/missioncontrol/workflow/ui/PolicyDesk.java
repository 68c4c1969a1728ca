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
import dev.missioncontrol.policy.PolicyFiles;
import dev.missioncontrol.policy.PolicyViolations;
import dev.missioncontrol.policy.RecordedDecision;
import dev.missioncontrol.policy.RecordedViolation;
import dev.missioncontrol.policy.RunOverrides;
import dev.missioncontrol.policy.verdict.RuleRef;
import dev.missioncontrol.shared.Page;
import dev.missioncontrol.shared.WorkflowId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
    private final RunOverrides runOverrides;
    private final Packs packs;
    private final PolicyFiles files;
    private final PatchSets patchSets;
    private final Approvals approvals;
    private final LedgerEntries ledger;
    private final CurrentAccount current;
    private final JsonMapper json = JsonMapper.shared();

    PolicyDesk(
            PolicyViolations violations,
            PolicyDecisions decisions,
            Overrides overrides,
            RunOverrides runOverrides,
            Packs packs,
            PolicyFiles files,
            PatchSets patchSets,
            Approvals approvals,
            LedgerEntries ledger,
            CurrentAccount current) {
        this.violations = violations;
        this.decisions = decisions;
        this.overrides = overrides;
        this.runOverrides = runOverrides;
        this.packs = packs;
        this.files = files;
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
        Set<String> heldRun = runOverrides.blocking(workflow).keySet();
        var found = new LinkedHashMap<String, PolicyFinding>();
        violations.ofWorkflow(workflow).forEach(recorded -> {
            String fingerprint = recorded.violation().fingerprint();
            PatchSet holds = held.get(fingerprint);
            found.putIfAbsent(
                    recorded.repository() + " " + fingerprint,
                    holds != null
                            ? ofRevision(recorded, sets, holds)
                            : heldRun.contains(fingerprint)
                                            && recorded.repository().isEmpty()
                                    ? ofRun(recorded, workflow)
                                    : new PolicyFinding(recorded, reviewOf(sets, recorded.repository()), null, null));
        });
        return List.copyOf(found.values());
    }

    private PolicyFinding ofRevision(RecordedViolation recorded, List<PatchSet> sets, PatchSet holds) {
        List<String> fingerprint = List.of(recorded.violation().fingerprint());
        return new PolicyFinding(
                recorded,
                reviewOf(sets, recorded.repository()),
                reason -> overrides.override(holds.id(), holds.current().digest(), fingerprint, reason, current.get()),
                overrides.whyNot(holds, recorded.violation(), current.get()));
    }

    private PolicyFinding ofRun(RecordedViolation recorded, WorkflowId workflow) {
        List<String> fingerprint = List.of(recorded.violation().fingerprint());
        return new PolicyFinding(
                recorded,
                null,
                reason -> runOverrides.override(workflow, fingerprint, reason, current.get()),
                runOverrides.whyNot(workflow, recorded.violation(), current.get()));
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
        String text = rule.packHash().hex() + "?line=" + rule.line();
        return packs.byHash(rule.packHash())
                .map(version -> "policy/" + version.name() + "/" + text)
                .orElseGet(() -> files.decided(rule.packHash()) ? "policy/" + nameOf(rule) + "/" + text : null);
    }

    /** A pack that cannot be read is called by its file. */
    private static String nameOf(RuleRef rule) {
        return rule.pack().contains("/") ? "policy.yml" : rule.pack();
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
