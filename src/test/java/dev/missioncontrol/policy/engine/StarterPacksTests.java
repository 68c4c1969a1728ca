package dev.missioncontrol.policy.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.missioncontrol.policy.pack.EffectivePolicy;
import dev.missioncontrol.policy.pack.PackDocument;
import dev.missioncontrol.policy.pack.PackLayer;
import dev.missioncontrol.policy.pack.PackParser;
import dev.missioncontrol.policy.pack.PackTest;
import dev.missioncontrol.policy.pack.PolicyPack;
import dev.missioncontrol.policy.pack.StarterPack;
import dev.missioncontrol.policy.pack.StarterPacks;
import dev.missioncontrol.policy.verdict.Evaluation;
import dev.missioncontrol.policy.verdict.Scope;
import dev.missioncontrol.policy.verdict.Verdict;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StarterPacksTests {

    static Stream<StarterPack> packs() {
        return StarterPacks.all().stream();
    }

    @ParameterizedTest
    @MethodSource("packs")
    void areFreeOfProblems(StarterPack starter) {
        PackDocument document = PackParser.parse(starter.yaml(), Scope.ORG);

        assertThat(document.problems()).isEmpty();
        assertThat(Objects.requireNonNull(document.pack()).name()).isEqualTo(starter.name());
        assertThat(starter.description()).isNotBlank();
    }

    @ParameterizedTest
    @MethodSource("packs")
    void passTheirOwnTests(StarterPack starter) {
        PolicyPack pack = Objects.requireNonNull(
                PackParser.parse(starter.yaml(), Scope.ORG).pack());
        var policy = EffectivePolicy.of(List.of(new PackLayer(pack, Scope.ORG, "database")));

        assertThat(pack.tests()).isNotEmpty();
        for (PackTest test : pack.tests()) {
            Evaluation evaluation = PolicyEngine.evaluate(policy, test.facts());
            assertThat(evaluation.verdict().status())
                    .as("%s: %s", test.name(), evaluation.verdict())
                    .isEqualTo(test.status());
            if (test.rules() != null) {
                assertThat(speaking(evaluation.verdict()).distinct())
                        .as(test.name())
                        .containsExactlyInAnyOrderElementsOf(test.rules());
            }
        }
    }

    private static Stream<String> speaking(Verdict verdict) {
        boolean speaks = switch (verdict.status()) {
            case DENY, WARN, ERROR -> verdict.rule() != null;
            case ALLOW, SKIPPED -> false;
        };
        return speaks
                ? Stream.of(Objects.requireNonNull(verdict.rule()).id())
                : verdict.children().stream().flatMap(StarterPacksTests::speaking);
    }
}
