package dev.missioncontrol.account;

/** Where an account's sign-in is checked. */
public enum Origin {
    /** By a password that is kept here as a hash. */
    LOCAL,
    /** By GitHub. */
    GITHUB
}
