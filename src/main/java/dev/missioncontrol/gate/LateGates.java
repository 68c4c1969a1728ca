package dev.missioncontrol.gate;

import dev.missioncontrol.agent.AgentDocuments.Task;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Gate4 and Gate5: the patches and what CI says of them. Pure functions. */
public final class LateGates {

    private LateGates() {}

    /**
     * Gate4: every patch belongs to a task and stays in its scope, and policy blocks nothing.
     *
     * @param withApprovals whether the approvals have to be complete too, as they must before anything is written
     */
    public static GateVerdict patches(GateFacts.Patches facts, boolean withApprovals) {
        var missing = new ArrayList<String>();
        if (facts.patchSets().isEmpty()) {
            missing.add("No patch was proposed.");
        }
        var digests = new LinkedHashMap<String, @Nullable Object>();
        for (var patchSet : facts.patchSets()) {
            digests.put(patchSet.repository(), patchSet.digest());
            patchSet.tasks().forEach((key, paths) -> outOfScope(facts, patchSet.repository(), key, paths, missing));
            if (!patchSet.policy().allowed()) {
                missing.addAll(patchSet.policy().reasons());
            }
            if (withApprovals && !patchSet.approved()) {
                missing.add("The approvals of " + patchSet.repository() + " revision " + patchSet.revision()
                        + " are not complete.");
            }
        }
        String satisfied = withApprovals
                ? "The patches apply at the pinned base, stay in scope, and are approved."
                : "The patches apply at the pinned base and stay in scope; they wait for approval.";
        List<String> overridden = facts.patchSets().stream()
                .flatMap(patchSet -> patchSet.policy().overridden().stream()
                        .map(violation -> violation.overriddenBy() + " overrode in " + patchSet.repository() + ": "
                                + violation.reason()))
                .toList();
        if (missing.isEmpty() && !overridden.isEmpty()) {
            return new GateVerdict(Gate.GATE4, GateOutcome.OVERRIDDEN, overridden, Map.of("digests", digests));
        }
        return GateVerdict.of(Gate.GATE4, missing, satisfied, Map.of("digests", digests));
    }

    private static void outOfScope(
            GateFacts.Patches facts, String repository, String key, List<String> paths, List<String> missing) {
        var task = facts.plan().tasks().stream()
                .filter(candidate ->
                        candidate.key().equals(key) && candidate.repository().equals(repository))
                .findFirst();
        if (task.isEmpty()) {
            missing.add("A patch in " + repository + " belongs to no task of the plan: " + key + ".");
            return;
        }
        var scope = new DeclaredScope(task.map(Task::mayTouch).orElse(List.of()));
        paths.stream()
                .filter(path -> !scope.covers(path))
                .limit(10)
                .forEach(path -> missing.add(key + " may not touch " + path + "."));
    }

    /** Returns what the checks say of all head commits together: one failure fails, one that is awaited waits. */
    public static CheckState checks(GateFacts.Verification facts) {
        return facts.heads().entrySet().stream()
                .map(head -> CheckSummary.of(head.getKey(), head.getValue(), facts.checks(), facts.required())
                        .state())
                .max(java.util.Comparator.naturalOrder())
                .orElse(CheckState.PENDING);
    }

    /** Gate5: the evidence is complete, the checks are green on each head commit, and the ledger verifies. */
    public static GateVerdict verification(GateFacts.Verification facts) {
        var missing = new ArrayList<String>();
        facts.evidence().forEach((name, there) -> {
            if (!there) {
                missing.add("The evidence lacks the " + name + ".");
            }
        });
        if (!facts.ledgerVerifies()) {
            missing.add("The ledger of this workflow does not verify.");
        }
        var seen = new LinkedHashMap<String, @Nullable Object>();
        facts.heads().forEach((repository, head) -> {
            CheckSummary summary = CheckSummary.of(repository, head, facts.checks(), facts.required());
            seen.put(repository, summary.describe());
            missing.addAll(summary.missing());
        });
        return GateVerdict.of(
                Gate.GATE5,
                missing,
                "The checks are green on the head commit, the evidence is complete, and the ledger verifies.",
                Map.of("checks", seen));
    }
}
