package dev.missioncontrol.policy.pack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.missioncontrol.policy.verdict.Scope;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InheritanceTests {

    private static final PolicyPack ORG = pack("""
            branches: { write: ["missioncontrol/**"], base: [main, "release/*"] }
            tools: { allow: [{ name: list_files }] }
            actions: { push_branch: allow, merge: deny, deploy: { effect: deny, overridable: true } }
            file_globs: [{ id: docs, paths: ["docs/**"], effect: deny }]
            frozen: [{ id: freeze, paths: ["x/**"], until: 2027-01-31 }]
            diff:
              max_files: 100
              max_lines: { value: 1000, overridable: true }
              ci_files: deny
              dependencies: { added: deny }
            approvals: [{ id: two, count: 2 }]
            budgets: { workflow: { minutes: 60 } }
            """, Scope.ORG);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "diff: { max_files: 101 }",
                "diff: { max_lines: 1001 }",
                "diff: { ci_files: warn }",
                "diff: { secrets: allow }",
                "diff: { dependencies: { added: warn } }",
                "diff: { modes: [100644, 120000] }",
                "branches: { write: [\"**\"] }",
                "branches: { base: [develop] }",
                "branches: { base: [\"{main,maim}\"] }",
                "branches: { base: [\"mai[mn]\"] }",
                "branches: { base: [\"release/**\"] }",
                "branches: { base: [\"[!x]elease/*\"] }",
                "tools: { allow: [{ name: run_shell }] }",
                "tools: { allow: [{ name: \"*\" }] }",
                "tools: { allow: [{ name: list_files, server: github }] }",
                "actions: { merge: allow }",
                "actions: { comment: allow }",
                "actions: { deploy: allow }",
                "file_globs: [{ id: docs, paths: [\"docs/**\"], effect: allow }]",
                "frozen: [{ id: freeze, paths: [\"x/**\"], until: 2026-01-31 }]",
                "approvals: [{ id: two, count: 1 }]",
                "budgets: { workflow: { minutes: 61 } }"
            })
    void refusesWhatLoosens(String section) {
        List<PackProblem> problems = Inheritance.problems(ORG, pack(section, Scope.REPO));

        assertThat(problems).singleElement().satisfies(problem -> {
            assertThat(problem.rule()).isEqualTo("loosens");
            assertThat(problem.line()).isEqualTo(3);
            assertThat(problem.column()).isGreaterThan(1);
            assertThat(problem.message()).contains("'org'");
            assertThat(problem.remedy()).isNotBlank();
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "diff: { max_files: 100 }",
                "diff: { max_files: 1 }",
                "diff: { ci_files: deny, binary: allow }",
                "diff: { modes: [100644] }",
                "branches: { write: [\"missioncontrol/x/*\"] }",
                "branches: { base: [main] }",
                "branches: { base: [\"{main,release/1}\", \"release/[0-9].?\"] }",
                "tools: { allow: [{ name: list_files, arguments: { path: \"src/**\" } }] }",
                "actions: { push_branch: deny }",
                "approvals: [{ id: three, count: 3 }]",
                "budgets: { workflow: { minutes: 59, tokens: 5 } }",
                "mode: observe"
            })
    void acceptsWhatTightens(String section) {
        assertThat(Inheritance.problems(ORG, pack(section, Scope.REPO))).isEmpty();
    }

    @Test
    void acceptsALoosenedRuleThatIsMarkedAndNamed() {
        PolicyPack repo = pack("""
                diff: { max_lines: 5000 }
                actions: { deploy: allow }
                overrides:
                  - { rule: diff.max_lines, reason: Generated sources }
                  - { rule: actions.deploy, reason: Deploys itself }
                """, Scope.REPO);

        assertThat(Inheritance.problems(ORG, repo)).isEmpty();
    }

    @Test
    void refusesToLoosenWhatIsNotMarked() {
        PolicyPack repo = pack("overrides: [{ rule: diff.max_files, reason: Because }]", Scope.REPO);

        assertThat(Inheritance.problems(ORG, repo)).singleElement().satisfies(problem -> {
            assertThat(problem.rule()).isEqualTo("not-overridable");
            assertThat(problem.remedy()).contains("diff.max_lines");
        });
    }

    @Test
    void refusesToLoosenWhatIsNotThere() {
        PolicyPack repo = pack("overrides: [{ rule: diff.max_line, reason: Because }]", Scope.REPO);

        assertThat(Inheritance.problems(ORG, repo)).singleElement().satisfies(problem -> {
            assertThat(problem.rule()).isEqualTo("unknown-rule");
            assertThat(problem.remedy()).contains("Did you mean 'diff.max_lines'?");
        });
    }

    private static PolicyPack pack(String sections, Scope scope) {
        String name = scope == Scope.ORG ? "org" : "repo";
        PackDocument document = PackParser.parse("version: 1\nname: " + name + "\n" + sections, scope);
        assertThat(document.problems()).isEmpty();
        return Objects.requireNonNull(document.pack());
    }
}
