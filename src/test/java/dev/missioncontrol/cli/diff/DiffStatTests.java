package dev.missioncontrol.cli.diff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.missioncontrol.cli.terminal.TestTerminal;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class DiffStatTests {

    private static final String DIFF = """
            diff --git a/src/A.java b/src/A.java
            index 1111111..2222222 100644
            --- a/src/A.java
            +++ b/src/A.java
            @@ -1,3 +1,3 @@
             class A {
            --- not a header
            +++ nor this
             }
            diff --git a/old name.txt b/new name.txt
            similarity index 100%
            rename from old name.txt
            rename to new name.txt
            diff --git a/run.sh b/run.sh
            new file mode 100755
            index 0000000..3333333
            --- /dev/null
            +++ b/run.sh
            @@ -0,0 +1 @@
            +echo
            \\ No newline at end of file
            diff --git a/logo.png b/logo.png
            deleted file mode 100644
            index 4444444..0000000
            GIT binary patch
            literal 0
            HcmV?d00001

            """;

    @Test
    void countsLinesAndSaysWhatElseHappens() {
        DiffStat stat = DiffStat.of(DIFF.getBytes(StandardCharsets.UTF_8));

        assertThat(stat.files())
                .containsExactly(
                        new DiffStat.OfFile("src/A.java", 1, 1, ""),
                        new DiffStat.OfFile("old name.txt → new name.txt", 0, 0, "renamed"),
                        new DiffStat.OfFile("run.sh", 1, 0, "new, executable"),
                        new DiffStat.OfFile("logo.png", 0, 0, "deleted, binary"));
        assertThat(stat.added()).isEqualTo(2);
        assertThat(stat.removed()).isEqualTo(1);
    }

    @Test
    void printsTheVeryBytesWhenNoPersonReadsThem() {
        TestTerminal terminal = new TestTerminal();
        String diff = DIFF.replace("echo", "echo \u001b[31m\r");

        DiffPrinter.print(diff.getBytes(StandardCharsets.UTF_8), terminal.terminal());

        assertThat(terminal.out()).isEqualTo(diff);
    }

    @Test
    void coloursForAPersonAndShowsWhatIsHidden() {
        TestTerminal terminal = new TestTerminal().colourful();

        DiffPrinter.print(DIFF.replace("echo", "echo\r").getBytes(StandardCharsets.UTF_8), terminal.terminal());

        assertThat(terminal.out())
                .contains("\u001b[31m--- not a header\u001b[0m")
                .contains("\u001b[32m+++ nor this\u001b[0m")
                .contains("\u001b[1m--- a/src/A.java\u001b[0m")
                .contains("+echo<U+000D>");
    }
}
