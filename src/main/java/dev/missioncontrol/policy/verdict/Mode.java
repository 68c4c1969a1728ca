package dev.missioncontrol.policy.verdict;

/** What a pack's denials do. Errors deny in every mode. */
public enum Mode {
    /** Nothing: what would have been blocked is recorded and shown, and that is all. */
    OBSERVE,
    /** They warn the people who decide. */
    WARN,
    /** They block. */
    ENFORCE
}
