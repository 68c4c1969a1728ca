package dev.missioncontrol.policy.glob;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds a text that some patterns match and others do not: the shortest, by walking both together, character by character.
 * Of all characters only those are tried that the patterns tell apart, so nothing is missed; after {@value #MOST_STEPS}
 * steps it gives up and finds nothing.
 */
public final class Difference {

    private static final int MOST_STEPS = 20_000;

    private final Walk inside;
    private final Walk outside;
    private final List<Integer> characters;

    private Difference(List<Glob> inside, List<Glob> outside) {
        this.inside = new Walk(inside);
        this.outside = new Walk(outside);
        var told = new TreeSet<Integer>();
        this.inside.addCharacters(told);
        this.outside.addCharacters(told);
        this.characters = readable(told);
    }

    /** Returns a text that one of the patterns matches and none of the others does; empty when there is none. */
    public static Optional<String> between(List<Glob> patterns, List<Glob> others) {
        return new Difference(patterns, others).find();
    }

    /** How far both have come with a text; {@code open} when a segment has begun. */
    private record At(BitSet inside, BitSet outside, boolean open) {}

    private record Step(At at, String text) {}

    private Optional<String> find() {
        var seen = new HashSet<At>();
        var next = new ArrayDeque<Step>();
        var start = new At(inside.start(), outside.start(), false);
        seen.add(start);
        next.add(new Step(start, ""));
        for (int steps = 0; steps < MOST_STEPS && !next.isEmpty(); steps++) {
            Step step = next.remove();
            At at = step.at();
            if (at.open() && inside.accepts(at.inside()) && !outside.accepts(at.outside())) {
                return Optional.of(step.text());
            }
            for (int character : characters) {
                // No path has an empty segment.
                if (character != '/' || at.open()) {
                    var to = new At(
                            inside.after(at.inside(), character),
                            outside.after(at.outside(), character),
                            character != '/');
                    if (!to.inside().isEmpty() && seen.add(to)) {
                        next.add(new Step(to, step.text() + Character.toString(character)));
                    }
                }
            }
        }
        return Optional.empty();
    }

    /** Those the patterns speak of, and one that stands for all others; letters first, since people read the text. */
    private static List<Integer> readable(Set<Integer> told) {
        var all = new TreeSet<Integer>((one, other) -> {
            int letters = Boolean.compare(Character.isLetterOrDigit(other), Character.isLetterOrDigit(one));
            return letters != 0 ? letters : Integer.compare(one, other);
        });
        all.addAll(told);
        int other = 'x';
        while (told.contains(other)) {
            other = other == 'z' ? 'a' : other + 1;
            if (other == 'x') {
                other = 0x4e00;
            }
        }
        all.add(other);
        all.removeIf(character -> character < 0x20 || character == 0x7f || character > Character.MAX_CODE_POINT);
        all.add((int) '/');
        return List.copyOf(all);
    }
}
