package dev.missioncontrol.agent.replay;

/** What a replay came to. */
public enum ReplayVerdict {
    /** Every call and the output are those recorded. */
    IDENTICAL,
    /** Something differs; the report says what. */
    DIVERGED,
    /** A call could not be answered, so nothing can be said of what would have followed. */
    UNSUPPORTED
}
