package dev.missioncontrol.policy.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.missioncontrol.policy.pack.PackDocument;
import dev.missioncontrol.policy.pack.PackProblem;
import dev.missioncontrol.policy.pack.PackProblem.Severity;
import dev.missioncontrol.policy.pack.StarterPack;
import dev.missioncontrol.policy.pack.StarterPacks;
import dev.missioncontrol.policy.verdict.Scope;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LintTests {

    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    private static final String HEAD = "version: 1\nname: pack\nmode: enforce\n";
    private static final String APPROVAL = "approvals:\n  - { id: one, count: 1 }\n";
    private static final String TESTS = """
            tests:
              - name: nothing may be deployed
                facts: { point: write, action: deploy, repository: shop, baseBranch: main }
                expect: { status: deny }
            """;

    static List<StarterPack> quietStarters() {
        return StarterPacks.all().stream()
                .filter(starter -> !starter.name().equals("permissive-observe"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("quietStarters")
    void findsNothingInStarterPacks(StarterPack starter) {
        assertThat(Lint.check(starter.yaml(), Scope.ORG, NOW).problems())
                .as(starter.name())
                .isEmpty();
    }

    @Test
    void saysThatAPackOnlyObservesAndAllowsEveryTool() {
        String yaml = StarterPacks.all().getFirst().yaml();

        assertThat(rules(yaml)).contains("observe-mode", "over-broad-glob").doesNotContain("shadowed-rule");
    }

    @Test
    void findsARuleThatAWiderOneCovers() {
        var problems = problems("""
                frozen:
                  - { id: all-docs, paths: ["docs/**"] }
                  - { id: one-doc, paths: ["docs/api/*.md"] }
                """);

        assertThat(problems).singleElement().satisfies(problem -> {
            assertThat(problem.rule()).isEqualTo("shadowed-rule");
            assertThat(problem.line()).isEqualTo(6);
            assertThat(problem.message()).contains("one-doc", "all-docs");
        });
    }

    @Test
    void tellsOfTwoEqualRulesTheLaterOne() {
        var problems = problems("""
                frozen:
                  - { id: first, paths: ["docs/**"] }
                  - { id: second, paths: ["docs/**"] }
                """);

        assertThat(problems)
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).contains("second adds nothing", "first"));
    }

    @Test
    void takesARuleWithAConditionForOneThatCoversNothing() {
        assertThat(problems("""
                        frozen:
                          - { id: weekends, paths: ["docs/**"], when: "true" }
                          - { id: one-doc, paths: ["docs/api.md"] }
                        """)).isEmpty();
    }

    @Test
    void findsAToolThatIsAllowedAndAlwaysDenied() {
        var problems = problems("""
                tools:
                  allow:
                    - { name: run_recipes }
                    - { name: run_shell }
                  deny:
                    - { name: "run_s*" }
                """);

        assertThat(problems).singleElement().satisfies(problem -> {
            assertThat(problem.rule()).isEqualTo("unreachable-tool-rule");
            assertThat(problem.line()).isEqualTo(7);
        });
    }

    @Test
    void findsRulesThatNoFileOfTheRepositoryMatches() {
        String yaml = HEAD + """
                frozen:
                  - { id: licence, paths: ["LICENSE"] }
                  - { id: typo, paths: ["scr/**/*.java"] }
                """ + TESTS;
        List<String> paths = List.of("LICENSE", "src/main/java/App.java");

        assertThat(Lint.check(yaml, Scope.REPO, NOW, paths).problems())
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.rule()).isEqualTo("never-matches");
                    assertThat(problem.message()).contains("scr/**/*.java");
                });
        assertThat(Lint.check(yaml, Scope.REPO, NOW).problems()).isEmpty();
    }

    @Test
    void findsPatternsThatMatchEverything() {
        assertThat(rules(pack("frozen:\n  - { id: all, paths: [\"**\"] }\n"))).contains("over-broad-glob");
        assertThat(rules(pack("tools:\n  allow:\n    - { name: \"*\" }\n"))).contains("over-broad-glob");
        assertThat(rules(pack("frozen:\n  - { id: docs, paths: [\"docs/**\"], except: [\"**\"] }\n")))
                .contains("over-broad-glob");
        assertThat(rules(pack("branches:\n  write: [\"**\"]\n"))).contains("over-broad-glob");
    }

    @Test
    void findsAWriteThatNobodyHasToApprove() {
        String yaml = HEAD + "actions:\n  push_branch: allow\n" + TESTS;

        assertThat(rules(yaml)).containsExactly("action-without-approval");
        assertThat(rules(yaml + APPROVAL)).isEmpty();
        assertThat(rules(yaml + "approvals:\n  - { id: docs, count: 1, paths: [\"docs/**\"] }\n"))
                .containsExactly("action-without-approval");
    }

    @Test
    void findsAnOverrideThatAnotherRuleMakesUseless() {
        var problems = problems("""
                frozen:
                  - { id: all-docs, paths: ["docs/**"] }
                  - { id: one-doc, paths: ["docs/api.md"], may_override: [admin] }
                """);

        assertThat(problems).extracting(PackProblem::rule).containsExactly("contradictory-overrides");
    }

    @Test
    void findsABudgetAndALimitOfZero() {
        assertThat(rules(pack("budgets:\n  workflow:\n    tool_calls: 0\n"))).contains("zero-budget");
        assertThat(rules(pack("diff:\n  max_files: 0\n"))).contains("zero-budget");
    }

    @Test
    void findsFreezesAndRulesThatHaveEnded() {
        assertThat(rules(pack("frozen:\n  - { id: release, paths: [\"src/**\"], until: \"2026-11-19T00:00:00Z\" }\n")))
                .containsExactly("expired-freeze");
        assertThat(rules(pack("frozen:\n  - { id: release, paths: [\"src/**\"], until: \"2026-11-21T00:00:00Z\" }\n")))
                .isEmpty();
        assertThat(rules(pack("file_globs:\n  - { id: docs, paths: [\"docs/**\"], effect: warn,"
                        + " until: \"2026-11-19T00:00:00Z\" }\n")))
                .containsExactly("expired-exception");
    }

    @Test
    void saysThatAPackHasNoTests() {
        assertThat(Lint.check(HEAD, Scope.REPO, NOW).problems()).singleElement().satisfies(problem -> {
            assertThat(problem.rule()).isEqualTo("missing-tests");
            assertThat(problem.severity()).isEqualTo(Severity.INFO);
        });
    }

    @Test
    void givesNoPackAndAllProblemsWhenItCannotBeRead() {
        PackDocument document = Lint.check("version: 1\nnam: pack\n", Scope.ORG, NOW);

        assertThat(document.pack()).isNull();
        assertThat(document.problems()).extracting(PackProblem::rule).contains("unknown-key");
    }

    @Test
    void documentsEachRuleUnderAHeadingOfItsName() throws Exception {
        String document = Files.readString(Path.of("docs/policy.md"));

        assertThat(Arrays.stream(LintRule.values()).map(rule -> "\n#### " + rule.id() + "\n"))
                .allSatisfy(heading -> assertThat(document).contains(heading));
    }

    private static List<PackProblem> problems(String section) {
        return Lint.check(pack(section), Scope.REPO, NOW).problems();
    }

    private static List<String> rules(String yaml) {
        return Lint.check(yaml, Scope.ORG, NOW).problems().stream()
                .map(PackProblem::rule)
                .distinct()
                .toList();
    }

    private static String pack(String section) {
        return HEAD + section + TESTS;
    }
}
