package dev.missioncontrol.ledger;

/** Hears how far a verification is, now and then. */
@FunctionalInterface
public interface VerificationProgress {

    /** Hears nothing. */
    VerificationProgress IGNORED = (done, total) -> {};

    /** Says how many of all entries are done. */
    void at(long done, long total);
}
