package dev.missioncontrol.policy.glob;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;

/** Matches a text against several patterns at once, a character at a time: a state is where in which patterns it may be. */
final class Walk {

    /** Where a pattern may be. */
    private sealed interface Place {}

    /** Before a character. */
    private record Before(Token token) implements Place {}

    /** Between two segments. */
    private record Slash() implements Place {}

    /** Before any number of segments, each with its slash. */
    private record Many() implements Place {}

    /** Within one of them. */
    private record WithinMany() implements Place {}

    /** Before the last segments, of which there is at least one. */
    private record Rest() implements Place {}

    /** Within one of those: the text may end. */
    private record WithinRest() implements Place {}

    /** At the end. */
    private record End() implements Place {}

    private final List<Place> places = new ArrayList<>();
    private final BitSet begins = new BitSet();

    Walk(List<Glob> globs) {
        globs.forEach(glob -> glob.alternatives().forEach(this::add));
    }

    private void add(Pattern pattern) {
        begins.set(places.size());
        for (int i = 0; i < pattern.size(); i++) {
            boolean last = i == pattern.size() - 1;
            if (pattern.segment(i) == Segment.ANY) {
                places.add(last ? new Rest() : new Many());
                places.add(last ? new WithinRest() : new WithinMany());
            } else {
                tokens(pattern.segment(i)).forEach(token -> places.add(new Before(token)));
                if (!last) {
                    places.add(new Slash());
                }
            }
        }
        places.add(new End());
    }

    private static List<Token> tokens(Segment segment) {
        return switch (segment) {
            case Segment.Any _ -> List.of();
            case Segment.Literal literal -> characters(literal.literal());
            case Segment.Star star -> {
                List<Token> tokens = new ArrayList<>(characters(star.prefix()));
                tokens.add(Token.STAR);
                tokens.addAll(characters(star.suffix()));
                yield tokens;
            }
            case Segment.Mixed mixed -> mixed.tokens();
        };
    }

    private static List<Token> characters(String text) {
        return text.codePoints().<Token>mapToObj(Token.Char::new).toList();
    }

    /** Adds the characters that the patterns tell apart: those they name, and the neighbours of ranges. */
    void addCharacters(Set<Integer> characters) {
        for (Place place : places) {
            if (place instanceof Before(Token.Char(int character))) {
                characters.add(character);
            } else if (place instanceof Before(Token.Range range)) {
                int[] bounds = range.bounds();
                for (int i = 0; i < bounds.length; i += 2) {
                    characters.add(bounds[i]);
                    characters.add(bounds[i] - 1);
                    characters.add(bounds[i + 1]);
                    characters.add(bounds[i + 1] + 1);
                }
            }
        }
    }

    BitSet start() {
        return closed(begins);
    }

    boolean accepts(BitSet state) {
        return state.stream()
                .mapToObj(places::get)
                .anyMatch(place -> place instanceof End || place instanceof WithinRest);
    }

    BitSet after(BitSet state, int character) {
        var next = new BitSet();
        state.stream().forEach(at -> step(at, character, next));
        return closed(next);
    }

    private void step(int at, int character, BitSet next) {
        boolean slash = character == '/';
        switch (places.get(at)) {
            case Before(Token.Star _) when !slash -> next.set(at);
            case Before(Token token) when !slash && token.matches(character) -> next.set(at + 1);
            case Slash _ when slash -> next.set(at + 1);
            case Many _ when !slash -> next.set(at + 1);
            case WithinMany _ -> next.set(slash ? at - 1 : at);
            case Rest _ when !slash -> next.set(at + 1);
            case WithinRest _ -> next.set(slash ? at - 1 : at);
            default -> {
                // It does not go on here.
            }
        }
    }

    /** Also what can be reached without a character: behind a star, and behind any number of segments, which is none. */
    private BitSet closed(BitSet state) {
        var closed = (BitSet) state.clone();
        for (int at = closed.nextSetBit(0); at >= 0; at = closed.nextSetBit(at + 1)) {
            if (places.get(at) instanceof Before(Token.Star _)) {
                closed.set(at + 1);
            } else if (places.get(at) instanceof Many) {
                closed.set(at + 2);
            }
        }
        return closed;
    }
}
