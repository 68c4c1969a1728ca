package dev.missioncontrol.ledger;

/** What the verification of one entry or document came to. */
public enum VerificationStatus {
    /** Everything holds. */
    OK,
    /** The content was tombstoned, and an entry says who did it and why; everything else holds. */
    PAYLOAD_TOMBSTONED,
    /** Something was changed, removed or put in. */
    TAMPERED
}
