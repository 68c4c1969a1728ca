package dev.missioncontrol.policy.engine;

import dev.missioncontrol.policy.fact.Facts;
import dev.missioncontrol.policy.fact.PatchSetFacts;
import dev.missioncontrol.policy.fact.RunFacts;
import dev.missioncontrol.policy.fact.ToolCallFacts;
import dev.missioncontrol.policy.fact.WriteFacts;
import dev.missioncontrol.policy.rule.NameRule;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** May an act be about these repositories? */
final class RepositoryRules {

    private RepositoryRules() {}

    static List<Ruling> rulings(Situation situation, Facts facts) {
        Collection<String> names = switch (facts) {
            case RunFacts run -> run.baseBranches().keySet();
            case ToolCallFacts call -> call.repositories();
            case PatchSetFacts patchSet -> List.of(patchSet.repository());
            case WriteFacts write -> List.of(write.repository());
        };
        return rulings(situation, NameRule.Subject.REPOSITORY, names);
    }

    /** Judges names by the rules about their subject. */
    static List<Ruling> rulings(Situation situation, NameRule.Subject subject, Collection<String> names) {
        return situation.each(NameRule.class, rule -> rule.subject() == subject, (rule, of) -> judge(rule, of, names));
    }

    /** Judges names by one rule. */
    static Ruling judge(NameRule rule, Ruling.Of of, Collection<String> names) {
        if (names.isEmpty()) {
            return of.skipped("The act names no " + rule.subject().singular() + ".");
        }
        var values = Map.of(
                rule.subject().singular(),
                String.join(", ", names),
                "patterns",
                rule.names().toString());
        List<Breach> breaches = names.stream()
                .filter(name -> rule.names().matches(name) != rule.only())
                .map(name -> Breach.whole(of.because(sentence(rule, name)), name))
                .toList();
        if (breaches.isEmpty()) {
            return of.allowed("The " + rule.subject().singular() + " is allowed.", values);
        }
        return of.denied(breaches.getFirst().reason(), remedy(rule), values, breaches);
    }

    private static String sentence(NameRule rule, String name) {
        String subject = rule.subject().singular();
        return rule.only()
                ? "The " + subject + " '" + name + "' is not one of those allowed"
                        + (rule.names().isEmpty() ? "." : ": " + rule.names() + ".")
                : "The " + subject + " '" + name + "' is denied by " + rule.names() + ".";
    }

    private static String remedy(NameRule rule) {
        return "Use another " + rule.subject().singular() + ", or have the pack name this one.";
    }
}
