package dev.missioncontrol.policy.lint;

import dev.missioncontrol.policy.fact.FileFacts.Operation;
import dev.missioncontrol.policy.glob.GlobIndex;
import dev.missioncontrol.policy.glob.GlobSet;
import dev.missioncontrol.policy.glob.Segments;
import dev.missioncontrol.policy.pack.PackProblem;
import dev.missioncontrol.policy.pack.PolicyPack;
import dev.missioncontrol.policy.rule.ApprovalRequirement;
import dev.missioncontrol.policy.rule.FileRule;
import dev.missioncontrol.policy.rule.Rule;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;

/** Rules about paths that no file of a repository has. */
final class Reach {

    private static final Set<Operation> ADDED_ONLY = Set.of(Operation.ADD);

    private Reach() {}

    static void find(PolicyPack pack, List<String> paths, List<PackProblem> problems) {
        List<Rule> rules = new ArrayList<>();
        List<GlobSet> patterns = new ArrayList<>();
        for (FileRule rule : pack.rules(FileRule.class)) {
            // What is only to be added is not there yet.
            if (!rule.operations().equals(ADDED_ONLY)) {
                rules.add(rule);
                patterns.add(rule.paths());
            }
        }
        for (ApprovalRequirement rule : pack.rules(ApprovalRequirement.class)) {
            if (!rule.paths().isEmpty()) {
                rules.add(rule);
                patterns.add(rule.paths());
            }
        }
        var index = new GlobIndex(patterns);
        var matched = new BitSet(rules.size());
        paths.forEach(path -> index.matching(Segments.of(path), matched::set));
        for (int rule = matched.nextClearBit(0); rule < rules.size(); rule = matched.nextClearBit(rule + 1)) {
            problems.add(LintRule.NEVER_MATCHES.at(
                    rules.get(rule).head().ref(),
                    "No file of the repository matches " + patterns.get(rule) + ".",
                    "Check the spelling; paths begin at the repository's root, and '**/' stands for any folders."));
        }
    }
}
