package dev.missioncontrol.patch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.missioncontrol.patch.FileDiff.Side;
import org.junit.jupiter.api.Test;

class DiffHunksTests {

    /** Ten lines become eleven: the third goes, two come after it, and the ninth changes. */
    private static final String DIFF = """
            diff --git a/a.txt b/a.txt
            --- a/a.txt
            +++ b/a.txt
            @@ -2,3 +2,4 @@
             two
            -three
            +THREE
            +and a half
             four
            @@ -8,3 +9,3 @@ context
             eight
            -nine
            +NINE
             ten
            \\ No newline at end of file
            """;

    private final DiffHunks hunks = DiffHunks.of(DIFF);

    @Test
    void findsTheHunkThatAddsALine() {
        assertThat(hunks.adding(4))
                .hasValueSatisfying(
                        hunk -> assertThat(hunk).startsWith("@@ -2,3 +2,4 @@\n").contains("+and a half"));
        assertThat(hunks.adding(10)).hasValueSatisfying(hunk -> assertThat(hunk).contains("+NINE"));
    }

    @Test
    void findsTheHunkThatRemovesALine() {
        assertThat(hunks.removing(3)).isPresent();
        assertThat(hunks.removing(9)).isPresent();
    }

    @Test
    void findsNoneForLinesThatStay() {
        assertThat(hunks.adding(1)).isEmpty();
        assertThat(hunks.adding(2)).isEmpty();
        assertThat(hunks.adding(7)).isEmpty();
        assertThat(hunks.removing(8)).isEmpty();
        assertThat(hunks.removing(99)).isEmpty();
    }

    @Test
    void followsLinesThatStayAcross() {
        assertThat(hunks.across(1, Side.NEW)).isEqualTo(1);
        assertThat(hunks.across(5, Side.NEW)).isEqualTo(4);
        assertThat(hunks.across(7, Side.NEW)).isEqualTo(6);
        assertThat(hunks.across(11, Side.NEW)).isEqualTo(10);
        assertThat(hunks.across(20, Side.NEW)).isEqualTo(19);
        assertThat(hunks.across(6, Side.OLD)).isEqualTo(7);
        assertThat(hunks.across(10, Side.OLD)).isEqualTo(11);
    }

    @Test
    void readsANewFileAndABinaryOne() {
        assertThat(DiffHunks.of("diff --git a/n b/n\n--- /dev/null\n+++ b/n\n@@ -0,0 +1 @@\n+one\n")
                        .adding(1))
                .isPresent();
        assertThat(DiffHunks.of("diff --git a/b b/b\nBinary files differ\n").adding(1))
                .isEmpty();
    }
}
