package dev.missioncontrol.policy.fact;

/**
 * Something found in the content of a change. It never holds the text that was found.
 *
 * @param kind what it is
 * @param path where
 * @param line the line in the new file, from 1, or in the old one for what was removed; 0 for the file as a whole
 * @param rule the id of the rule that found it: {@code aws-access-key-id}, {@code test-disabled}...
 * @param description one sentence for people; holds nothing of a secret
 */
public record ContentFinding(Kind kind, String path, int line, String rule, String description) {

    /** What was found. */
    public enum Kind {
        /** A credential in an added line. */
        SECRET,
        /** A licence header that is gone. */
        LICENCE_REMOVED,
        /** A test file or test case that is gone. */
        TEST_DELETED,
        /** A test that is skipped from now on. */
        TEST_DISABLED,
        /** A symbolic link whose target lies outside the repository. */
        SYMLINK_ESCAPE,
        /** Content that could not be looked at: too large, or not what its name says. Nothing was found because nothing was read. */
        UNREADABLE
    }
}
