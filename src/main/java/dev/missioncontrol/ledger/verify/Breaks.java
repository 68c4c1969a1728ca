package dev.missioncontrol.ledger.verify;

import java.util.ArrayList;
import java.util.List;

/** Collects what does not hold. After {@value #MOST} there is no sense in going on. */
final class Breaks {

    static final int MOST = 1_000;

    /** Much longer than any digest; what is shown of a hostile file has an end. */
    private static final int SHOWN = 300;

    private final List<Break> found = new ArrayList<>();

    /** Ends a verification; what does not hold is among the breaks. */
    static final class Stopped extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Stopped(String message) {
            super(message, null, false, false);
        }
    }

    /**
     * Takes a break.
     *
     * @throws Stopped when there are as many as are collected
     */
    void add(String place, String field, String expected, String actual) {
        found.add(new Break(shown(place), field, shown(expected), shown(actual)));
        if (found.size() == MOST) {
            throw new Stopped("too many breaks");
        }
    }

    /** Takes a break unless both are the same. */
    void same(String place, String field, String expected, String actual) {
        if (!expected.equals(actual)) {
            add(place, field, expected, actual);
        }
    }

    /** Takes a break after which nothing can be checked, and returns what to throw. */
    Stopped stop(String place, String field, String expected, String actual) {
        add(place, field, expected, actual);
        return new Stopped(place);
    }

    List<Break> found() {
        return found;
    }

    private static String shown(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
    }
}
