package dev.missioncontrol.policy.lint;

import dev.missioncontrol.policy.engine.PolicyEngine;
import dev.missioncontrol.policy.pack.EffectivePolicy;
import dev.missioncontrol.policy.pack.PackLayer;
import dev.missioncontrol.policy.pack.PackTest;
import dev.missioncontrol.policy.pack.PolicyPack;
import dev.missioncontrol.policy.verdict.Evaluation;
import dev.missioncontrol.policy.verdict.RuleRef;
import dev.missioncontrol.policy.verdict.Status;
import dev.missioncontrol.policy.verdict.Verdict;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** Runs the cases that a pack holds under {@code tests}. The pack is evaluated by itself, as if there were no other. */
public final class PackTests {

    private static final Set<Status> SPEAKING = Set.of(Status.DENY, Status.WARN, Status.ERROR);

    private PackTests() {}

    /**
     * What became of a case.
     *
     * @param name its name
     * @param line its line in the pack, from 1
     * @param column its column, from 1
     * @param passed whether the verdict is the expected one
     * @param message what was expected and what came, when it failed; else what the verdict says
     */
    public record Result(String name, int line, int column, boolean passed, String message) {}

    /** Runs all cases, in the order of the text. */
    public static List<Result> run(PolicyPack pack) {
        var policy = EffectivePolicy.of(List.of(new PackLayer(pack, pack.scope(), "tests")));
        return pack.tests().stream().map(test -> run(test, policy)).toList();
    }

    private static Result run(PackTest test, EffectivePolicy policy) {
        Evaluation evaluation = PolicyEngine.evaluate(policy, test.facts());
        Status status = evaluation.verdict().status();
        Set<String> spoke = new TreeSet<>();
        collect(evaluation.verdict(), spoke);
        List<String> rules = test.rules();
        boolean passed = status == test.status() && (rules == null || spoke.equals(Set.copyOf(rules)));
        String message = passed
                ? evaluation.verdict().sentence()
                : "Expected " + say(test.status(), rules == null ? List.of() : rules) + ", but the pack says "
                        + say(status, spoke) + ".";
        return new Result(test.name(), test.line(), test.column(), passed, message);
    }

    private static void collect(Verdict verdict, Set<String> spoke) {
        RuleRef rule = verdict.rule();
        if (rule != null && SPEAKING.contains(verdict.status())) {
            spoke.add(rule.id());
        }
        verdict.children().forEach(child -> collect(child, spoke));
    }

    private static String say(Status status, Collection<String> rules) {
        String word = status.name().toLowerCase(Locale.ROOT);
        return rules.isEmpty() ? word : word + " by " + String.join(" and ", new TreeSet<>(rules));
    }
}
