package dev.missioncontrol.policy.engine;

import dev.missioncontrol.policy.condition.ConditionFailure;
import dev.missioncontrol.policy.fact.DependencyChange;
import dev.missioncontrol.policy.fact.PatchSetFacts;
import dev.missioncontrol.policy.rule.DependencyRule;
import dev.missioncontrol.policy.rule.Effect;
import dev.missioncontrol.policy.verdict.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** May dependencies change like this? */
final class DependencyRules {

    private final Situation situation;
    private final PatchSetFacts patchSet;

    DependencyRules(Situation situation, PatchSetFacts patchSet) {
        this.situation = situation;
        this.patchSet = patchSet;
    }

    List<Ruling> rulings() {
        return situation.eachItemwise(DependencyRule.class, rule -> true, this::judge);
    }

    private Ruling judge(DependencyRule rule, Ruling.Of of) throws ConditionFailure {
        List<DependencyChange> found = new ArrayList<>();
        for (DependencyChange dependency : patchSet.dependencies()) {
            if (about(rule, dependency)
                    && Situation.holds(rule.head(), situation.variables().of(dependency))) {
                found.add(dependency);
            }
        }
        if (found.isEmpty()) {
            return of.skipped("No dependency changes like that.");
        }
        var values = Map.of(
                "dependencies", found.stream().map(DependencyRules::describe).collect(Collectors.joining(", ")));
        List<Breach> breaches = found.stream()
                .map(dependency ->
                        new Breach(place(dependency), of.because(sentence(rule, dependency)), identity(dependency)))
                .toList();
        String more = found.size() == 1 ? "" : " (and " + (found.size() - 1) + " more)";
        return of.found(breaches.getFirst().reason() + more, remedy(rule), values, breaches);
    }

    private static boolean about(DependencyRule rule, DependencyChange dependency) {
        return rule.changes().contains(dependency.change())
                && (rule.names().isEmpty() || rule.names().matches(dependency.name()))
                && !rule.except().matches(dependency.name());
    }

    private static String sentence(DependencyRule rule, DependencyChange dependency) {
        String denied = rule.head().effect() == Effect.DENY ? ", which is not allowed." : ".";
        return "The dependency " + describe(dependency) + " is " + verb(dependency) + denied;
    }

    private static String describe(DependencyChange dependency) {
        String from = dependency.oldVersion();
        String to = dependency.newVersion();
        String versions = from != null && to != null ? from + " to " + to : to != null ? to : from;
        return dependency.name() + (versions == null ? "" : " (" + versions + ")");
    }

    private static String verb(DependencyChange dependency) {
        return dependency.change().name().toLowerCase(Locale.ROOT);
    }

    private static Place place(DependencyChange dependency) {
        boolean removed = dependency.change() == DependencyChange.Change.REMOVED;
        return new Place(dependency.path(), dependency.line(), removed ? Place.Side.OLD : Place.Side.NEW);
    }

    private static String identity(DependencyChange dependency) {
        return dependency.ecosystem() + " " + dependency.name() + " " + dependency.change() + " "
                + dependency.newVersion();
    }

    private static String remedy(DependencyRule rule) {
        return rule.head().effect() == Effect.WARN
                ? "Check its name, source, licence and version."
                : "Leave the dependency as it is.";
    }
}
