package dev.missioncontrol.policy.pack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.missioncontrol.policy.verdict.Scope;
import org.junit.jupiter.api.Test;

/** Whatever is wrong with a pack is said with line, column and remedy. */
class PackProblemsTests {

    private static final String HEAD = "version: 1\nname: test\n";

    @Test
    void unknownKey() {
        assertProblem(
                HEAD + "dif:\n  max_files: 3\n", "unknown-key", 3, 1, "'dif' is not known", "Did you mean 'diff'?");
    }

    @Test
    void unknownKeyInARule() {
        assertProblem(
                HEAD + "file_globs:\n  - id: a\n    paths: [x]\n    efect: deny\n    effect: deny\n",
                "unknown-key",
                6,
                5,
                "'efect'",
                "'effect'");
    }

    @Test
    void duplicateKey() {
        assertProblem(HEAD + "mode: warn\nmode: enforce\n", "duplicate-key", 4, 1, "'mode' is there twice", "line 3");
    }

    @Test
    void anchorAndAlias() {
        assertProblem(
                HEAD + "branches:\n  write: &b [x]\n  base: *b\n",
                "anchors-and-tags",
                4,
                10,
                "Anchors",
                "Write the value out");
    }

    @Test
    void aliasBomb() {
        var bomb = new StringBuilder("a: &a [x,x,x,x,x,x,x,x,x]\n");
        for (char name = 'b'; name <= 'z'; name++) {
            bomb.append(name).append(": &").append(name).append(" [");
            bomb.append(("*" + (char) (name - 1) + ",").repeat(9)).append("x]\n");
        }
        assertProblem(bomb.toString(), "anchors-and-tags", 1, 4, "aliases", "Write the value out");
    }

    @Test
    void tag() {
        assertProblem(HEAD + "description: !!java.net.URL x\n", "anchors-and-tags", 3, 14, "Tags", "without a tag");
    }

    @Test
    void tooLarge() {
        assertProblem("x".repeat(10 << 20), "too-large", 1, 1, "10.0 MB; at most 1 MB", "patterns");
    }

    @Test
    void tooLongALine() {
        assertProblem(HEAD + "x: " + "#".repeat(20_000), "too-large", 3, 20_001, "20003 characters", "several lines");
    }

    @Test
    void tooDeep() {
        assertProblem(HEAD + "tests: " + "[".repeat(500), "too-large", 3, 28, "20 levels", "simpler");
    }

    @Test
    void futureVersion() {
        assertProblem("version: 2\nname: test\nnew_things: 1\n", "future-version", 1, 10, "version 2", "version: 1");
    }

    @Test
    void wrongType() {
        assertProblem(
                HEAD + "diff:\n  max_files: many\n",
                "wrong-type",
                4,
                14,
                "'diff.max_files' must be a whole number or a mapping, not the text 'many'",
                "The most files");
    }

    @Test
    void wrongTypeOfANameThatLooksLikeANumber() {
        assertProblem("version: 1\nname: 7\n", "wrong-type", 2, 7, "must be text, not 7", "lower-case");
    }

    @Test
    void missingKey() {
        assertProblem(
                HEAD + "frozen:\n  - id: a\n",
                "missing-key",
                4,
                5,
                "'paths' is missing in 'frozen[1]'",
                "frozen paths");
    }

    @Test
    void invalidEffect() {
        assertProblem(HEAD + "actions:\n  merge: dney\n", "invalid-value", 4, 10, "'dney'", "Did you mean 'deny'?");
    }

    @Test
    void invalidGlob() {
        assertProblem(
                HEAD + "branches:\n  write: [\"ok/**\", \"feature**\"]\n",
                "invalid-glob",
                4,
                28,
                "must stand alone",
                "**/*.java");
    }

    @Test
    void conditionOfTheWrongType() {
        assertProblem(
                HEAD + "file_globs:\n  - { id: a, paths: [x], effect: deny, when: file.additions > 'ten' }\n",
                "invalid-condition",
                4,
                61,
                "no matching overload",
                "one type");
    }

    @Test
    void conditionInABlock() {
        assertProblem(
                HEAD + "file_globs:\n  - id: a\n    paths: [x]\n    effect: deny\n    when: |\n      true &&\n"
                        + "      file.pth == 'x'\n",
                "invalid-condition",
                9,
                7,
                "'file.pth' is not known",
                "'file.path'");
    }

    @Test
    void duplicateId() {
        assertProblem(
                HEAD + "frozen:\n  - { id: a, paths: [x] }\n  - { id: a, paths: [y] }\n",
                "duplicate-id",
                5,
                11,
                "two rules",
                "another id");
    }

    @Test
    void impossibleDay() {
        assertProblem(
                HEAD + "frozen:\n  - { id: a, paths: [x], until: 2026-02-30 }\n",
                "invalid-value",
                4,
                33,
                "no day or time",
                "2027-01-31");
    }

    @Test
    void brokenYaml() {
        assertProblem(HEAD + "mode: [warn\n", "yaml-syntax", 4, 1, "no YAML", "quotes");
    }

    @Test
    void emptyText() {
        assertProblem("", "empty", 1, 1, "empty", "version: 1");
    }

    @Test
    void secondDocument() {
        assertProblem(HEAD + "---\nversion: 1\n", "one-document", 3, 1, "second document", "one pack");
    }

    @Test
    void controlCharacter() {
        assertProblem(HEAD + "description: a\u0007b\n", "yaml-syntax", 3, 15, "U+0007", "Remove");
    }

    @Test
    void overridesInAnOrganisationsPack() {
        assertProblem(
                HEAD + "overrides:\n  - { rule: a, reason: b }\n",
                "overrides-in-org",
                4,
                3,
                "nothing above",
                "repository");
    }

    @Test
    void factsOfATest() {
        assertProblem(
                HEAD + "tests:\n  - name: a\n    facts: { point: write, action: merge, branches: x }\n"
                        + "    expect: { status: deny }\n",
                "invalid-facts",
                5,
                53,
                "'branches' is not known",
                "branch");
    }

    @Test
    void severalAtOnceInTheOrderOfTheText() {
        var problems =
                PackParser.parse("version: 1\nmode: x\nnmae: y\n", Scope.ORG).problems();

        assertThat(problems).extracting(PackProblem::rule).contains("missing-key", "invalid-value", "unknown-key");
        assertThat(problems).isSortedAccordingTo(PackProblem.BY_PLACE);
    }

    private static void assertProblem(String yaml, String rule, int line, int column, String message, String remedy) {
        PackDocument document = PackParser.parse(yaml, Scope.ORG);

        assertThat(document.pack()).isNull();
        PackProblem problem = document.problems().getFirst();
        assertThat(problem.rule()).as(problem.toString()).isEqualTo(rule);
        assertThat(problem.message()).contains(message);
        assertThat(problem.remedy()).contains(remedy);
        assertThat(problem.line() + ":" + problem.column())
                .as(problem.toString())
                .isEqualTo(line + ":" + column);
    }
}
