package dev.missioncontrol.policy.engine;

import dev.missioncontrol.policy.pack.EffectiveLayer;
import dev.missioncontrol.policy.rule.DefaultDeny;
import dev.missioncontrol.policy.rule.Effect;
import dev.missioncontrol.policy.rule.Rule;
import dev.missioncontrol.policy.verdict.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What is denied unless a pack lists it: each pack with such a list has to list the act. A pack of whose rules one was
 * taken out of force leaves the act to the lists of the others, of which one has to allow it.
 *
 * @param situation the packs and the act
 * @param kind the kind of the rules that list
 * @param subject what they list
 * @param why why a rule is not about the act; null when it is
 * @param judge what a rule says of an act that it is about
 */
record Listed<R extends Rule>(
        Situation situation,
        Class<R> kind,
        DefaultDeny.Subject subject,
        Function<R, @Nullable String> why,
        Situation.Judge<R> judge) {

    /** Returns the rulings of all rules, and of each pack's denial of what it does not list. */
    List<Ruling> rulings(Function<Ruling.Of, Ruling> unlisted) {
        List<InLayer> layers =
                situation.policy().layers().stream().map(this::inLayer).toList();
        boolean someAllow = layers.stream().anyMatch(InLayer::allows);
        List<Ruling> all = new ArrayList<>();
        for (InLayer layer : layers) {
            for (DefaultDeny deny : layer.layer().pack().rules(DefaultDeny.class)) {
                if (deny.subject() == subject) {
                    var of = new Ruling.Of(layer.layer(), deny.head());
                    boolean left = layer.released() && someAllow;
                    all.add(layer.speaks() || left ? listed(of, layer) : unlisted.apply(of));
                }
            }
            all.addAll(layer.rulings());
        }
        return all;
    }

    private static Ruling listed(Ruling.Of of, InLayer layer) {
        if (layer.allows()) {
            return of.allowed("It is on the list.", Map.of());
        }
        return of.skipped(
                layer.denies()
                        ? "A rule of the pack denies it by name."
                        : "Another pack decides, because a rule was taken out of force.");
    }

    private record InLayer(
            EffectiveLayer layer, List<Ruling> rulings, boolean allows, boolean denies, boolean released) {

        boolean speaks() {
            return allows || denies;
        }
    }

    private InLayer inLayer(EffectiveLayer layer) {
        List<Ruling> rulings = new ArrayList<>();
        boolean allows = false;
        boolean denies = false;
        boolean released = false;
        for (R rule : layer.pack().rules(kind)) {
            Ruling ruling = situation.ruling(layer, rule, (each, of) -> {
                String other = why.apply(each);
                String unmet = other == null
                        ? Situation.unmet(each.head(), situation.variables().ofAct())
                        : other;
                return unmet == null ? judge.judge(each, of) : of.skipped(unmet);
            });
            rulings.add(ruling);
            boolean lets = rule.head().effect() != Effect.DENY;
            allows |= lets && (ruling.status() == Status.ALLOW || ruling.status() == Status.WARN);
            denies |= ruling.status() == Status.DENY;
            released |= layer.loosened(rule, situation.at()) != null && why.apply(rule) == null;
        }
        return new InLayer(layer, rulings, allows, denies, released);
    }
}
