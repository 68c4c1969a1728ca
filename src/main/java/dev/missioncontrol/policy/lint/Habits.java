package dev.missioncontrol.policy.lint;

import dev.missioncontrol.policy.pack.PackProblem;
import dev.missioncontrol.policy.pack.PolicyPack;
import dev.missioncontrol.policy.verdict.Mode;
import java.util.List;

/** What is fine for a while, and should not stay. */
final class Habits {

    private Habits() {}

    static void find(PolicyPack pack, List<PackProblem> problems) {
        if (pack.tests().isEmpty()) {
            problems.add(LintRule.MISSING_TESTS.at(
                    1,
                    1,
                    "The pack has no tests.",
                    "Add cases under 'tests': an act, and the verdict that you expect of it."));
        }
        if (pack.mode() == Mode.OBSERVE) {
            problems.add(LintRule.OBSERVE_MODE.at(
                    1,
                    1,
                    "The pack is in mode 'observe': what it denies is recorded, and not blocked.",
                    "Set the mode to 'warn' or 'enforce' once you have seen what it would block."));
        }
    }
}
