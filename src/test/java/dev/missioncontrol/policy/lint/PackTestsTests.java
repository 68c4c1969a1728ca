package dev.missioncontrol.policy.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.missioncontrol.policy.pack.PackParser;
import dev.missioncontrol.policy.pack.StarterPack;
import dev.missioncontrol.policy.pack.StarterPacks;
import dev.missioncontrol.policy.verdict.Scope;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class PackTestsTests {

    private static final String PACK = """
            version: 1
            name: pack
            frozen:
              - { id: licence, paths: ["LICENSE"] }
            tests:
              - name: the licence stays
                facts: { point: patch_set, repository: shop, baseBranch: main, branch: b, files: [{ path: LICENSE }] }
                expect: { status: %s, rules: [%s] }
            """;

    @Test
    void passesWhenTheVerdictAndTheRulesAreThoseExpected() {
        assertThat(run(PACK.formatted("deny", "licence"))).singleElement().satisfies(result -> {
            assertThat(result.passed()).as(result.message()).isTrue();
            assertThat(result.line()).isEqualTo(6);
        });
    }

    @Test
    void failsWhenTheVerdictIsAnotherAndSaysWhichRulesSpoke() {
        assertThat(run(PACK.formatted("allow", ""))).singleElement().satisfies(result -> {
            assertThat(result.passed()).isFalse();
            assertThat(result.message()).contains("Expected allow", "deny by licence");
        });
    }

    @Test
    void failsWhenAnotherRuleSpoke() {
        assertThat(run(PACK.formatted("deny", "diff.secrets")))
                .extracting(PackTests.Result::passed)
                .containsExactly(false);
    }

    @Test
    void passTheTestsOfAllStarterPacks() {
        for (StarterPack starter : StarterPacks.all()) {
            assertThat(run(starter.yaml(), Scope.ORG))
                    .as(starter.name())
                    .isNotEmpty()
                    .allSatisfy(result -> assertThat(result.passed())
                            .as(result.name() + ": " + result.message())
                            .isTrue());
        }
    }

    private static List<PackTests.Result> run(String yaml) {
        return run(yaml, Scope.REPO);
    }

    private static List<PackTests.Result> run(String yaml, Scope scope) {
        var document = PackParser.parse(yaml, scope);
        return PackTests.run(Objects.requireNonNull(
                document.pack(), () -> document.problems().toString()));
    }
}
