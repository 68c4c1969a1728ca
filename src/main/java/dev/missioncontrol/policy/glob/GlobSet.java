package dev.missioncontrol.policy.glob;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Some patterns, of which one has to match.
 *
 * @param globs the patterns; none match nothing
 */
public record GlobSet(List<Glob> globs) {

    /** No pattern. */
    public static final GlobSet NONE = new GlobSet(List.of());

    /** Copies the patterns. */
    public GlobSet {
        globs = List.copyOf(globs);
    }

    /** Reads some patterns; see {@link Glob#parse}. */
    public static GlobSet parse(String... patterns) throws InvalidGlob {
        var globs = new java.util.ArrayList<Glob>();
        for (String pattern : patterns) {
            globs.add(Glob.parse(pattern));
        }
        return new GlobSet(globs);
    }

    /** Returns whether there is no pattern. */
    public boolean isEmpty() {
        return globs.isEmpty();
    }

    /** Returns whether a pattern matches. */
    public boolean matches(String text) {
        return !globs.isEmpty() && matches(Segments.of(text));
    }

    /** Returns whether a pattern matches. */
    public boolean matches(Segments text) {
        for (Glob glob : globs) {
            if (glob.matches(text)) {
                return true;
            }
        }
        return false;
    }

    /** Returns the patterns for people: quoted and separated by commas. */
    @Override
    public String toString() {
        return globs.stream().map(glob -> "'" + glob + "'").collect(Collectors.joining(", "));
    }
}
