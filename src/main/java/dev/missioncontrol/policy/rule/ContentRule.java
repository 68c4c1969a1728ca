package dev.missioncontrol.policy.rule;

import dev.missioncontrol.policy.glob.GlobSet;

/**
 * What is found in the files of a change.
 *
 * @param head what every rule has
 * @param content what
 * @param except paths that the rule leaves alone
 */
public record ContentRule(RuleHead head, Content content, GlobSet except) implements Rule {

    /** What is found. */
    public enum Content {
        /** A binary file is added or modified. */
        BINARY("Binary files"),
        /** A file that tells CI what to do changes. */
        CI_FILES("Changes of CI files"),
        /** A lock file changes while no manifest beside it does. */
        LOCK_FILES("Lock files that change without their manifest"),
        /** A symbolic link leads out of the repository. */
        SYMLINK_ESCAPES("Symbolic links that lead out of the repository"),
        /** A licence header goes. */
        LICENCE_HEADERS("Removed licence headers"),
        /** A test goes. */
        TESTS_DELETED("Deleted tests"),
        /** A test is skipped from now on. */
        TESTS_DISABLED("Disabled tests"),
        /** A credential is in an added line. */
        SECRETS("Secrets in added lines"),
        /** Content that is too large to look at. */
        UNREADABLE("Content that is too large to look at");

        private final String words;

        Content(String words) {
            this.words = words;
        }
    }

    @Override
    public String sentence() {
        String verb = switch (head.effect()) {
            case DENY -> " are denied";
            case WARN -> " give a warning";
            default -> " are allowed";
        };
        return content.words + verb + (except.isEmpty() ? "" : " except in " + except) + ".";
    }
}
