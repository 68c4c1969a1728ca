package dev.missioncontrol.policy.glob;

import java.util.ArrayList;
import java.util.List;

/** Reads one segment of a pattern, in which braces are already replaced. */
final class SegmentParser {

    private final String text;
    private final int offset;
    private final List<Token> tokens = new ArrayList<>();

    private SegmentParser(String text, int offset) {
        this.text = text;
        this.offset = offset;
    }

    /** Reads a segment that begins {@code offset} characters into the pattern. */
    static Segment parse(String text, int offset) throws InvalidGlob {
        if (text.equals("**")) {
            return Segment.ANY;
        }
        return new SegmentParser(text, offset).segment();
    }

    private Segment segment() throws InvalidGlob {
        int at = 0;
        while (at < text.length()) {
            at = token(at);
        }
        long stars = tokens.stream().filter(Token.Star.class::isInstance).count();
        boolean plain = tokens.stream().allMatch(token -> token instanceof Token.Star || token instanceof Token.Char);
        if (plain && stars == 0) {
            return new Segment.Literal(literal(0, tokens.size()));
        }
        int last = tokens.size();
        while (last > 0 && tokens.get(last - 1) instanceof Token.Char) {
            last--;
        }
        String suffix = literal(last, tokens.size());
        return plain && stars == 1 ? new Segment.Star(literal(0, last - 1), suffix) : new Segment.Mixed(tokens, suffix);
    }

    private int token(int at) throws InvalidGlob {
        switch (text.charAt(at)) {
            case '*' -> {
                if (at + 1 < text.length() && text.charAt(at + 1) == '*') {
                    throw problem(at, "'**' must stand alone between slashes", "Write '**/*.java' or 'src/**'.");
                }
                tokens.add(Token.STAR);
                return at + 1;
            }
            case '?' -> {
                tokens.add(Token.ONE);
                return at + 1;
            }
            case '[' -> {
                return range(at);
            }
            case '\\' -> {
                if (at + 1 == text.length()) {
                    throw problem(at, "Nothing follows the backslash", "Write '\\\\' for a backslash.");
                }
                return literalAt(at + 1);
            }
            default -> {
                return literalAt(at);
            }
        }
    }

    private int literalAt(int at) {
        int character = text.codePointAt(at);
        tokens.add(new Token.Char(character));
        return at + Character.charCount(character);
    }

    private int range(int open) throws InvalidGlob {
        int at = open + 1;
        boolean negated = at < text.length() && (text.charAt(at) == '!' || text.charAt(at) == '^');
        at += negated ? 1 : 0;
        List<Integer> bounds = new ArrayList<>();
        while (at < text.length() && (text.charAt(at) != ']' || bounds.isEmpty())) {
            int first = text.codePointAt(at);
            at += Character.charCount(first);
            int last = first;
            if (at + 1 < text.length() && text.charAt(at) == '-' && text.charAt(at + 1) != ']') {
                last = text.codePointAt(at + 1);
                at += 1 + Character.charCount(last);
            }
            if (last < first) {
                throw problem(open, "The range runs backwards", "Write the smaller character first: '[a-z]'.");
            }
            bounds.add(first);
            bounds.add(last);
        }
        if (at >= text.length()) {
            throw problem(open, "The '[' is never closed", "Close it with ']', or write '\\[' for the character.");
        }
        tokens.add(new Token.Range(
                negated, bounds.stream().mapToInt(Integer::intValue).toArray()));
        return at + 1;
    }

    private String literal(int from, int to) {
        var literal = new StringBuilder();
        for (Token token : tokens.subList(from, to)) {
            if (token instanceof Token.Char(int character)) {
                literal.appendCodePoint(character);
            }
        }
        return literal.toString();
    }

    private InvalidGlob problem(int at, String message, String remedy) {
        return new InvalidGlob(offset + at, message, remedy);
    }
}
