package dev.missioncontrol.writegate;

import dev.missioncontrol.ledger.EntryType;

/** What writes leave in the ledger. */
enum WriteEntry implements EntryType {
    INTENDED("write.intended"),
    DONE("write.done"),
    REFUSED("write.refused"),
    FAILED("write.failed");

    private final String code;

    WriteEntry(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
