package dev.missioncontrol.patch.diff;

import java.util.List;

/**
 * One place in a file where lines change. A line holds its LF; only the last line of a file may lack it, and a CR before
 * the LF belongs to the line.
 *
 * @param line the number, from 1, of the hunk's header in the diff
 * @param oldStart the first line's number in the old file, from 1; 0 or the line before when there are no old lines
 * @param newStart the same in the new file
 * @param before the lines as they must be in the old file
 * @param after the lines that take their place
 * @param leadingContext how many lines at the beginning stay
 * @param trailingContext how many lines at the end stay
 */
public record Hunk(
        int line,
        int oldStart,
        int newStart,
        List<byte[]> before,
        List<byte[]> after,
        int leadingContext,
        int trailingContext) {}
