package dev.missioncontrol.patch.diff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.missioncontrol.patch.content.GitMode;
import dev.missioncontrol.patch.content.PatchLimits;
import dev.missioncontrol.shared.Refusal;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What the parser says; that it takes and refuses the right diffs is shown against git in {@code NastyDiffsTests}. */
class DiffParserTests {

    private static final String EDIT =
            "diff --git a/a.txt b/a.txt\n--- a/a.txt\n+++ b/a.txt\n@@ -1,3 +1,3 @@ in f()\n one\n-two\n+TWO\r\n three\n";

    @Test
    void readsAHunkByteForByte() {
        FilePatch file = parse(EDIT).files().getFirst();
        assertThat(file.kind()).isEqualTo(FilePatch.Kind.MODIFY);
        assertThat(file.path()).isEqualTo("a.txt");
        assertThat(file.body()).isInstanceOfSatisfying(PatchBody.Text.class, text -> {
            Hunk hunk = text.hunks().getFirst();
            assertThat(hunk.line()).isEqualTo(4);
            assertThat(hunk.before()).map(DiffParserTests::text).containsExactly("one\n", "two\n", "three\n");
            assertThat(hunk.after()).map(DiffParserTests::text).containsExactly("one\n", "TWO\r\n", "three\n");
            assertThat(hunk.leadingContext()).isEqualTo(1);
            assertThat(hunk.trailingContext()).isEqualTo(1);
        });
    }

    @Test
    void readsRenamesModesAndQuotedPaths() {
        FilePatch file = parse("diff --git \"a/gr\\303\\266\\303\\237e\" \"b/q\\\"\\t\\\\\"\n".replace("\\t\\\\", "")
                        + "old mode 100644\nnew mode 100755\nsimilarity index 100%\n"
                        + "rename from \"gr\\303\\266\\303\\237e\"\nrename to \"q\\\"\"\n")
                .files()
                .getFirst();
        assertThat(file.kind()).isEqualTo(FilePatch.Kind.RENAME);
        assertThat(file.oldPath()).isEqualTo("größe");
        assertThat(file.newPath()).isEqualTo("q\"");
        assertThat(file.oldMode()).isEqualTo(GitMode.FILE);
        assertThat(file.newMode()).isEqualTo(GitMode.EXECUTABLE);
        assertThat(file.body()).isEqualTo(new PatchBody.Unchanged());
    }

    @Test
    void namesTheLineTheReasonAndTheRemedy() {
        assertThatThrownBy(() -> parse("Some prose\n" + EDIT.replace("-1,3 +1,3", "-1,4 +1,4")))
                .isInstanceOfSatisfying(Refusal.class, refusal -> {
                    assertThat(refusal.kind()).isEqualTo(Refusal.Kind.INVALID);
                    assertThat(refusal.field()).isEqualTo("diff");
                    assertThat(refusal.getMessage())
                            .isEqualTo(
                                    "Line 9 of the diff: the diff ends before the hunk begun in line 5 is complete.");
                    assertThat(refusal.remedy()).contains("exactly as git wrote it");
                });
        assertThatThrownBy(() -> parse(EDIT.replace("b/a.txt\n@@", "b/../x\n@@")))
                .hasMessage("Line 3 of the diff: The path '../x' has a '..' segment.");
    }

    @Test
    void refusesMoreThanTheLimits() {
        byte[] diff = EDIT.getBytes(StandardCharsets.UTF_8);
        assertTooLarge(new PatchLimits(diff.length - 1, 100, 10, 100, 100, 1), EDIT, "Bytes of the diff");
        assertTooLarge(new PatchLimits(1000, 7, 10, 100, 100, 1), EDIT, "Lines of the diff");
        assertTooLarge(
                new PatchLimits(1000, 100, 1, 100, 100, 1), EDIT + EDIT.replace("a.txt", "b.txt"), "Files in the diff");
        String bomb = "diff --git a/x b/x\nnew file mode 100644\nindex " + "0".repeat(40) + ".." + "1".repeat(40)
                + "\nGIT binary patch\nliteral 2000000000\n";
        assertTooLarge(PatchLimits.defaults(), bomb, "Bytes of a binary file in line 5");
    }

    private static void assertTooLarge(PatchLimits limits, String diff, String message) {
        assertThatThrownBy(() -> DiffParser.parse(diff.getBytes(StandardCharsets.UTF_8), limits))
                .isInstanceOfSatisfying(Refusal.class, refusal -> {
                    assertThat(refusal.kind()).isEqualTo(Refusal.Kind.TOO_LARGE);
                    assertThat(refusal.getMessage()).startsWith(message);
                });
    }

    private static ParsedDiff parse(String diff) {
        return DiffParser.parse(diff.getBytes(StandardCharsets.UTF_8), PatchLimits.defaults());
    }

    private static String text(byte[] line) {
        return new String(line, StandardCharsets.UTF_8);
    }
}
