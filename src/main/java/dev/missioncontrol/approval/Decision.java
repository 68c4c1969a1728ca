package dev.missioncontrol.approval;

/** What a person says of a sealed revision. */
public enum Decision {
    /** It may be written as it is. */
    APPROVE,
    /** It shall not be written; the workflow ends. */
    REJECT,
    /** The agent shall try again, minding the comment. */
    REQUEST_CHANGES
}
