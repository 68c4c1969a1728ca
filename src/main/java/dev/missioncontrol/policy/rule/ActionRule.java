package dev.missioncontrol.policy.rule;

import dev.missioncontrol.policy.glob.GlobSet;

/**
 * What may be written to the forge.
 *
 * @param head what every rule has
 * @param action the action: {@code push_branch}, {@code merge}...
 * @param branches the branches it is about: the base branch of a merge, else the branch written; empty for any
 * @param repositories the repositories it is about; empty for any
 */
public record ActionRule(RuleHead head, String action, GlobSet branches, GlobSet repositories) implements Rule {

    @Override
    public String sentence() {
        String verb = switch (head.effect()) {
            case DENY -> "is denied";
            case WARN -> "is allowed with a warning";
            default -> "is allowed";
        };
        return "The action " + action + " " + verb + (branches.isEmpty() ? "" : " for branches like " + branches)
                + (repositories.isEmpty() ? "" : " in repositories like " + repositories) + ".";
    }
}
