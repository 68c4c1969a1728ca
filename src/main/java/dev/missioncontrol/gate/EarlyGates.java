package dev.missioncontrol.gate;

import dev.missioncontrol.agent.AgentDocuments.Criterion;
import dev.missioncontrol.agent.AgentDocuments.Task;
import dev.missioncontrol.agent.AgentDocuments.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Gate0 to Gate3: from the request to the plan. Pure functions. */
public final class EarlyGates {

    private EarlyGates() {}

    /** Gate0: the request is complete, the bases are pinned, policy allows the start. */
    public static GateVerdict intake(GateFacts.Intake facts) {
        var missing = new ArrayList<>(facts.problems());
        if (facts.idea().isBlank()) {
            missing.add("The idea is empty: say what shall change.");
        }
        if (facts.bases().isEmpty()) {
            missing.add("No repository takes part: choose at least one.");
        }
        if (!facts.policy().allowed()) {
            missing.addAll(facts.policy().reasons());
        }
        var evidence = new LinkedHashMap<String, @Nullable Object>();
        evidence.put("bases", new LinkedHashMap<String, @Nullable Object>(facts.bases()));
        evidence.put("policy", facts.policy().packHash());
        List<String> overridden = facts.policy().overridden().stream()
                .map(violation -> violation.overriddenBy() + " overrode: " + violation.reason())
                .toList();
        if (missing.isEmpty() && !overridden.isEmpty()) {
            return new GateVerdict(Gate.GATE0, GateOutcome.OVERRIDDEN, overridden, evidence);
        }
        return GateVerdict.of(
                Gate.GATE0, missing, "The request is complete and every base commit is pinned.", evidence);
    }

    /** Gate1: the decision has reasons; GO passes, NO-GO and DEFER do not unless a person overruled them. */
    public static GateVerdict decision(GateFacts.Decision facts) {
        var evidence =
                new LinkedHashMap<String, @Nullable Object>(facts.triage().evidence());
        evidence.put("verdict", facts.triage().verdict());
        List<String> reasons = facts.triage().reasons();
        String overruled = facts.overruled();
        if (overruled != null) {
            return new GateVerdict(
                    Gate.GATE1,
                    GateOutcome.OVERRIDDEN,
                    List.of(facts.triage().verdict() + " was overruled: " + overruled),
                    evidence);
        }
        if (reasons.isEmpty() || reasons.stream().anyMatch(String::isBlank)) {
            return new GateVerdict(
                    Gate.GATE1, GateOutcome.ERROR, List.of("The decision came without a reason."), evidence);
        }
        GateOutcome outcome = facts.triage().verdict() == Verdict.GO ? GateOutcome.SATISFIED : GateOutcome.UNSATISFIED;
        return new GateVerdict(Gate.GATE1, outcome, reasons, evidence);
    }

    /** Gate2: architecture, scope, non-goals and criteria are there, and no question is open. */
    public static GateVerdict scope(GateFacts.Scope facts) {
        var spec = facts.specification();
        var missing = new ArrayList<String>();
        if (spec.architecture().isEmpty()) {
            missing.add("The architecture is not described.");
        }
        if (spec.inScope().isEmpty()) {
            missing.add("Nothing is in scope.");
        }
        if (spec.nonGoals().isEmpty()) {
            missing.add("The non-goals are not named.");
        }
        if (spec.criteria().isEmpty()) {
            missing.add("There is no acceptance criterion.");
        }
        spec.openQuestions().forEach(question -> missing.add("Open question: " + question));
        return GateVerdict.of(
                Gate.GATE2,
                missing,
                "Architecture, scope and acceptance criteria are there; no question is open.",
                Map.of(
                        "criteria",
                        spec.criteria().stream().map(Criterion::key).toList(),
                        "openQuestions",
                        spec.openQuestions().size()));
    }

    /** Gate3: each criterion has a task; each task says where it is, what it may touch and how it is tested. */
    public static GateVerdict plan(GateFacts.Planning facts) {
        var missing = new ArrayList<String>();
        List<Task> tasks = facts.plan().tasks();
        if (tasks.isEmpty()) {
            missing.add("The plan has no task.");
        }
        if (tasks.stream().map(Task::key).distinct().count() < tasks.size()) {
            missing.add("Two tasks have the same key.");
        }
        for (Criterion criterion : facts.specification().criteria()) {
            if (tasks.stream().noneMatch(task -> task.criteria().contains(criterion.key()))) {
                missing.add("No task serves " + criterion.key() + ": " + criterion.text());
            }
        }
        for (Task task : tasks) {
            if (!facts.repositories().contains(task.repository())) {
                missing.add(task.key() + " is in '" + task.repository() + "', which takes no part.");
            }
            if (task.mayTouch().isEmpty()) {
                missing.add(task.key() + " does not say which files it may touch.");
            }
            if (task.testedBy().isBlank()) {
                missing.add(task.key() + " does not say how it is tested.");
            }
        }
        return GateVerdict.of(
                Gate.GATE3,
                missing,
                "Every criterion is covered by a task with a declared scope and test.",
                Map.of("tasks", tasks.stream().map(Task::key).toList()));
    }
}
