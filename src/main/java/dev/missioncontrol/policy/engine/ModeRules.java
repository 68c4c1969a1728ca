package dev.missioncontrol.policy.engine;

import dev.missioncontrol.policy.condition.ConditionFailure;
import dev.missioncontrol.policy.fact.FileFacts;
import dev.missioncontrol.policy.fact.PatchSetFacts;
import dev.missioncontrol.policy.rule.ModesRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Does every file have a mode that is allowed? */
final class ModeRules {

    private final Situation situation;
    private final PatchSetFacts patchSet;

    ModeRules(Situation situation, PatchSetFacts patchSet) {
        this.situation = situation;
        this.patchSet = patchSet;
    }

    List<Ruling> rulings() {
        return situation.eachItemwise(ModesRule.class, rule -> true, this::judge);
    }

    private Ruling judge(ModesRule rule, Ruling.Of of) throws ConditionFailure {
        List<Breach> breaches = new ArrayList<>();
        for (FileFacts file : patchSet.files()) {
            String mode = file.newMode();
            if (mode != null
                    && !rule.modes().contains(mode)
                    && Situation.holds(rule.head(), situation.variables().of(file))) {
                String sentence = file.path() + " becomes " + describe(mode) + ", which is not allowed.";
                breaches.add(Breach.file(file.path(), of.because(sentence), mode));
            }
        }
        var values = Map.of("allowed", String.join(", ", new TreeSet<>(rule.modes())));
        return breaches.isEmpty()
                ? of.allowed("Every file has a mode that is allowed.", values)
                : of.denied(
                        breaches.getFirst().reason(),
                        "Make it an ordinary file, or have the pack list the mode in 'diff: modes:'.",
                        values,
                        breaches);
    }

    private static String describe(String mode) {
        return switch (mode) {
            case "100755" -> "an executable program";
            case "120000" -> "a symbolic link";
            case "160000" -> "a submodule";
            default -> "a file of mode " + mode;
        };
    }
}
