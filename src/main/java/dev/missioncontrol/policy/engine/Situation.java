package dev.missioncontrol.policy.engine;

import dev.missioncontrol.policy.condition.ConditionFailure;
import dev.missioncontrol.policy.pack.EffectiveLayer;
import dev.missioncontrol.policy.pack.EffectivePolicy;
import dev.missioncontrol.policy.pack.Loosening;
import dev.missioncontrol.policy.rule.Rule;
import dev.missioncontrol.policy.rule.RuleHead;
import dev.missioncontrol.policy.rule.When;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The packs in force, and the time and variables of the act they are asked about.
 *
 * @param policy the packs
 * @param at the time of the act
 * @param variables what conditions may use
 */
record Situation(EffectivePolicy policy, Instant at, Variables variables) {

    /** Judges an act by a rule that is known to be in force. */
    interface Judge<R extends Rule> {

        Ruling judge(R rule, Ruling.Of of) throws ConditionFailure;
    }

    /** Returns the rulings of the rules of a kind that are about something; their condition is asked of the whole act. */
    <R extends Rule> List<Ruling> each(Class<R> kind, Predicate<R> about, Judge<R> judge) {
        return eachItemwise(kind, about, (rule, of) -> {
            String unmet = unmet(rule.head(), variables.ofAct());
            return unmet == null ? judge.judge(rule, of) : of.skipped(unmet);
        });
    }

    /** The same, when the judge asks the condition of each thing it looks at. */
    <R extends Rule> List<Ruling> eachItemwise(Class<R> kind, Predicate<R> about, Judge<R> judge) {
        List<Ruling> rulings = new ArrayList<>();
        for (EffectiveLayer layer : policy.layers()) {
            for (R rule : layer.pack().rules(kind)) {
                if (about.test(rule)) {
                    rulings.add(ruling(layer, rule, judge));
                }
            }
        }
        return rulings;
    }

    /** Returns the ruling of one rule. */
    <R extends Rule> Ruling ruling(EffectiveLayer layer, R rule, Judge<R> judge) {
        var of = new Ruling.Of(layer, rule.head());
        String idle = idle(layer, rule);
        if (idle != null) {
            return of.skipped(idle);
        }
        try {
            return judge.judge(rule, of);
        } catch (ConditionFailure e) {
            return of.failed(failure(rule.head(), e));
        }
    }

    /** Returns why a rule is not in force, or null when it is. */
    @Nullable
    String idle(EffectiveLayer layer, Rule rule) {
        Loosening loosening = layer.loosened(rule, at);
        if (loosening != null) {
            return "The pack '" + loosening.ref().pack() + "' takes it out of force: " + loosening.reason();
        }
        return rule.head().expired(at) ? "It ended at " + rule.head().until() + "." : null;
    }

    /** Returns why a rule does not hold here, or null when its condition holds or it has none. */
    static @Nullable String unmet(RuleHead head, Function<String, @Nullable Object> variables) throws ConditionFailure {
        When when = head.when();
        return when == null || when.condition().holds(variables)
                ? null
                : "Its condition does not hold: " + when.condition();
    }

    /** Returns whether a rule's condition holds for a thing. */
    static boolean holds(RuleHead head, Function<String, @Nullable Object> variables) throws ConditionFailure {
        When when = head.when();
        return when == null || when.condition().holds(variables);
    }

    /** Says where in the pack a condition failed, and why. */
    static String failure(RuleHead head, ConditionFailure failure) {
        When when = head.when();
        String place = when == null
                ? "line " + head.ref().line()
                : when.place().describe(when.condition().toString(), failure.offset());
        return "The condition of '" + head.id() + "' cannot be evaluated (" + place + " of the pack '"
                + head.ref().pack() + "'): " + failure.getMessage();
    }
}
