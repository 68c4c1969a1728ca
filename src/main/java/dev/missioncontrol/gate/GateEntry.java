package dev.missioncontrol.gate;

import dev.missioncontrol.ledger.EntryType;

/** What gates leave in the ledger. */
enum GateEntry implements EntryType {
    JUDGED("gate.judged"),
    CHECK_REPORTED("check.reported");

    private final String code;

    GateEntry(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
