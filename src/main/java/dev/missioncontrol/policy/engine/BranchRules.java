package dev.missioncontrol.policy.engine;

import dev.missioncontrol.policy.fact.Facts;
import dev.missioncontrol.policy.fact.PatchSetFacts;
import dev.missioncontrol.policy.fact.RunFacts;
import dev.missioncontrol.policy.fact.ToolCallFacts;
import dev.missioncontrol.policy.fact.WriteFacts;
import dev.missioncontrol.policy.rule.NameRule;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** May these branches be written, and changes be proposed for those? */
final class BranchRules {

    /** The actions that write the branch they name. */
    private static final List<String> WRITES_BRANCH = List.of("push_branch", "open_pr");

    private BranchRules() {}

    static List<Ruling> rulings(Situation situation, Facts facts) {
        List<Ruling> rulings =
                new ArrayList<>(RepositoryRules.rulings(situation, NameRule.Subject.BASE_BRANCH, bases(facts)));
        Collection<String> written = written(facts);
        rulings.addAll(new WrittenBranches(situation, written).rulings());
        return rulings;
    }

    private static Collection<String> bases(Facts facts) {
        return named(
                switch (facts) {
                    case RunFacts run -> run.baseBranches().values();
                    case ToolCallFacts call -> List.of();
                    case PatchSetFacts patchSet -> List.of(patchSet.baseBranch());
                    case WriteFacts write -> List.of(write.baseBranch());
                });
    }

    private static Collection<String> written(Facts facts) {
        return switch (facts) {
            case RunFacts run -> List.of();
            case ToolCallFacts call -> List.of();
            case PatchSetFacts patchSet -> named(List.of(patchSet.branch()));
            case WriteFacts write -> WRITES_BRANCH.contains(write.action()) ? List.of(write.branch()) : List.of();
        };
    }

    private static Collection<String> named(Collection<String> names) {
        return names.stream().filter(name -> !name.isEmpty()).toList();
    }
}
