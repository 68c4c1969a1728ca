package dev.missioncontrol.policy.pack;

import dev.missioncontrol.policy.rule.BudgetRule;
import dev.missioncontrol.policy.rule.LimitRule;
import dev.missioncontrol.policy.rule.Rule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Lists the rules of the packs in force with their origin. */
final class EffectiveRules {

    private final EffectivePolicy policy;

    EffectiveRules(EffectivePolicy policy) {
        this.policy = policy;
    }

    List<EffectiveRule> all() {
        var all = new ArrayList<EffectiveRule>();
        for (EffectiveLayer layer : policy.layers()) {
            for (Rule rule : layer.pack().rules()) {
                all.add(effective(layer, rule));
            }
        }
        return all;
    }

    private EffectiveRule effective(EffectiveLayer layer, Rule rule) {
        Loosening loosening = layer.loosened(rule, Instant.MIN);
        if (loosening != null) {
            String note = "Loosened by " + loosening.ref().pack() + ": " + loosening.reason();
            return of(layer, rule, EffectiveRule.State.LOOSENED, note, loosening.until());
        }
        Instant until = rule.head().until();
        return stricter(layer, rule)
                .map(other -> of(
                        layer,
                        rule,
                        EffectiveRule.State.STRICTER_ELSEWHERE,
                        other.head().ref().pack() + " says: " + other.sentence(),
                        until))
                .orElseGet(() -> of(
                        layer, rule, EffectiveRule.State.IN_FORCE, rule.head().reason(), until));
    }

    private static EffectiveRule of(
            EffectiveLayer layer,
            Rule rule,
            EffectiveRule.State state,
            String note,
            @org.jspecify.annotations.Nullable Instant until) {
        return new EffectiveRule(
                rule.head().ref(),
                layer.layer().source(),
                layer.pack().mode(),
                rule.sentence(),
                state,
                note,
                until,
                rule.head().overridable());
    }

    /** Returns a rule of another pack about the same amount that allows less. */
    private Optional<? extends Rule> stricter(EffectiveLayer layer, Rule rule) {
        return switch (rule) {
            case LimitRule limit ->
                others(layer, LimitRule.class).stream()
                        .filter(other -> other.measure() == limit.measure() && other.max() < limit.max())
                        .findFirst();
            case BudgetRule budget ->
                others(layer, BudgetRule.class).stream()
                        .filter(other -> other.key().equals(budget.key()) && other.amount() < budget.amount())
                        .findFirst();
            default -> Optional.empty();
        };
    }

    private <T extends Rule> List<T> others(EffectiveLayer layer, Class<T> kind) {
        return policy.layers().stream()
                .filter(other -> other != layer)
                .flatMap(other ->
                        other.pack().rules(kind).stream().filter(rule -> other.loosened(rule, Instant.MIN) == null))
                .toList();
    }
}
