package dev.missioncontrol.policy.verdict;

/** Whom a pack binds. */
public enum Scope {
    /** Every repository. */
    ORG,
    /** One repository. */
    REPO
}
