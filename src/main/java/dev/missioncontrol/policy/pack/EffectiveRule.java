package dev.missioncontrol.policy.pack;

import dev.missioncontrol.policy.verdict.Mode;
import dev.missioncontrol.policy.verdict.RuleRef;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A rule of the policy in force, with its origin.
 *
 * @param ref the rule, its pack and its place there
 * @param source where the pack was read
 * @param mode what the pack's denials do
 * @param sentence the rule for people
 * @param state whether it is in force
 * @param note why it is not, or what else there is to say; may be empty
 * @param until when the rule ends, or, of a loosened one, when it is in force again; null for never
 * @param overridable whether a repository's pack may loosen it
 */
public record EffectiveRule(
        RuleRef ref,
        String source,
        Mode mode,
        String sentence,
        State state,
        String note,
        @Nullable Instant until,
        boolean overridable) {

    /** Whether a rule is in force. */
    public enum State {
        /** It is. */
        IN_FORCE,
        /** A repository's pack took it out of force. */
        LOOSENED,
        /** It is, and another pack sets a stricter one. */
        STRICTER_ELSEWHERE
    }
}
