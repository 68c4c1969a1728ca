package dev.missioncontrol.policy.rule;

import java.util.Locale;

/**
 * How large a change may be.
 *
 * @param head what every rule has
 * @param measure what is measured
 * @param max the largest amount that is still allowed
 */
public record LimitRule(RuleHead head, Measure measure, long max) implements Rule {

    /** What is measured. */
    public enum Measure {
        /** Files that change. */
        FILES("changed files"),
        /** Lines that are added or removed. */
        LINES("added and removed lines"),
        /** Bytes of a file after the change. */
        FILE_BYTES("bytes in a file"),
        /** Bytes of all files after the change. */
        TOTAL_BYTES("bytes in all changed files");

        private final String words;

        Measure(String words) {
            this.words = words;
        }

        /** Returns the unit for people. */
        public String words() {
            return words;
        }
    }

    @Override
    public String sentence() {
        return String.format(Locale.ROOT, "At most %,d %s.", max, measure.words());
    }
}
