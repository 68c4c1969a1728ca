package dev.missioncontrol.approval;

import static dev.missioncontrol.patch.PatchScenario.ALICE;
import static dev.missioncontrol.patch.PatchScenario.GUEST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.missioncontrol.IntegrationTest;
import dev.missioncontrol.forge.ForgeReader;
import dev.missioncontrol.forge.Repositories;
import dev.missioncontrol.patch.PatchScenario;
import dev.missioncontrol.patch.PatchSet;
import dev.missioncontrol.patch.PatchSetRevision;
import dev.missioncontrol.patch.PatchSets;
import dev.missioncontrol.shared.Page;
import dev.missioncontrol.shared.PatchSetId;
import dev.missioncontrol.shared.Refusal;
import dev.missioncontrol.shared.WorkflowId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@IntegrationTest
class ReviewQueueIntegrationTests {

    @Autowired
    private Repositories repositories;

    @Autowired
    private ForgeReader forge;

    @Autowired
    private PatchSets patchSets;

    @Autowired
    private Approvals approvals;

    @Autowired
    private ReviewQueue queue;

    private final WorkflowId workflow = WorkflowId.next();
    private final List<PatchScenario> scenarios = new ArrayList<>();

    @AfterEach
    void remove() {
        scenarios.forEach(PatchScenario::close);
    }

    @Test
    void movesAPatchSetFromMyTurnToTheOthersOnceIDecided() {
        PatchSetRevision revision = propose();

        assertThat(list(true)).singleElement().satisfies(review -> {
            assertThat(review.patchSet()).isEqualTo(revision.patchSet());
            assertThat(review.workflowTitle()).isEqualTo("Tidy up the greeting");
            assertThat(review.digest()).isEqualTo(revision.digest());
            assertThat(review.files()).isEqualTo(1);
            assertThat(review.patches()).isEqualTo(1);
            assertThat(review.additions()).isEqualTo(1);
            assertThat(review.approvals()).isZero();
        });
        assertThat(list(false)).isEmpty();

        approvals.record(revision.patchSet(), revision.digest(), Decision.APPROVE, null, ALICE);

        assertThat(list(true)).isEmpty();
        assertThat(list(false)).singleElement().satisfies(review -> {
            assertThat(review.state()).isEqualTo(PatchSet.State.APPROVED);
            assertThat(review.approvals()).isEqualTo(1);
            assertThat(review.approvedByMe()).isTrue();
        });
    }

    @Test
    void nothingWaitsForWhoeverMayNotDecide() {
        propose();
        String repository = scenarios.getFirst().repository().name();

        assertThat(queue.list(GUEST, true, repository, null, 10).items()).isEmpty();
        assertThat(queue.list(GUEST, false, repository, null, 10).items()).hasSize(1);
    }

    @Test
    void pagesWithoutLosingOrRepeatingAny() {
        List<PatchSetId> proposed = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            proposed.add(propose().patchSet());
        }
        List<PatchSetId> listed = new ArrayList<>();
        String cursor = null;
        do {
            Page<QueuedReview> page = queue.list(ALICE, true, "", cursor, 2);
            assertThat(page.items()).hasSizeBetween(1, 2);
            page.items().stream()
                    .map(QueuedReview::patchSet)
                    .filter(proposed::contains)
                    .forEach(listed::add);
            cursor = page.next();
        } while (cursor != null && listed.size() < proposed.size());

        assertThat(listed).isEqualTo(proposed.reversed());
    }

    @Test
    void refusesACursorThatIsNotOurs() {
        for (String cursor : List.of("", "x", "2026-11-20T00:00:00Z", "2026-11-20T00:00:00Z_x", "_")) {
            assertThatExceptionOfType(Refusal.class)
                    .as(cursor)
                    .isThrownBy(() -> queue.list(ALICE, true, "", cursor, 2))
                    .returns("cursor", Refusal::field);
        }
    }

    private PatchSetRevision propose() {
        PatchScenario scenario =
                PatchScenario.with(repositories, forge, patchSets, workflow, "README.md", "Hello\nworld\n");
        scenarios.add(scenario);
        return scenario.seal("README.md", "Hello\nmoon\n");
    }

    private List<QueuedReview> list(boolean waitingForMe) {
        return queue.list(
                        ALICE,
                        waitingForMe,
                        scenarios.getFirst().repository().name().toUpperCase(java.util.Locale.ROOT),
                        null,
                        10)
                .items();
    }
}
