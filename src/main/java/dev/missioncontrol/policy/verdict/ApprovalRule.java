package dev.missioncontrol.policy.verdict;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a pack asks of the people who approve a revision; only rules that apply to the revision are handed out.
 *
 * @param rule the rule
 * @param because why it applies: the paths it matched, the size; a sentence
 * @param count how many people
 * @param roles each has to have one of these, in lower case; empty for any
 * @param notRequester whether who asked for the run does not count
 * @param expiresAfter how long an approval counts; null for as long as the revision stands
 */
public record ApprovalRule(
        RuleRef rule,
        String because,
        int count,
        List<String> roles,
        boolean notRequester,
        @Nullable Duration expiresAfter) {

    /** Copies the roles. */
    public ApprovalRule {
        roles = List.copyOf(roles);
    }
}
