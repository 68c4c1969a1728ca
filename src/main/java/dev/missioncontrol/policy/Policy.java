package dev.missioncontrol.policy;

/**
 * Decides what may be done. Everything that starts, calls a tool, proposes or writes asks here first. Neither method
 * throws: a failure to decide is a decision that denies, with the status ERROR.
 */
public interface Policy {

    /** Decides and leaves no trace: for pages, and for what only looks. */
    PolicyDecision decide(PolicyQuestion question);

    /**
     * Decides for an act that is about to happen, and records the decision: a ledger entry {@code policy.decided} with
     * facts, verdict and the pack's hash, and a row to page by; in the caller's transaction when there is one.
     */
    PolicyDecision enforce(PolicyQuestion question);
}
