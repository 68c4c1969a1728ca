package dev.missioncontrol.policy.lint;

import dev.missioncontrol.policy.pack.PackProblem;
import dev.missioncontrol.policy.pack.PolicyPack;
import dev.missioncontrol.policy.rule.ActionRule;
import dev.missioncontrol.policy.rule.ApprovalRequirement;
import dev.missioncontrol.policy.rule.Effect;
import dev.missioncontrol.policy.verdict.Scope;
import java.util.List;
import java.util.Set;

/** Writes that the organisation's pack allows without asking for anybody's approval. */
final class ApprovalGaps {

    private static final Set<String> WRITES = Set.of("push_branch", "open_pr", "merge", "dispatch", "deploy");

    private ApprovalGaps() {}

    static void find(PolicyPack pack, List<PackProblem> problems) {
        // A repository's pack comes on top of one that asks.
        if (pack.scope() == Scope.REPO
                || pack.rules(ApprovalRequirement.class).stream().anyMatch(ApprovalGaps::always)) {
            return;
        }
        pack.rules(ActionRule.class).stream()
                .filter(rule -> rule.head().effect() != Effect.DENY
                        && rule.head().effect() != Effect.REQUIRE_APPROVAL
                        && WRITES.contains(rule.action()))
                .forEach(rule -> problems.add(LintRule.ACTION_WITHOUT_APPROVAL.at(
                        rule.head().ref(),
                        "The action " + rule.action() + " is allowed, and no rule asks for approval of every change.",
                        "Add a rule under 'approvals' that has no paths and no size.")));
    }

    private static boolean always(ApprovalRequirement rule) {
        return rule.count() > 0
                && rule.paths().isEmpty()
                && rule.minFiles() == 0
                && rule.minLines() == 0
                && rule.head().when() == null
                && rule.head().until() == null;
    }
}
