package dev.missioncontrol.cli.diff;

/**
 * A line of a unified diff.
 *
 * @param kind what it is
 * @param text all of it, marker included, without the line end
 */
record DiffLine(Kind kind, String text) {

    /** What a line is. */
    enum Kind {
        /** {@code diff --git}: a file begins. */
        FILE,
        /** Anything between that and the first hunk. */
        HEADER,
        /** {@code @@}: a hunk begins. */
        HUNK,
        /** In the file before and after. */
        CONTEXT,
        /** Only in the file after. */
        ADDED,
        /** Only in the file before. */
        REMOVED
    }
}
