package dev.missioncontrol.policy.glob;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Some patterns, of which one has to match. */
public final class GlobSet {

    /** No pattern, which matches nothing. */
    public static final GlobSet NONE = new GlobSet(List.of());

    private final List<Glob> globs;
    private final String text;

    /** Takes some patterns. */
    public GlobSet(List<Glob> globs) {
        this.globs = List.copyOf(globs);
        text = globs.stream().map(glob -> "'" + glob + "'").collect(Collectors.joining(", "));
    }

    /** Reads some patterns; see {@link Glob#parse}. */
    public static GlobSet parse(String... patterns) throws InvalidGlob {
        List<Glob> globs = new ArrayList<>();
        for (String pattern : patterns) {
            globs.add(Glob.parse(pattern));
        }
        return new GlobSet(globs);
    }

    /** Returns the patterns. */
    public List<Glob> globs() {
        return globs;
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

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof GlobSet set && set.globs.equals(globs);
    }

    @Override
    public int hashCode() {
        return globs.hashCode();
    }

    /** Returns the patterns for people: quoted and separated by commas. */
    @Override
    public String toString() {
        return text;
    }
}
