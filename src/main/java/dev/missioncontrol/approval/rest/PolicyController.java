package dev.missioncontrol.approval.rest;

import dev.missioncontrol.account.CurrentAccount;
import dev.missioncontrol.approval.Rechecks;
import dev.missioncontrol.approval.rest.PolicyBodies.DecisionBody;
import dev.missioncontrol.approval.rest.PolicyBodies.OverrideBody;
import dev.missioncontrol.approval.rest.PolicyBodies.RecheckBody;
import dev.missioncontrol.approval.rest.PolicyBodies.RunOverrideBody;
import dev.missioncontrol.approval.rest.PolicyBodies.RunPolicy;
import dev.missioncontrol.approval.rest.PolicyBodies.ViolationBody;
import dev.missioncontrol.ledger.LedgerEntries;
import dev.missioncontrol.patch.PatchSets;
import dev.missioncontrol.policy.Overrides;
import dev.missioncontrol.policy.PolicyDecisions;
import dev.missioncontrol.policy.PolicyViolations;
import dev.missioncontrol.policy.RunOverrides;
import dev.missioncontrol.policy.verdict.PolicyViolation;
import dev.missioncontrol.shared.Cursor;
import dev.missioncontrol.shared.Digest;
import dev.missioncontrol.shared.Page;
import dev.missioncontrol.shared.PatchSetId;
import dev.missioncontrol.shared.Refusal;
import dev.missioncontrol.shared.WorkflowId;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Tells what policy decided for a run, and takes overrides of what it found in a PatchSet. */
@RestController
class PolicyController {

    /** What to override: findings by fingerprint, or all that block of some rules. */
    record OverrideRequest(
            @Nullable String digest,
            @Nullable List<String> fingerprints,
            @Nullable List<String> rules,
            @Nullable String reason) {}

    /** The same, of what stopped a run at its start or in a tool call. */
    record RunOverrideRequest(
            @Nullable List<String> fingerprints,
            @Nullable List<String> rules,
            @Nullable String reason) {}

    private final PolicyDecisions decisions;
    private final PolicyViolations violations;
    private final Overrides overrides;
    private final RunOverrides runOverrides;
    private final Rechecks rechecks;
    private final PatchSets patchSets;
    private final LedgerEntries ledger;
    private final CurrentAccount currentAccount;

    PolicyController(
            PolicyDecisions decisions,
            PolicyViolations violations,
            Overrides overrides,
            RunOverrides runOverrides,
            Rechecks rechecks,
            PatchSets patchSets,
            LedgerEntries ledger,
            CurrentAccount currentAccount) {
        this.decisions = decisions;
        this.violations = violations;
        this.overrides = overrides;
        this.runOverrides = runOverrides;
        this.rechecks = rechecks;
        this.patchSets = patchSets;
        this.ledger = ledger;
        this.currentAccount = currentAccount;
    }

    /** Returns a run's decisions, newest first, and what the newest decision on each thing found. */
    @GetMapping("/api/runs/{runId}/policy")
    RunPolicy ofRun(
            @PathVariable String runId, @RequestParam @Nullable String cursor, @RequestParam @Nullable Integer limit) {
        WorkflowId id = WorkflowId.parse(runId);
        if (!ledger.exists(id)) {
            throw Refusal.notFound("There is no run with the id '" + runId + "'.");
        }
        return new RunPolicy(
                violations.ofWorkflow(id).stream().map(ViolationBody::of).toList(),
                decisions.ofWorkflow(id, cursor, Cursor.limit(limit)).map(DecisionBody::of));
    }

    /** Returns what policy is being asked anew about, because another pack is in force; empty most of the time. */
    @GetMapping("/api/policies/rechecks")
    Page<RecheckBody> rechecks() {
        return new Page<>(rechecks.standing().stream().map(RecheckBody::of).toList(), null);
    }

    /** Lets findings on a PatchSet's current revision pass. */
    @PostMapping("/api/patch-sets/{id}/override")
    OverrideBody override(@PathVariable String id, @RequestBody OverrideRequest request) {
        String digest = request.digest();
        if (digest == null) {
            throw Refusal.invalid(
                    "digest",
                    "An override names the digest of the revision it is about.",
                    "Send the digest of the revision you reviewed.");
        }
        PatchSetId patchSet = PatchSetId.parse(id);
        return OverrideBody.of(overrides.override(
                patchSet,
                new Digest(digest),
                fingerprints(
                        request.fingerprints(),
                        request.rules(),
                        () -> overrides.blocking(patchSets.get(patchSet)).values(),
                        "revision"),
                Objects.requireNonNullElse(request.reason(), ""),
                currentAccount.get()));
    }

    /** Lets what stopped a run at its start or in a tool call pass. */
    @PostMapping("/api/runs/{runId}/override")
    RunOverrideBody overrideRun(@PathVariable String runId, @RequestBody RunOverrideRequest request) {
        WorkflowId run = WorkflowId.parse(runId);
        return RunOverrideBody.of(runOverrides.override(
                run,
                fingerprints(
                        request.fingerprints(),
                        request.rules(),
                        () -> runOverrides.blocking(run).values(),
                        "run"),
                Objects.requireNonNullElse(request.reason(), ""),
                currentAccount.get()));
    }

    private static Set<String> fingerprints(
            @Nullable List<String> fingerprints,
            @Nullable List<String> namedRules,
            Supplier<Collection<PolicyViolation>> found,
            String what) {
        Set<String> named = new LinkedHashSet<>(Objects.requireNonNullElse(fingerprints, List.<String>of()));
        List<String> rules = Objects.requireNonNullElse(namedRules, List.of());
        if (rules.isEmpty()) {
            return named;
        }
        Collection<PolicyViolation> blocking = found.get();
        Set<String> ids =
                blocking.stream().map(violation -> violation.rule().id()).collect(Collectors.toSet());
        rules.stream().filter(rule -> !ids.contains(rule)).findFirst().ifPresent(rule -> {
            throw Refusal.conflict(
                    "No finding of the rule '" + rule + "' blocks this " + what + ". Nothing was recorded.",
                    "Read the findings again and name rules that block.");
        });
        blocking.stream()
                .filter(violation -> rules.contains(violation.rule().id()))
                .map(PolicyViolation::fingerprint)
                .forEach(named::add);
        return named;
    }
}
