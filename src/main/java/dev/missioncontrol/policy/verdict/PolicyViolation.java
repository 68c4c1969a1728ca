package dev.missioncontrol.policy.verdict;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A breach found in a concrete thing.
 *
 * @param fingerprint the same for the same finding of the same rule at the same place in the same content, whatever else
 *     changed: what an override names
 * @param level what it does
 * @param rule the rule
 * @param place where
 * @param reason one sentence
 * @param remedy what can be done about it
 * @param overriddenBy who overrode it; null when nobody did
 */
public record PolicyViolation(
        String fingerprint,
        Level level,
        RuleRef rule,
        Place place,
        String reason,
        String remedy,
        @Nullable String overriddenBy) {

    /** What a violation does. */
    public enum Level {
        /** It would block, did the pack not merely observe. */
        OBSERVED,
        /** It warns. */
        WARN,
        /** It blocks. */
        BLOCK
    }

    /** Returns the roles whose people may override it. */
    public List<String> mayOverride() {
        return rule.mayOverride();
    }

    /** Returns whether it holds the act up. */
    public boolean blocks() {
        return level == Level.BLOCK && overriddenBy == null;
    }

    /** Returns the same violation, overridden. */
    public PolicyViolation overridden(String by) {
        return new PolicyViolation(fingerprint, level, rule, place, reason, remedy, by);
    }
}
