package dev.missioncontrol.policy.engine;

import dev.missioncontrol.policy.fact.Facts;
import dev.missioncontrol.policy.fact.PatchSetFacts;
import dev.missioncontrol.policy.fact.RunFacts;
import dev.missioncontrol.policy.fact.ToolCallFacts;
import dev.missioncontrol.policy.fact.WriteFacts;
import dev.missioncontrol.policy.pack.BrokenPack;
import dev.missioncontrol.policy.pack.EffectivePolicy;
import dev.missioncontrol.policy.pack.PackProblem;
import dev.missioncontrol.policy.verdict.Evaluation;
import dev.missioncontrol.policy.verdict.Mode;
import dev.missioncontrol.policy.verdict.RuleRef;
import dev.missioncontrol.policy.verdict.Scope;
import dev.missioncontrol.policy.verdict.Status;
import dev.missioncontrol.shared.Digest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Evaluates the packs in force over the facts of an act. The same packs and facts always give the same outcome. */
public final class PolicyEngine {

    private static final String UNREADABLE = "Mend the pack: while it cannot be read, it denies everything.";

    private PolicyEngine() {}

    /**
     * Evaluates; never throws. What cannot be evaluated is an {@link Status#ERROR} in the tree and a violation that
     * blocks, whatever the mode of the pack.
     */
    public static Evaluation evaluate(EffectivePolicy policy, Facts facts) {
        try {
            var situation = new Situation(policy, facts.at(), new Variables(facts));
            List<Section> sections = new ArrayList<>(unusable(policy));
            sections.addAll(sections(situation, facts));
            return Tree.of(sections);
        } catch (RuntimeException | StackOverflowError e) {
            String sentence = "Policy could not be evaluated: " + e + ".";
            var ruling = error(none(policy, "engine"), sentence, "Report this error; while it lasts, policy denies.");
            return Tree.of(List.of(new Section("Evaluation", List.of(ruling))));
        }
    }

    private static List<Section> sections(Situation situation, Facts facts) {
        List<Section> sections = new ArrayList<>();
        sections.add(new Section("Repositories", RepositoryRules.rulings(situation, facts)));
        sections.add(new Section("Branches", BranchRules.rulings(situation, facts)));
        switch (facts) {
            case RunFacts run -> {}
            case ToolCallFacts call -> sections.add(new Section("Tools", new ToolRules(situation, call).rulings()));
            case WriteFacts write -> sections.add(new Section("Actions", new ActionRules(situation, write).rulings()));
            case PatchSetFacts patchSet -> {
                sections.add(new Section("Files", new FileRules(situation, patchSet).rulings()));
                sections.add(new Section("Size", new LimitRules(situation, patchSet).rulings()));
                sections.add(new Section("File modes", new ModeRules(situation, patchSet).rulings()));
                sections.add(new Section("Content", new ContentRules(situation, patchSet).rulings()));
                sections.add(new Section("Dependencies", new DependencyRules(situation, patchSet).rulings()));
                sections.add(new Section("Approvals", new ApprovalRules(situation, patchSet).rulings()));
                sections.add(new Section("Evidence", DemandRules.rulings(situation, "evidence")));
                sections.add(new Section("Checks", DemandRules.rulings(situation, "checks")));
            }
        }
        return sections;
    }

    /** No pack at all, and packs that cannot be read, deny. */
    private static List<Section> unusable(EffectivePolicy policy) {
        List<Ruling> rulings = new ArrayList<>();
        if (policy.layers().isEmpty() && policy.broken().isEmpty()) {
            rulings.add(error(none(policy, "none"), "No policy pack is in force.", "Publish a pack."));
        }
        for (BrokenPack pack : policy.broken()) {
            PackProblem first = pack.problems().getFirst();
            String sentence = "The pack at " + pack.source() + " cannot be read: line " + first.line() + ", column "
                    + first.column() + ": " + first.message();
            rulings.add(error(pack.ref(), sentence, first.remedy() + " " + UNREADABLE));
        }
        return rulings.isEmpty() ? List.of() : List.of(new Section("Packs", rulings));
    }

    private static Ruling error(RuleRef ref, String sentence, String remedy) {
        return new Ruling(
                ref,
                Mode.ENFORCE,
                Status.ERROR,
                sentence,
                remedy,
                Map.of(),
                List.of(Breach.whole(sentence, "error")),
                List.of(),
                List.of());
    }

    private static RuleRef none(EffectivePolicy policy, String id) {
        return new RuleRef("pack." + id, "pack", policy.name(), hash(policy), Scope.ORG, 1, 1, List.of());
    }

    private static Digest hash(EffectivePolicy policy) {
        return policy.layers().isEmpty()
                ? Digest.of("")
                : policy.layers().getFirst().pack().hash();
    }
}
