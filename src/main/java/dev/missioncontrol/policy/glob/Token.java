package dev.missioncontrol.policy.glob;

/** A part of a segment that stands for one character, or a star. */
sealed interface Token {

    /** Any number of characters. */
    Token STAR = new Star();

    /** Any one character. */
    Token ONE = new One();

    boolean matches(int character);

    /** Returns a character that matches, if one is easily found. */
    default int example() {
        return 'x';
    }

    /** {@code *}. */
    record Star() implements Token {
        @Override
        public boolean matches(int character) {
            return true;
        }
    }

    /** {@code ?}. */
    record One() implements Token {
        @Override
        public boolean matches(int character) {
            return true;
        }
    }

    /** A character that stands for itself. */
    record Char(int character) implements Token {
        @Override
        public boolean matches(int other) {
            return character == other;
        }

        @Override
        public int example() {
            return character;
        }
    }

    /** {@code [a-z]} or {@code [!a-z]}: pairs of first and last characters. */
    record Range(boolean negated, int[] bounds) implements Token {
        @Override
        @SuppressWarnings("ArrayRecordComponent") // never compared
        public boolean matches(int character) {
            for (int i = 0; i < bounds.length; i += 2) {
                if (character >= bounds[i] && character <= bounds[i + 1]) {
                    return !negated;
                }
            }
            return negated;
        }

        @Override
        public int example() {
            return negated ? 'x' : bounds[0];
        }
    }
}
