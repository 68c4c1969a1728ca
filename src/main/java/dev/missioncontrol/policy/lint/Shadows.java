package dev.missioncontrol.policy.lint;

import dev.missioncontrol.policy.pack.PackProblem;
import dev.missioncontrol.policy.pack.PolicyPack;
import dev.missioncontrol.policy.rule.ContentRule;
import dev.missioncontrol.policy.rule.Effect;
import dev.missioncontrol.policy.rule.Rule;
import dev.missioncontrol.policy.rule.RuleHead;
import dev.missioncontrol.policy.rule.ToolRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Rules that change nothing, because another rule of the pack always speaks first; and overrides that cannot help. */
final class Shadows {

    /** Every pair is compared; a pack with more rules of a kind is written by a program, which needs no hints. */
    private static final int MOST_OF_A_KIND = 2_000;

    private Shadows() {}

    static void find(PolicyPack pack, List<PackProblem> problems) {
        Map<Class<?>, List<Rule>> kinds = pack.rules().stream().collect(Collectors.groupingBy(Object::getClass));
        kinds.values().stream()
                .filter(rules -> rules.size() <= MOST_OF_A_KIND)
                .forEach(rules -> rules.forEach(rule -> check(rule, rules, problems)));
    }

    private static void check(Rule rule, List<Rule> others, List<PackProblem> problems) {
        var covering = new ArrayList<Rule>();
        for (Rule other : others) {
            if (other != rule && Coverage.covers(other, rule)) {
                covering.add(other);
            }
        }
        covering.stream()
                .filter(other -> isStrongerThan(other.head(), rule.head()))
                .filter(other -> !Coverage.covers(rule, other) || comesFirst(other, rule) || !sameEffect(rule, other))
                .findFirst()
                .ifPresentOrElse(
                        other -> problems.add(shadowed(rule, other)),
                        () -> covering.stream()
                                .filter(other -> uselessOverride(rule.head(), other.head()))
                                .findFirst()
                                .ifPresent(other -> problems.add(useless(rule, other))));
    }

    /** Returns whether the first rule leaves nothing for the second one to say, where it applies. */
    private static boolean isStrongerThan(RuleHead wide, RuleHead narrow) {
        if (wide.effect() == Effect.DENY && narrow.effect() != Effect.DENY) {
            return wide.ref().mayOverride().isEmpty() && !wide.overridable();
        }
        return wide.effect() == narrow.effect()
                && (wide.ref().mayOverride().isEmpty()
                        || wide.ref().mayOverride().equals(narrow.ref().mayOverride()))
                && (!wide.overridable() || narrow.overridable())
                && !uselessOverride(narrow, wide);
    }

    /** Returns whether people may override what the first rule denies, and nobody what the second one denies. */
    private static boolean uselessOverride(RuleHead narrow, RuleHead wide) {
        boolean bothDeny = narrow.effect() == Effect.DENY && wide.effect() == Effect.DENY;
        boolean people = !narrow.ref().mayOverride().isEmpty()
                && wide.ref().mayOverride().isEmpty();
        return bothDeny && (people || (narrow.overridable() && !wide.overridable()));
    }

    private static boolean sameEffect(Rule one, Rule two) {
        return one.head().effect() == two.head().effect();
    }

    private static boolean comesFirst(Rule one, Rule two) {
        int lines = Integer.compare(one.head().ref().line(), two.head().ref().line());
        return lines < 0
                || (lines == 0 && one.head().ref().column() < two.head().ref().column());
    }

    private static PackProblem shadowed(Rule rule, Rule by) {
        LintRule which = rule instanceof ToolRule && by.head().effect() == Effect.DENY
                ? LintRule.UNREACHABLE_TOOL_RULE
                : LintRule.SHADOWED_RULE;
        String message = sameEffect(rule, by)
                ? "The rule " + rule.id() + " adds nothing: " + name(by) + " says as much already."
                : "The rule " + rule.id() + " never has an effect: " + name(by) + " denies the same.";
        String remedy = rule instanceof ContentRule ? "Keep one of the two." : "Remove it, or narrow the other rule.";
        return which.at(rule.head().ref(), message, remedy);
    }

    private static PackProblem useless(Rule rule, Rule by) {
        return LintRule.CONTRADICTORY_OVERRIDES.at(
                rule.head().ref(),
                "What " + rule.id() + " denies may be overridden, but " + name(by)
                        + " denies the same, and that may not.",
                "Let both be overridden, or neither.");
    }

    private static String name(Rule rule) {
        return rule.id() + " (line " + rule.head().ref().line() + ")";
    }
}
