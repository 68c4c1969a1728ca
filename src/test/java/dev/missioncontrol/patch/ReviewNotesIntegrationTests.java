package dev.missioncontrol.patch;

import static dev.missioncontrol.patch.PatchScenario.ALICE;
import static dev.missioncontrol.patch.PatchScenario.BOB;
import static dev.missioncontrol.patch.PatchScenario.GUEST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.missioncontrol.IntegrationTest;
import dev.missioncontrol.forge.ForgeReader;
import dev.missioncontrol.forge.Repositories;
import dev.missioncontrol.shared.PatchSetId;
import dev.missioncontrol.shared.Refusal;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Comments on lines and ticks on files. */
@IntegrationTest
class ReviewNotesIntegrationTests {

    @Autowired
    private Repositories repositories;

    @Autowired
    private ForgeReader forge;

    @Autowired
    private PatchSets patchSets;

    @Autowired
    private ReviewComments comments;

    @Autowired
    private ViewedFiles viewedFiles;

    private PatchScenario scenario;
    private PatchSetId id;

    @BeforeEach
    void propose() {
        scenario = PatchScenario.with(
                repositories, forge, patchSets, "README.md", "Hello\nworld\n", "old.txt", "a\nb\nc\n");
        id = scenario.seal("README.md", "Hello\nmoon\n!", "old.txt", null).patchSet();
    }

    @AfterEach
    void remove() {
        scenario.close();
    }

    @Test
    void keepsCommentsWithTheirRevision() {
        ReviewComment comment = comments.add(id, 1, "README.md", ReviewComment.Side.NEW, 3, "  Why shout?\n", ALICE);
        scenario.seal("README.md", "Hello\nmoon\n");

        assertThat(comment).returns("Why shout?", ReviewComment::text).returns("alice", ReviewComment::author);
        assertThat(comments.of(id)).containsExactly(comment);
        assertThat(comments.open(id, 1)).containsExactly(comment);
        assertThat(comments.open(id, 2)).isEmpty();
    }

    @Test
    void resolvesACommentOnce() {
        ReviewComment comment = comments.add(id, 1, "old.txt", ReviewComment.Side.OLD, 2, "Keep it?", ALICE);

        ReviewComment resolved = comments.resolve(id, comment.id(), BOB);

        assertThat(resolved.resolvedBy()).isEqualTo("bob");
        assertThat(comments.resolve(id, comment.id(), ALICE)).isEqualTo(resolved);
        assertThat(comments.open(id, 1)).isEmpty();
    }

    @Test
    void refusesCommentsOnWhatIsNotThere() {
        assertRefused("path", "other.txt", ReviewComment.Side.NEW, 1, "x");
        assertRefused("line", "README.md", ReviewComment.Side.NEW, 4, "x");
        assertRefused("line", "README.md", ReviewComment.Side.OLD, 3, "x");
        assertRefused("line", "README.md", ReviewComment.Side.NEW, 0, "x");
        assertRefused("line", "old.txt", ReviewComment.Side.NEW, 1, "x");
        assertRefused("text", "README.md", ReviewComment.Side.NEW, 1, " \n");
        assertRefused("text", "README.md", ReviewComment.Side.NEW, 1, "x".repeat(10_001));
        assertThat(comments.of(id)).isEmpty();
    }

    @Test
    void refusesCommentsByWhoeverIsNoMember() {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> comments.add(id, 1, "README.md", ReviewComment.Side.NEW, 1, "x", GUEST))
                .returns(Refusal.Kind.FORBIDDEN, Refusal::kind);
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> comments.resolve(id, UUID.randomUUID(), GUEST))
                .returns(Refusal.Kind.FORBIDDEN, Refusal::kind);
    }

    @Test
    void resolvesOnlyCommentsOfTheNamedPatchSet() {
        ReviewComment comment = comments.add(id, 1, "README.md", ReviewComment.Side.NEW, 1, "x", ALICE);

        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> comments.resolve(PatchSetId.next(), comment.id(), ALICE))
                .returns(Refusal.Kind.NOT_FOUND, Refusal::kind);
    }

    @Test
    void keepsATickOnlyWhileTheContentIsTheSame() {
        viewedFiles.mark(id, 1, "README.md", true, ALICE);
        viewedFiles.mark(id, 1, "old.txt", true, ALICE);
        scenario.seal("README.md", "Hello\nmars\n", "old.txt", null);

        assertThat(viewedFiles.viewed(id, 1, ALICE)).containsExactly("README.md", "old.txt");
        assertThat(viewedFiles.viewed(id, 2, ALICE)).containsExactly("old.txt");
        assertThat(viewedFiles.viewed(id, 1, BOB)).isEmpty();
    }

    @Test
    void takesATickAway() {
        viewedFiles.mark(id, 1, "README.md", true, ALICE);
        viewedFiles.mark(id, 1, "README.md", true, ALICE);
        viewedFiles.mark(id, 1, "README.md", false, ALICE);
        viewedFiles.mark(id, 1, "README.md", false, ALICE);

        assertThat(viewedFiles.viewed(id, 1, ALICE)).isEmpty();
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> viewedFiles.mark(id, 1, "nowhere.txt", true, ALICE))
                .returns("path", Refusal::field);
    }

    private void assertRefused(String field, String path, ReviewComment.Side side, int line, String text) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> comments.add(id, 1, path, side, line, text, ALICE))
                .returns(Refusal.Kind.INVALID, Refusal::kind)
                .returns(field, Refusal::field);
    }
}
