package dev.missioncontrol.gate;

/** What the checks say of the head commits, all in all. */
public enum CheckState {
    /** Everything required succeeded. */
    GREEN,
    /** Something is still awaited, and nothing failed. */
    PENDING,
    /** Something failed. */
    FAILED
}
