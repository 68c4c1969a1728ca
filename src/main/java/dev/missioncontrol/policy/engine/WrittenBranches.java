package dev.missioncontrol.policy.engine;

import dev.missioncontrol.policy.pack.EffectiveLayer;
import dev.missioncontrol.policy.rule.NameRule;
import dev.missioncontrol.policy.verdict.Status;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * May these branches be written? Each pack with a list has to list them. A pack whose list does not hold here denies,
 * unless it was taken out of force and the list of another pack allows the branches.
 */
final class WrittenBranches {

    private final Situation situation;
    private final Collection<String> branches;

    WrittenBranches(Situation situation, Collection<String> branches) {
        this.situation = situation;
        this.branches = branches;
    }

    List<Ruling> rulings() {
        List<Ruling> rulings = new ArrayList<>();
        List<Ruling.Of> lacking = new ArrayList<>();
        List<Ruling.Of> released = new ArrayList<>();
        for (EffectiveLayer layer : situation.policy().layers()) {
            for (NameRule rule : layer.pack().rules(NameRule.class)) {
                if (rule.subject() == NameRule.Subject.WRITE_BRANCH) {
                    Ruling ruling = ruling(layer, rule);
                    rulings.add(ruling);
                    if (ruling.status() == Status.SKIPPED) {
                        boolean left = layer.loosened(rule, situation.at()) != null;
                        (left ? released : lacking).add(new Ruling.Of(layer, rule.head()));
                    }
                }
            }
        }
        if (!branches.isEmpty()) {
            boolean someAllow = rulings.stream().anyMatch(ruling -> ruling.status() == Status.ALLOW);
            lacking.addAll(someAllow ? List.of() : released);
            lacking.forEach(of -> rulings.add(unlisted(of)));
        }
        return rulings;
    }

    private Ruling ruling(EffectiveLayer layer, NameRule rule) {
        return situation.ruling(layer, rule, (each, of) -> {
            String unmet = Situation.unmet(each.head(), situation.variables().ofAct());
            return unmet == null ? RepositoryRules.judge(each, of, branches) : of.skipped(unmet);
        });
    }

    private static Ruling unlisted(Ruling.Of of) {
        String sentence = "No list of branches that may be written is in force.";
        return of.denied(
                sentence,
                "List the branches in 'branches: write:' of the repository's pack.",
                Map.of(),
                List.of(Breach.whole(sentence, "none in force")));
    }
}
