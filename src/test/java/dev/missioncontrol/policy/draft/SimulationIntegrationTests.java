package dev.missioncontrol.policy.draft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.missioncontrol.IntegrationTest;
import dev.missioncontrol.forge.ForgeRepository;
import dev.missioncontrol.forge.TestRepository;
import dev.missioncontrol.policy.Packs;
import dev.missioncontrol.policy.pack.PackParser;
import dev.missioncontrol.policy.verdict.Scope;
import dev.missioncontrol.shared.Refusal;
import dev.missioncontrol.shared.WorkflowId;
import dev.missioncontrol.workflow.WorkflowDriver;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

@IntegrationTest
class SimulationIntegrationTests {

    private static final String STRICT = """
            version: 1
            name: strict
            tools:
              deny:
                - { id: no-recipes, name: run_recipes }
            frozen:
              - { id: readme, paths: ["README.md"] }
            """;

    @Autowired
    private Simulation simulation;

    @Autowired
    private Packs packs;

    @Autowired
    private WorkflowDriver driver;

    @TempDir
    private Path directory;

    @Test
    void findsTheVerdictsThatWouldFlipAndTheRulesThatFlipThem() {
        ForgeRepository repository = repository();
        WorkflowId workflow = driver.replacing("colour", "color", repository);

        SimulationResult result = run(STRICT, Scope.REPO, repository, 1_000);

        assertThat(result.flips()).isNotEmpty().allSatisfy(flip -> {
            assertThat(flip.decision().workflow()).isEqualTo(workflow);
            assertThat(flip.nowAllowed()).isFalse();
            assertThat(flip.sentence()).isNotBlank();
        });
        assertThat(result.byRule()).containsKey("readme");
        assertThat(result.byRule().get("readme")).isEqualTo(new SimulationResult.Turned(1, 0));
        assertThat(result.skipped()).isGreaterThanOrEqualTo(0);
    }

    @Test
    void flipsNothingWhenTheDraftIsWhatIsInForce() {
        ForgeRepository repository = repository();
        driver.replacing("colour", "color", repository);
        String yaml = packs.inForce(Scope.ORG, null).orElseThrow().yaml();

        SimulationResult result = run(yaml, Scope.ORG, null, 20);

        assertThat(result.decisions()).isPositive();
        assertThat(result.flips())
                .filteredOn(flip -> flip.decision().repository().equals(repository.name()))
                .isEmpty();
    }

    @Test
    void looksAtNoMoreThanAskedForAndTellsHowFarItIs() {
        driver.replacing("colour", "color", repository());
        var heard = new ArrayList<Integer>();
        var draft = draft(packs.inForce(Scope.ORG, null).orElseThrow().yaml(), Scope.ORG, null);

        SimulationResult result = simulation.run(draft, null, 2, heard::add);

        assertThat(result.decisions() + result.skipped()).isEqualTo(2);
        assertThat(heard).isEqualTo(List.of(2));
    }

    @Test
    void refusesToLookAtMoreThanItCan() {
        var draft = draft(STRICT, Scope.ORG, null);

        assertThatThrownBy(() -> simulation.run(draft, null, Simulation.MOST + 1, done -> {}))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.field()).isEqualTo("limit"));
    }

    private SimulationResult run(String yaml, Scope scope, @Nullable ForgeRepository repository, int most) {
        return simulation.run(draft(yaml, scope, repository), null, most, done -> {});
    }

    private static Draft draft(String yaml, Scope scope, @Nullable ForgeRepository repository) {
        var document = PackParser.parse(yaml, scope);
        return new Draft(
                Objects.requireNonNull(
                        document.pack(), () -> document.problems().toString()),
                scope,
                repository == null ? null : repository.id());
    }

    private ForgeRepository repository() {
        TestRepository repository = TestRepository.create(directory.resolve("shop"));
        repository.commit("README.md", "Hello colour\n", "Say hello");
        return driver.connect(repository);
    }
}
