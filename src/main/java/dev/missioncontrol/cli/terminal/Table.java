package dev.missioncontrol.cli.terminal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Rows under headings, in columns as wide as they need to be. */
public final class Table {

    private static final String GAP = "  ";

    private final List<Cell[]> rows = new ArrayList<>();

    /**
     * A cell.
     *
     * @param text what it says
     * @param style how it looks
     */
    public record Cell(String text, Style style) {

        /** Keeps to one line, and makes hidden characters visible. */
        public Cell {
            text = Visible.of(text.strip().replaceAll("\\s*\\R\\s*", " "));
        }
    }

    /** Starts a table with these headings. */
    public Table(String... headings) {
        rows.add(Arrays.stream(headings)
                .map(heading -> new Cell(heading, Style.DIM))
                .toArray(Cell[]::new));
    }

    /** Adds a row. */
    public Table row(Object... cells) {
        rows.add(Arrays.stream(cells)
                .map(cell -> cell instanceof Cell made ? made : new Cell(cell.toString(), Style.PLAIN))
                .toArray(Cell[]::new));
        return this;
    }

    /** Prints the table. */
    public void print(Terminal terminal) {
        int[] widths = new int[rows.getFirst().length];
        for (Cell[] row : rows) {
            for (int i = 0; i < row.length; i++) {
                widths[i] = Math.max(widths[i], width(row[i].text()));
            }
        }
        for (Cell[] row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < row.length; i++) {
                line.append(terminal.styled(row[i].style(), row[i].text()));
                if (i < row.length - 1) {
                    line.repeat(' ', widths[i] - width(row[i].text())).append(GAP);
                }
            }
            terminal.styledLine(line.toString().stripTrailing());
        }
    }

    private static int width(String text) {
        return text.codePointCount(0, text.length());
    }
}
