package dev.missioncontrol.policy.pack;

import dev.missioncontrol.policy.rule.BudgetRule;
import dev.missioncontrol.policy.rule.Demand;
import dev.missioncontrol.policy.verdict.BudgetLimits;
import dev.missioncontrol.policy.verdict.Scope;
import dev.missioncontrol.shared.CanonicalJson;
import dev.missioncontrol.shared.Digest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The packs that hold together for a repository. They combine by their strictest: each pack is evaluated for itself, and
 * what any of them denies is denied. Only a rule that the organisation's pack marks as overridable can be taken out of
 * force, by an entry in the {@code overrides} of a repository's pack.
 */
public final class EffectivePolicy {

    /** From which share of a budget on people are warned, when no pack says. */
    private static final int WARN_AT_PERCENT = 80;

    private final List<EffectiveLayer> layers;
    private final List<BrokenPack> broken;

    private EffectivePolicy(List<EffectiveLayer> layers, List<BrokenPack> broken) {
        this.layers = List.copyOf(layers);
        this.broken = List.copyOf(broken);
    }

    /** Combines packs, those of the organisation first. Without any, everything is denied that is not harmless. */
    public static EffectivePolicy of(List<PackLayer> orgFirst) {
        var loosenings = new HashMap<String, Loosening>();
        orgFirst.stream()
                .filter(layer -> layer.scope() == Scope.REPO)
                .flatMap(layer -> layer.pack().loosenings().stream())
                .forEach(loosening -> loosenings.putIfAbsent(loosening.rule(), loosening));
        return new EffectivePolicy(
                orgFirst.stream()
                        .map(layer -> new EffectiveLayer(layer, layer.scope() == Scope.ORG ? loosenings : Map.of()))
                        .toList(),
                List.of());
    }

    /** Returns the same policy with a pack that cannot be read, because of which everything is denied. */
    public EffectivePolicy withBroken(BrokenPack pack) {
        return new EffectivePolicy(
                layers, Stream.concat(broken.stream(), Stream.of(pack)).toList());
    }

    /** Returns the packs, those of the organisation first. */
    public List<EffectiveLayer> layers() {
        return layers;
    }

    /** Returns the packs that cannot be read. */
    public List<BrokenPack> broken() {
        return broken;
    }

    /** Returns the digest of the only pack, or one over the digests of all packs in their order. */
    public Digest hash() {
        List<Digest> hashes = Stream.concat(
                        layers.stream().map(layer -> layer.pack().hash()),
                        broken.stream().map(BrokenPack::hash))
                .toList();
        return hashes.size() == 1 ? hashes.getFirst() : CanonicalJson.digest(hashes);
    }

    /** Returns the names of the packs: {@code standard + payments}. */
    public String name() {
        String name = Stream.concat(
                        layers.stream().map(layer -> layer.pack().name()),
                        broken.stream().map(BrokenPack::source))
                .collect(Collectors.joining(" + "));
        return name.isEmpty() ? "none" : name;
    }

    /** Returns every rule of every pack with its origin and whether it is in force. */
    public List<EffectiveRule> rules() {
        return new EffectiveRules(this).all();
    }

    /** Returns the smallest budget of each kind that any pack sets, as if no entry that loosens had ended. */
    public BudgetLimits budgets() {
        return budgets(Instant.MIN);
    }

    /** Returns the smallest budget of each kind that any pack sets at that time. */
    public BudgetLimits budgets(Instant at) {
        var limits = new HashMap<BudgetLimits.Key, BudgetLimits.Limit>();
        int warnAt = 0;
        for (EffectiveLayer layer : layers) {
            int percent = layer.pack().warnAtPercent();
            warnAt = warnAt == 0 ? percent : percent == 0 ? warnAt : Math.min(warnAt, percent);
            for (BudgetRule rule : layer.pack().rules(BudgetRule.class)) {
                if (layer.loosened(rule, at) == null) {
                    var limit =
                            new BudgetLimits.Limit(rule.amount(), rule.head().ref());
                    limits.merge(rule.key(), limit, (one, two) -> two.amount() < one.amount() ? two : one);
                }
            }
        }
        return new BudgetLimits(limits, warnAt == 0 ? WARN_AT_PERCENT : warnAt);
    }

    /** Returns the names of the checks that any pack requires, each once. */
    public List<String> requiredChecks() {
        return requiredChecks(Instant.MIN);
    }

    /** Returns the names of the checks that any pack requires at that time, each once. */
    public List<String> requiredChecks(Instant at) {
        var checks = new ArrayList<String>();
        for (EffectiveLayer layer : layers) {
            for (Demand demand : layer.pack().rules(Demand.class)) {
                boolean counts = demand.name().equals("require_check") && layer.loosened(demand, at) == null;
                if (counts && !checks.contains(demand.value())) {
                    checks.add(demand.value());
                }
            }
        }
        return checks;
    }
}
