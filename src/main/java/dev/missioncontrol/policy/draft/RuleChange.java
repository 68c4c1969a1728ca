package dev.missioncontrol.policy.draft;

/**
 * What becomes of a rule from one text of a pack to another.
 *
 * @param rule the rule's id; {@code mode} for the pack's mode
 * @param kind what becomes of it
 * @param before what it said; empty when it is new
 * @param after what it says; empty when it is gone
 * @param line its line in the newer text, or in the older one when it is gone; from 1
 */
public record RuleChange(String rule, Kind kind, String before, String after, int line) {

    /** What becomes of a rule. */
    public enum Kind {
        /** It is new. */
        ADDED,
        /** It says something else. */
        CHANGED,
        /** It is gone. */
        REMOVED
    }
}
