package dev.missioncontrol.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TableTests {

    private final TestTerminal terminal = new TestTerminal();

    @Test
    void alignsColumnsAndKeepsEachRowOnALine() {
        new Table("NAME", "WHAT").row("a", "first\nsecond").row("longer", "x").print(terminal.terminal());

        assertThat(terminal.out().lines()).containsExactly("NAME    WHAT", "a       first second", "longer  x");
    }

    @Test
    void alignsColumnsWithColoursToo() {
        terminal.colourful();
        new Table("STATE", "TITLE")
                .row(new Table.Cell("DONE", Style.GREEN), "x")
                .print(terminal.terminal());

        assertThat(terminal.out().lines().toList().getLast()).isEqualTo("\u001b[32mDONE\u001b[0m   x");
    }

    @Test
    void showsHiddenCharactersOfOthersInsteadOfObeyingThem() {
        new Table("TITLE").row("safe\u001b[2Jgone\u202Ereversed").print(terminal.terminal());

        assertThat(terminal.out())
                .contains("safe<U+001B>[2Jgone<U+202E>reversed")
                .doesNotContain("\u001b");
    }
}
