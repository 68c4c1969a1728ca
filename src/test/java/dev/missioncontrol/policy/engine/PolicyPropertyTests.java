package dev.missioncontrol.policy.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.missioncontrol.policy.fact.Facts;
import dev.missioncontrol.policy.pack.EffectivePolicy;
import dev.missioncontrol.policy.pack.Inheritance;
import dev.missioncontrol.policy.pack.Loosening;
import dev.missioncontrol.policy.pack.PolicyPack;
import dev.missioncontrol.policy.rule.Rule;
import dev.missioncontrol.policy.verdict.Evaluation;
import dev.missioncontrol.policy.verdict.PolicyViolation;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What holds for every pack and every act. jqwik prints the seed of a run that fails. */
class PolicyPropertyTests {

    private static final int ACTS = 10;

    @Property(tries = 1_000)
    void aRepositorysPackNeverTurnsADenialIntoPermission(@ForAll long seed) {
        var chance = new RandomPolicy(seed);
        PolicyPack org = Packs.org(RandomPolicy.yaml(chance.sections(true), chance.lists(), new Random(seed)));
        PolicyPack repo = Packs.repo(RandomPolicy.yaml(chance.sections(false), chance.lists(), new Random(seed)));
        Set<String> named = repo.loosenings().stream().map(Loosening::rule).collect(Collectors.toSet());
        List<Rule> released = org.rules().stream()
                .filter(rule -> rule.head().overridable() && named.contains(rule.id()))
                .toList();
        for (int act = 0; act < ACTS; act++) {
            Facts facts = chance.facts();
            Evaluation before = PolicyEngine.evaluate(Packs.policy(org), facts);
            Evaluation after = PolicyEngine.evaluate(Packs.policy(org, repo), facts);

            Set<String> stillBlocked = Set.copyOf(Packs.blocking(after));
            for (String rule : Packs.blocking(before)) {
                assertThat(stillBlocked.contains(rule) || released.stream().anyMatch(each -> releases(each, rule)))
                        .as("%s of %s", rule, facts)
                        .isTrue();
            }
            assertThat(before.allowed() || !after.allowed() || !released.isEmpty())
                    .isTrue();
            List<String> asked = released.stream().map(Rule::id).toList();
            assertThat(approvals(after))
                    .containsAll(before.approvals().stream()
                            .filter(approval -> !asked.contains(approval.rule().id()))
                            .map(approval -> approval.rule().id() + approval.because())
                            .toList());
        }
    }

    @Property(tries = 1_000)
    void aRepositorysPackNeverRaisesABudgetOrDropsACheck(@ForAll long seed) {
        var chance = new RandomPolicy(seed);
        PolicyPack org = Packs.org(RandomPolicy.yaml(chance.sections(true), chance.lists(), new Random(seed)));
        PolicyPack repo = Packs.repo(RandomPolicy.yaml(chance.sections(false), chance.lists(), new Random(seed)));
        EffectivePolicy alone = Packs.policy(org);
        EffectivePolicy both = Packs.policy(org, repo);

        var limits = both.budgets().limits();
        alone.budgets()
                .limits()
                .forEach((key, limit) -> assertThat(limits.get(key))
                        .isNotNull()
                        .satisfies(now -> assertThat(now.amount()).isLessThanOrEqualTo(limit.amount())));
        assertThat(both.requiredChecks()).containsAll(alone.requiredChecks());
    }

    /** Publication refuses what only seems to loosen too, so that nobody takes a list for wider than it is. */
    @Property(tries = 2_000)
    void aListThatAllowsMoreThanTheOrganisationsIsNoticed(@ForAll long seed) {
        var chance = new RandomPolicy(seed);
        String theirs = chance.branches();
        String ours = chance.branches();
        PolicyPack org = Packs.org("branches: { write: [" + theirs + "], base: [" + theirs + "] }\n");
        PolicyPack repo = Packs.repo("branches: { base: [" + ours + "] }\n");
        boolean noticed = !Inheritance.problems(org, repo).isEmpty();
        boolean wider = false;
        for (int name = 0; name < 50; name++) {
            Facts facts = Packs.write("push_branch", "main", chance.name());
            wider |= denied(org, facts) && !denied(repo, facts);
        }

        assertThat(noticed || !wider).as("%s in %s", ours, theirs).isTrue();
    }

    private static boolean denied(PolicyPack pack, Facts facts) {
        return Packs.blocking(PolicyEngine.evaluate(Packs.policy(pack), facts)).contains("branches.base");
    }

    /** The denial of what is not listed goes when a rule of that list does. */
    private static boolean releases(Rule rule, String blocking) {
        String section = rule.head().ref().section();
        return rule.id().equals(blocking)
                || blocking.equals("actions") && section.equals("actions")
                || blocking.equals("tools.allow") && section.equals("tools");
    }

    @Property(tries = 1_000)
    void theOrderOfRulesSaysNothing(@ForAll long seed) {
        var chance = new RandomPolicy(seed);
        List<String> sections = chance.sections(true);
        Map<String, List<String>> lists = chance.lists();
        PolicyPack one = Packs.org(RandomPolicy.yaml(sections, lists, new Random(seed)));
        PolicyPack two = Packs.org(RandomPolicy.yaml(sections, lists, new Random(~seed)));
        for (int act = 0; act < ACTS; act++) {
            Facts facts = chance.facts();
            Evaluation left = PolicyEngine.evaluate(Packs.policy(one), facts);
            Evaluation right = PolicyEngine.evaluate(Packs.policy(two), facts);

            assertThat(left.verdict().status()).isEqualTo(right.verdict().status());
            assertThat(left.verdict().sentence()).isEqualTo(right.verdict().sentence());
            assertThat(findings(left)).isEqualTo(findings(right));
            assertThat(approvals(left)).isEqualTo(approvals(right));
        }
    }

    private static List<String> findings(Evaluation evaluation) {
        return evaluation.violations().stream()
                .map(violation -> violation.fingerprint() + " " + violation.level() + " " + reason(violation))
                .toList();
    }

    /** An error names its line, which is another in the other order. */
    private static String reason(PolicyViolation violation) {
        return violation.reason().replaceAll("line \\d+, column \\d+", "");
    }

    private static Set<String> approvals(Evaluation evaluation) {
        return evaluation.approvals().stream()
                .map(approval -> approval.rule().id() + approval.because())
                .collect(Collectors.toSet());
    }

    @Property(tries = 200)
    void theSamePackAndFactsGiveTheSameOutcome(@ForAll long seed) {
        var chance = new RandomPolicy(seed);
        String org = RandomPolicy.yaml(chance.sections(true), chance.lists(), new Random(seed));
        String repo = RandomPolicy.yaml(chance.sections(false), chance.lists(), new Random(seed));
        EffectivePolicy one = Packs.policy(Packs.org(org), Packs.repo(repo));
        EffectivePolicy two = Packs.policy(Packs.org(org), Packs.repo(repo));
        for (int act = 0; act < ACTS; act++) {
            Facts facts = chance.facts();

            assertThat(PolicyEngine.evaluate(one, facts))
                    .isEqualTo(PolicyEngine.evaluate(one, facts))
                    .isEqualTo(PolicyEngine.evaluate(two, facts));
        }
    }
}
