package dev.missioncontrol.ledger;

/** What the ledger records about itself. */
enum LedgerEvent implements EntryType {
    /** A document was stored; the payload names its digest, kind, name, media type and size. */
    ARTIFACT_STORED("artifact.stored"),
    /** A payload or document was emptied; the payload names its digest and the reason. */
    PAYLOAD_TOMBSTONED("ledger.payload_tombstoned"),
    /** A key signs the log from now on; the payload names it, and all that sign now. */
    KEY_ADDED("log.key_added"),
    /** A key signs the log no more; the payload names it, and all that still sign. */
    KEY_RETIRED("log.key_retired");

    private final String code;

    LedgerEvent(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
