package dev.missioncontrol.policy.glob;

import java.util.List;

/** What a pattern says of the text between two slashes. */
sealed interface Segment {

    /** Any number of segments: {@code **}. */
    Segment ANY = new Any();

    boolean matches(String text);

    /** Returns a text that probably matches. */
    String example();

    /** Returns the literal text that every match ends with; may be empty. */
    default String suffix() {
        return "";
    }

    /** {@code **}. */
    record Any() implements Segment {
        @Override
        public String example() {
            return "x";
        }

        @Override
        public boolean matches(String text) {
            return true;
        }
    }

    /** Text without wildcards. */
    record Literal(String literal) implements Segment {
        @Override
        public String example() {
            return literal;
        }

        @Override
        public boolean matches(String text) {
            return literal.equals(text);
        }

        @Override
        public String suffix() {
            return literal;
        }
    }

    /** One star with text before and after it, which is what most patterns are. */
    record Star(String prefix, String suffix) implements Segment {
        @Override
        public String example() {
            return prefix + "x" + suffix;
        }

        @Override
        public boolean matches(String text) {
            return text.length() >= prefix.length() + suffix.length()
                    && text.startsWith(prefix)
                    && text.endsWith(suffix);
        }
    }

    /** Any other mixture. */
    record Mixed(List<Token> tokens, String suffix) implements Segment {

        /** Copies the tokens. */
        public Mixed {
            tokens = List.copyOf(tokens);
        }

        @Override
        public String example() {
            var example = new StringBuilder();
            tokens.forEach(token -> example.appendCodePoint(token.example()));
            return example.toString();
        }

        /** Goes back to the last star only, which is enough for stars alone: at worst text times tokens steps. */
        @Override
        public boolean matches(String text) {
            int token = 0;
            int at = 0;
            int star = -1;
            int starAt = 0;
            while (at < text.length()) {
                int character = text.codePointAt(at);
                if (token < tokens.size() && tokens.get(token) instanceof Token.Star) {
                    star = token++;
                    starAt = at;
                } else if (token < tokens.size() && tokens.get(token).matches(character)) {
                    token++;
                    at += Character.charCount(character);
                } else if (star >= 0) {
                    token = star + 1;
                    starAt += Character.charCount(text.codePointAt(starAt));
                    at = starAt;
                } else {
                    return false;
                }
            }
            while (token < tokens.size() && tokens.get(token) instanceof Token.Star) {
                token++;
            }
            return token == tokens.size();
        }
    }
}
