package dev.missioncontrol.policy.lint;

import dev.missioncontrol.policy.pack.Loosening;
import dev.missioncontrol.policy.pack.PackProblem;
import dev.missioncontrol.policy.pack.PolicyPack;
import dev.missioncontrol.policy.rule.FileRule;
import dev.missioncontrol.policy.rule.Rule;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What has ended, and stands in the pack still. */
final class Endings {

    private Endings() {}

    static void find(PolicyPack pack, Instant now, List<PackProblem> problems) {
        for (Rule rule : pack.rules()) {
            if (rule.head().expired(now)) {
                boolean frozen = rule instanceof FileRule file && file.frozen();
                problems.add((frozen ? LintRule.EXPIRED_FREEZE : LintRule.EXPIRED_EXCEPTION)
                        .at(
                                rule.head().ref(),
                                (frozen ? "The freeze " : "The rule ") + rule.id() + " ended at "
                                        + rule.head().until() + ".",
                                "Remove it, or set a later 'until'."));
            }
        }
        Set<String> loosened = new HashSet<>();
        for (Loosening loosening : pack.loosenings()) {
            if (!loosening.holds(now)) {
                problems.add(LintRule.EXPIRED_EXCEPTION.at(
                        loosening.ref(),
                        "The override of " + loosening.rule() + " ended at " + loosening.until() + ".",
                        "Remove it, or set a later 'until'."));
            }
            if (!loosened.add(loosening.rule())) {
                problems.add(LintRule.CONTRADICTORY_OVERRIDES.at(
                        loosening.ref(),
                        "The rule " + loosening.rule() + " is overridden more than once; only the first counts.",
                        "Keep one of them."));
            }
        }
    }
}
