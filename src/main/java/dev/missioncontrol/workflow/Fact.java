package dev.missioncontrol.workflow;

/** What an event found: the part of it that decides where the workflow goes. */
public enum Fact {
    /** The event alone decides. */
    NONE,
    /** The decision is to go on. */
    GO,
    /** The decision is not to go on. */
    NO_GO,
    /** The decision is to wait. */
    DEFER,
    /** Every PatchSet has all approvals. */
    ALL_APPROVED,
    /** Some approval is still missing. */
    APPROVALS_MISSING,
    /** Nothing shall be written: the workflow was a dry run. */
    DRY_RUN,
    /** Gate5 is satisfied. */
    CHECKS_GREEN,
    /** A required check failed. */
    CHECKS_FAILED,
    /** A required check has not reported yet. */
    CHECKS_PENDING,
    /** A person can mend it. */
    RECOVERABLE
}
