package dev.missioncontrol.policy.rule;

import java.util.List;

/**
 * Where a text of a pack begins, row by row: a block has each of its rows on a line of its own.
 *
 * @param line the line of the first row, from 1
 * @param columns the column at which each row begins, from 1; a row beyond the last begins like the last
 */
public record TextPlace(int line, List<Integer> columns) {

    /** Copies the columns. */
    public TextPlace {
        columns = List.copyOf(columns);
    }

    /** Returns the line in the pack of a row of the text, from 1. */
    public int line(int row) {
        return columns.size() == 1 ? line : line + row - 1;
    }

    /** Returns the column in the pack of a column in a row of the text, each from 1. */
    public int column(int row, int column) {
        return columns.get(Math.min(row, columns.size()) - 1) + column - 1;
    }

    /** Returns the place of a character of the text as {@code line 3, column 12}. */
    public String describe(String text, int offset) {
        String before = text.substring(0, Math.clamp(offset, 0, text.length()));
        int row = 1 + (int) before.chars().filter(c -> c == '\n').count();
        int column = before.length() - before.lastIndexOf('\n');
        return "line " + line(row) + ", column " + column(row, column);
    }
}
