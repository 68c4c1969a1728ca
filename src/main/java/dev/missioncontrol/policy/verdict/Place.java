package dev.missioncontrol.policy.verdict;

/**
 * Where in a change something is.
 *
 * @param path the path; empty for the change as a whole
 * @param line the line, from 1; 0 for the file as a whole
 * @param side which content the line is of
 */
public record Place(String path, int line, Side side) {

    /** The change as a whole. */
    public static final Place WHOLE = new Place("", 0, Side.NEW);

    /** Which content of a file. */
    public enum Side {
        /** Before the change. */
        OLD,
        /** After it. */
        NEW
    }

    /** Returns a whole file. */
    public static Place file(String path) {
        return new Place(path, 0, Side.NEW);
    }
}
