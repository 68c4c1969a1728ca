package dev.missioncontrol.policy.draft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.missioncontrol.policy.draft.RuleChange.Kind;
import dev.missioncontrol.policy.pack.PackParser;
import dev.missioncontrol.policy.pack.PolicyPack;
import dev.missioncontrol.policy.verdict.Scope;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class PackComparisonTests {

    private static final String BEFORE = """
            version: 1
            name: pack
            mode: warn
            diff:
              max_files: 10
            frozen:
              - { id: licence, paths: ["LICENSE"] }
            """;
    private static final String AFTER = """
            version: 1
            name: pack
            mode: enforce
            diff:
              max_files: 20
            frozen:
              - { id: notice, paths: ["NOTICE"] }
            """;

    @Test
    void namesRulesThatComeChangeAndGo() {
        assertThat(PackComparison.rules(pack(BEFORE), pack(AFTER)))
                .extracting(RuleChange::rule, RuleChange::kind, RuleChange::line)
                .containsExactly(
                        tuple("mode", Kind.CHANGED, 1),
                        tuple("diff.max_files", Kind.CHANGED, 5),
                        tuple("notice", Kind.ADDED, 7),
                        tuple("licence", Kind.REMOVED, 7));
    }

    @Test
    void findsNothingWhenOnlyCommentsDiffer() {
        assertThat(PackComparison.rules(pack(BEFORE), pack("# A comment\n" + BEFORE)))
                .isEmpty();
    }

    @Test
    void givesTheLinesAsAUnifiedDiff() {
        assertThat(PackComparison.lines(BEFORE, AFTER, "pack v1", "pack v2"))
                .startsWith("--- pack v1\n+++ pack v2\n@@")
                .contains("-mode: warn\n+mode: enforce\n");
        assertThat(PackComparison.lines(BEFORE, BEFORE, "a", "b")).isEmpty();
    }

    private static PolicyPack pack(String yaml) {
        var document = PackParser.parse(yaml, Scope.ORG);
        return Objects.requireNonNull(document.pack(), () -> document.problems().toString());
    }
}
