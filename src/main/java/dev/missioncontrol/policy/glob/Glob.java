package dev.missioncontrol.policy.glob;

import java.util.ArrayList;
import java.util.List;

/**
 * A pattern for paths, branches and names. It speaks of the whole text, minding case: {@code *} is any text without a
 * slash, {@code ?} one character, {@code [a-z]} and {@code [!a-z]} one of some characters, {@code {a,b}} either, and
 * {@code **} between slashes any number of segments (at the end at least one). A backslash takes a character's meaning
 * away. It takes time proportional to text times pattern at worst.
 */
public final class Glob {

    /** How long a pattern may be, in characters. */
    public static final int MAX_LENGTH = 512;

    private final String text;
    private final List<Pattern> alternatives;

    private Glob(String text, List<Pattern> alternatives) {
        this.text = text;
        this.alternatives = List.copyOf(alternatives);
    }

    /**
     * Reads a pattern.
     *
     * @throws InvalidGlob when it is none: says where and how to mend it
     */
    public static Glob parse(String text) throws InvalidGlob {
        if (text.isEmpty()) {
            throw new InvalidGlob(0, "The pattern is empty", "Write '**' for everything, or leave it out.");
        }
        if (text.length() > MAX_LENGTH) {
            throw new InvalidGlob(
                    MAX_LENGTH,
                    "The pattern has " + text.length() + " characters",
                    "Keep it to " + MAX_LENGTH + " characters.");
        }
        int bad = text.chars().filter(c -> c < 0x20 || c == 0x7f).findFirst().orElse(-1);
        if (bad >= 0) {
            throw new InvalidGlob(text.indexOf(bad), "The pattern has a control character", "Write '?' in its place.");
        }
        List<Pattern> alternatives = new ArrayList<>();
        for (String alternative : Braces.expand(text)) {
            alternatives.add(Pattern.parse(alternative));
        }
        return new Glob(text, alternatives);
    }

    /** Returns whether the text matches. */
    public boolean matches(String path) {
        return matches(Segments.of(path));
    }

    /** Returns whether the split text matches. */
    public boolean matches(Segments path) {
        for (Pattern alternative : alternatives) {
            if (alternative.matches(path)) {
                return true;
            }
        }
        return false;
    }

    /** Returns whether it has no wildcard, and so stands for a single text. */
    public boolean isLiteral() {
        return alternatives.size() == 1
                && literalPrefix(alternatives.getFirst())
                        == alternatives.getFirst().size();
    }

    /** Returns whether every text matches it. */
    public boolean matchesEverything() {
        return alternatives.stream().anyMatch(each -> each.size() == 1 && each.segment(0) == Segment.ANY);
    }

    /** Returns texts that match it, one for each way its braces can be read; fewer when none is easily found. */
    public List<String> examples() {
        return alternatives.stream()
                .map(Pattern::example)
                .filter(this::matches)
                .distinct()
                .toList();
    }

    List<Pattern> alternatives() {
        return alternatives;
    }

    static int literalPrefix(Pattern pattern) {
        int count = 0;
        while (count < pattern.size() && pattern.segment(count) instanceof Segment.Literal) {
            count++;
        }
        return count;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Glob glob && glob.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    /** Returns the pattern as it was written. */
    @Override
    public String toString() {
        return text;
    }
}
