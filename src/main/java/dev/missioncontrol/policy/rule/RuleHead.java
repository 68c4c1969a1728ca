package dev.missioncontrol.policy.rule;

import dev.missioncontrol.policy.verdict.RuleRef;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What every rule has.
 *
 * @param ref its name and place
 * @param effect what it does with what it matches
 * @param reason why the rule is there, in the words of who wrote it; empty when they gave none
 * @param remedy what to do about it, in their words; empty when they gave none
 * @param overridable whether a repository's pack may loosen it
 * @param until when it ends; null when it does not
 * @param when the condition under which it holds; null when it always does
 */
public record RuleHead(
        RuleRef ref,
        Effect effect,
        String reason,
        String remedy,
        boolean overridable,
        @Nullable Instant until,
        @Nullable When when) {

    /** Returns the rule's id. */
    public String id() {
        return ref.id();
    }

    /** Returns whether the rule has ended by then. */
    public boolean expired(Instant at) {
        return until != null && !at.isBefore(until);
    }
}
