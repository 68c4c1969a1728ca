package dev.missioncontrol.policy.verdict;

/** The outcome of a rule or of a group of rules. */
public enum Status {
    /** It allows the act. */
    ALLOW,
    /** It allows the act and wants people to look. */
    WARN,
    /** It forbids the act. */
    DENY,
    /** It does not speak of this act, and says why. */
    SKIPPED,
    /** It could not be evaluated; an error denies. */
    ERROR
}
