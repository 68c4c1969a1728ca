package dev.missioncontrol.policy.rule;

import dev.missioncontrol.policy.glob.GlobSet;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who has to approve which changes.
 *
 * @param head what every rule has
 * @param count how many people
 * @param roles each has one of these, in lower case; empty for anyone
 * @param paths it applies when one of these changes; empty for every change
 * @param except paths that do not count for that
 * @param minFiles it applies from that many changed files on; 0 for any number
 * @param minLines it applies from that many added and removed lines on; 0 for any number
 * @param notRequester whether who asked for the run does not count
 * @param expiresAfter how long an approval counts; null for as long as the revision stands
 */
public record ApprovalRequirement(
        RuleHead head,
        int count,
        List<String> roles,
        GlobSet paths,
        GlobSet except,
        long minFiles,
        long minLines,
        boolean notRequester,
        @Nullable Duration expiresAfter)
        implements Rule {

    /** Copies the roles. */
    public ApprovalRequirement {
        roles = List.copyOf(roles);
    }

    @Override
    public String sentence() {
        var text = new StringBuilder(people()).append(count == 1 ? " has to approve" : " have to approve");
        text.append(paths.isEmpty() ? " every change" : " changes of " + paths);
        text.append(minFiles > 0 ? " of " + minFiles + " files or more" : "");
        text.append(minLines > 0 ? " of " + minLines + " lines or more" : "");
        text.append(notRequester ? "; who asked for the run does not count" : "");
        text.append(expiresAfter == null ? "" : "; an approval counts for " + expiresAfter.toHours() + " hours");
        return text.append('.').toString();
    }

    /** Returns whose approval it asks for: {@code 2 people with the role admin}. */
    public String people() {
        return count
                + (count == 1 ? " person" : " people")
                + (roles.isEmpty() ? "" : " with the role " + String.join(" or ", roles));
    }
}
