package dev.missioncontrol.patch.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.missioncontrol.shared.CommitId;
import dev.missioncontrol.shared.Digest;
import dev.missioncontrol.shared.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PatchSetContentTests {

    private static final CommitId BASE = new CommitId("1".repeat(40));
    private static final byte[] OLD = "old\n".getBytes(StandardCharsets.UTF_8);
    private static final byte[] NEW = "new\n".getBytes(StandardCharsets.UTF_8);
    private static final FileChange ADDED = FileChange.added("a.txt", GitMode.FILE, OLD);

    @Test
    void comesBackFromItsText() {
        var content = new PatchSetContent(
                BASE,
                List.of(
                        patch("T-1", ADDED, FileChange.removed("z \u00e9.txt", GitMode.SYMLINK, BlobId.of(OLD))),
                        patch(
                                "T-2",
                                FileChange.modified("a.txt", GitMode.FILE, BlobId.of(OLD), GitMode.EXECUTABLE, NEW)),
                        patch(
                                "T-3",
                                new FileChange("sub", null, null, GitMode.GITLINK, new BlobId("2".repeat(40)), null))));
        assertThat(PatchSetContent.fromJson(content.toJson())).isEqualTo(content);
        assertThat(PatchSetContent.fromJson(content.toJson()).digest()).isEqualTo(content.digest());
    }

    /** The example in docs/patches.md: whoever changes the form makes every recorded digest void. */
    @Test
    void hasTheDocumentedForm() {
        var content = new PatchSetContent(BASE, List.of(new PatchContent("T-1", "Say hello", "", List.of(ADDED))));
        assertThat(content.toJson())
                .isEqualTo("{\"base\":\"1111111111111111111111111111111111111111\","
                        + "\"format\":\"mission-control/patch-set/v1\",\"patches\":[{\"body\":\"\",\"changes\":["
                        + "{\"newBlob\":\"3367afdbbf91e638efe983616377c60477cc6612\","
                        + "\"newDigest\":\"01d09d19c2139a46aebfb577780d123d7396e97201bc7ead210a2ebff8239dee\","
                        + "\"newMode\":\"100644\",\"oldBlob\":null,\"oldMode\":null,\"path\":\"a.txt\"}],"
                        + "\"task\":\"T-1\",\"title\":\"Say hello\"}]}");
        assertThat(content.digest()).isEqualTo(Digest.of(content.toJson()));
    }

    @Test
    void tellsWhatCommitsOnTheWayHoldAndNeitherBaseNorHeadDoes() {
        byte[] between = "between\n".getBytes(StandardCharsets.UTF_8);
        var content = new PatchSetContent(
                BASE,
                List.of(
                        patch(
                                "T-1",
                                ADDED,
                                FileChange.modified("b.txt", GitMode.FILE, BlobId.of(OLD), GitMode.FILE, between)),
                        patch(
                                "T-2",
                                FileChange.removed("a.txt", GitMode.FILE, BlobId.of(OLD)),
                                FileChange.modified("b.txt", GitMode.FILE, BlobId.of(between), GitMode.FILE, NEW)),
                        patch("T-3", FileChange.added("c.txt", GitMode.FILE, NEW))));

        assertThat(content.passingChanges())
                .extracting(
                        passing -> passing.change().path(),
                        passing -> passing.change().newBlob())
                .containsExactly(tuple("a.txt", BlobId.of(OLD)), tuple("b.txt", BlobId.of(between)));
        assertThat(content.passingChanges().getLast().change().oldBlob()).isEqualTo(BlobId.of(OLD));
        assertThat(content.netChanges()).extracting(FileChange::path).containsExactly("b.txt", "c.txt");
    }

    @Test
    void digestMovesWithEveryPart() {
        Digest digest = new PatchSetContent(BASE, List.of(patch("T", ADDED))).digest();
        assertThat(List.of(
                        new PatchSetContent(new CommitId("2".repeat(40)), List.of(patch("T", ADDED))),
                        new PatchSetContent(BASE, List.of(patch("U", ADDED))),
                        new PatchSetContent(BASE, List.of(new PatchContent("T", "Other", "", List.of(ADDED)))),
                        new PatchSetContent(BASE, List.of(new PatchContent("T", "Change", "why", List.of(ADDED)))),
                        new PatchSetContent(BASE, List.of(patch("T", FileChange.added("b.txt", GitMode.FILE, OLD)))),
                        new PatchSetContent(BASE, List.of(patch("T", FileChange.added("a.txt", GitMode.FILE, NEW)))),
                        new PatchSetContent(
                                BASE, List.of(patch("T", FileChange.added("a.txt", GitMode.EXECUTABLE, OLD))))))
                .extracting(PatchSetContent::digest)
                .doesNotContain(digest)
                .doesNotHaveDuplicates();
    }

    @Test
    void sortsTheChangesOfAPatch() {
        FileChange b = FileChange.added("b.txt", GitMode.FILE, NEW);
        assertThat(patch("T", b, ADDED)).isEqualTo(patch("T", ADDED, b));
    }

    @Test
    void refusesAChainThatDoesNotHold() {
        var other = FileChange.modified("a.txt", GitMode.FILE, BlobId.of(NEW), GitMode.FILE, OLD);
        assertThatThrownBy(() -> new PatchSetContent(BASE, List.of(patch("T-1", ADDED), patch("T-2", other))))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("a.txt");
    }

    @Test
    void addsUpWhatThePatchesDo() {
        var edit = FileChange.modified("a.txt", GitMode.FILE, BlobId.of(OLD), GitMode.FILE, NEW);
        var gone = FileChange.removed("a.txt", GitMode.FILE, BlobId.of(NEW));
        assertThat(new PatchSetContent(BASE, List.of(patch("1", ADDED), patch("2", edit))).netChanges())
                .containsExactly(FileChange.added("a.txt", GitMode.FILE, NEW));
        assertThat(new PatchSetContent(BASE, List.of(patch("1", ADDED), patch("2", edit), patch("3", gone)))
                        .netChanges())
                .isEmpty();
    }

    @Test
    void refusesHalfAndIdleChanges() {
        BlobId blob = BlobId.of(OLD);
        Digest digest = Digest.of(OLD);
        assertInvalid(() -> new FileChange("a", GitMode.FILE, null, null, null, null));
        assertInvalid(() -> new FileChange("a", null, null, GitMode.FILE, null, null));
        assertInvalid(() -> new FileChange("a", null, null, null, null, null));
        assertInvalid(() -> new FileChange("a", GitMode.FILE, blob, GitMode.FILE, blob, digest));
        assertInvalid(() -> new FileChange("a", null, null, GitMode.FILE, blob, null));
        assertInvalid(() -> new FileChange("a", GitMode.FILE, blob, null, null, digest));
        assertInvalid(() -> FileChange.added("../a", GitMode.FILE, OLD));
        assertInvalid(() -> FileChange.added("aux", GitMode.FILE, OLD));
        assertInvalid(() -> new BlobId("0".repeat(40)));
        assertInvalid(() -> GitMode.parse("100666"));
    }

    @Test
    void refusesTextThatCouldPassForSomethingElse() {
        assertInvalid(() -> new PatchContent("T", "two\nlines", "", List.of(ADDED)));
        assertInvalid(() -> new PatchContent("T", " ", "", List.of(ADDED)));
        assertInvalid(() -> new PatchContent("T", "t".repeat(201), "", List.of(ADDED)));
        assertInvalid(() -> new PatchContent("T", "right \u202e left", "", List.of(ADDED)));
        assertInvalid(() -> new PatchContent("", "t", "", List.of(ADDED)));
        assertInvalid(() -> new PatchContent("T", "t", "why\n\nmission-control-task: T-9", List.of(ADDED)));
        assertInvalid(() -> new PatchContent("T", "t", "nul\u0000", List.of(ADDED)));
        assertInvalid(() -> new PatchContent("T", "t", "\ud800", List.of(ADDED)));
        assertInvalid(() -> new PatchContent("T", "t", "", List.of()));
        assertInvalid(() -> new PatchContent("T", "t", "", List.of(ADDED, ADDED)));
        assertInvalid(() -> new PatchSetContent(BASE, List.of()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{}",
                "{\"format\":\"x\",\"base\":\"1\",\"patches\":[]}",
                "{\"format\":\"mission-control/patch-set/v1\",\"base\":1,\"patches\":[]}",
                "{\"format\":\"mission-control/patch-set/v1\",\"base\":\"1\",\"base\":\"2\",\"patches\":[]}",
                "{\"format\":\"mission-control/patch-set/v1\",\"base\":\"1111111111111111111111111111111111111111\",\"patches\":{}}",
                "{\"format\":\"mission-control/patch-set/v1\",\"base\":\"1111111111111111111111111111111111111111\",\"patches\":[{}]}",
                "{\"format\":\"mission-control/patch-set/v1\",\"base\":\"1111111111111111111111111111111111111111\",\"patches\":[],\"more\":1}",
                "{\"format\":\"mission-control/patch-set/v1\",\"base\":\"1111111111111111111111111111111111111111\",\"patches\":[]} x"
            })
    void refusesOtherText(String json) {
        assertInvalid(() -> PatchSetContent.fromJson(json));
    }

    private static PatchContent patch(String task, FileChange... changes) {
        return new PatchContent(task, "Change", "", List.of(changes));
    }

    private static void assertInvalid(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.remedy()).isNotBlank());
    }
}
