package dev.missioncontrol.policy.pack;

import dev.missioncontrol.policy.verdict.RuleRef;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An entry of a repository pack's {@code overrides}: takes a rule of the organisation's pack out of force, if that rule
 * is marked as overridable.
 *
 * @param ref the entry and its place
 * @param rule the id of the rule
 * @param reason why
 * @param until when the rule is in force again; null for never
 */
public record Loosening(
        RuleRef ref, String rule, String reason, @Nullable Instant until) {

    /** Returns whether it counts at that time. */
    public boolean holds(Instant at) {
        return until == null || at.isBefore(until);
    }
}
