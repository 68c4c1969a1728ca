package dev.missioncontrol.policy.rule;

import dev.missioncontrol.policy.glob.GlobSet;

/**
 * Which repositories or branches an act may be about.
 *
 * @param head what every rule has
 * @param subject whose names
 * @param only whether names that do not match are denied, rather than those that do
 * @param names the names
 */
public record NameRule(RuleHead head, Subject subject, boolean only, GlobSet names) implements Rule {

    /** Whose names a rule is about. */
    public enum Subject {
        /** Repositories. */
        REPOSITORY("repositories", "repository"),
        /** Branches that are written. */
        WRITE_BRANCH("branches that are written", "branch"),
        /** Branches that changes are proposed for. */
        BASE_BRANCH("base branches", "base branch");

        private final String plural;
        private final String singular;

        Subject(String plural, String singular) {
            this.plural = plural;
            this.singular = singular;
        }

        /** Returns the word for one of them. */
        public String singular() {
            return singular;
        }
    }

    @Override
    public String sentence() {
        if (only && names.isEmpty()) {
            return "No " + subject.plural + " are allowed.";
        }
        return (only ? "The only " + subject.plural + " are " : "Never " + subject.plural + " like ") + names + ".";
    }
}
