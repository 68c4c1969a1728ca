package dev.missioncontrol.approval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.missioncontrol.IntegrationTest;
import dev.missioncontrol.TestClock;
import dev.missioncontrol.forge.ForgeReader;
import dev.missioncontrol.forge.Repositories;
import dev.missioncontrol.patch.PatchScenario;
import dev.missioncontrol.patch.PatchSet;
import dev.missioncontrol.patch.PatchSets;
import dev.missioncontrol.policy.Policy;
import dev.missioncontrol.policy.PolicyDecisions;
import dev.missioncontrol.policy.PolicyQuestion;
import dev.missioncontrol.policy.RecordedDecision;
import dev.missioncontrol.policy.TestPacks;
import dev.missioncontrol.shared.RepositoryId;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionOperations;

@IntegrationTest
class RecheckIntegrationTests {

    private static final String NO_DOCS = """
            file_globs:
              - id: docs
                paths: "docs/**"
                effect: deny
                reason: The documents are finished.
            """;

    @Autowired
    private Repositories repositories;

    @Autowired
    private ForgeReader forge;

    @Autowired
    private PatchSets patchSets;

    @Autowired
    private Policy policy;

    @Autowired
    private PolicyDecisions decisions;

    @Autowired
    private TestPacks packs;

    @Autowired
    private Rechecks rechecks;

    @Autowired
    private RecheckJob job;

    @Autowired
    private TransactionOperations transactions;

    @Autowired
    private TestClock clock;

    private PatchScenario scenario;
    private PatchSet patchSet;

    @BeforeEach
    void aChangeThatWaits() {
        scenario = PatchScenario.with(repositories, forge, patchSets, "docs/a.md", "a\n");
        patchSet = patchSets.get(scenario.seal("docs/a.md", "new\n").patchSet());
        policy.enforce(new PolicyQuestion.Revision(patchSet));
    }

    @AfterEach
    void remove() {
        scenario.close();
    }

    @Test
    void publicationOnlyAsksForItAndTheJobDecides() {
        packs.publish(repository(), "enforce", NO_DOCS);

        assertThat(newest().allowed()).isTrue();
        RecheckStanding standing = only();
        assertThat(standing.total()).isEqualTo(1);
        assertThat(standing.decided()).isZero();

        job.run(standing.id());

        assertThat(newest().allowed()).isFalse();
        assertThat(mine()).isEmpty();
    }

    @Test
    void runAgainItDecidesNothingTwice() {
        packs.publish(repository(), "enforce", NO_DOCS);
        UUID id = only().id();
        job.run(id);
        RecordedDecision once = newest();

        job.run(id);

        assertThat(newest()).isEqualTo(once);
    }

    @Test
    void goesOnWhereItWasWhenTheServerStopped() {
        packs.publish(repository(), "enforce", NO_DOCS);
        UUID id = only().id();
        transactions.executeWithoutResult(status -> {
            assertThat(rechecks.take(id)).isPresent();
            rechecks.passed(id, patchSet.id(), false);
        });
        assertThat(only().decided()).isEqualTo(1);

        job.run(id);

        assertThat(newest().allowed()).isTrue();
        assertThat(mine()).isEmpty();
    }

    @Test
    void anotherPublicationTakesThePlaceOfTheOneUnderWay() {
        packs.publish(repository(), "enforce", NO_DOCS);
        UUID first = only().id();
        packs.withdraw(repository());

        assertThat(only().id()).isNotEqualTo(first);
        job.run(first);
        job.run(only().id());

        assertThat(newest().allowed()).isTrue();
        assertThat(mine()).isEmpty();
    }

    @Test
    void whatSomebodyElseIsAtIsLeftToThem() {
        packs.publish(repository(), "enforce", NO_DOCS);
        UUID id = only().id();

        transactions.executeWithoutResult(status -> {
            assertThat(rechecks.take(id)).isPresent();
            CompletableFuture.runAsync(() -> job.run(id)).join();
        });

        assertThat(newest().allowed()).isTrue();
        assertThat(only().decided()).isZero();
    }

    @Test
    void whatNobodyGoesOnWithIsPickedUpOnceByASweep() {
        packs.publish(repository(), "enforce", NO_DOCS);
        UUID id = only().id();
        assertThat(rechecks.lost(Duration.ofMinutes(1)))
                .extracting(Rechecks.Lost::id)
                .doesNotContain(id);

        clock.advance(Duration.ofMinutes(2));

        assertThat(rechecks.lost(Duration.ofMinutes(1))).contains(new Rechecks.Lost(id, 1));
        assertThat(rechecks.lost(Duration.ofMinutes(1)))
                .extracting(Rechecks.Lost::id)
                .doesNotContain(id);
    }

    private RepositoryId repository() {
        return scenario.repository().id();
    }

    private RecordedDecision newest() {
        return decisions.newest(patchSet).orElseThrow();
    }

    private RecheckStanding only() {
        assertThat(mine()).hasSize(1);
        return mine().getFirst();
    }

    private List<RecheckStanding> mine() {
        return rechecks.standing().stream()
                .filter(standing -> repository().equals(standing.repository()))
                .toList();
    }
}
