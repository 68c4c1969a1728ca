package dev.missioncontrol.ledger.publish;

import dev.missioncontrol.ledger.EntryType;

/** What the ledger says of checkpoints outside. */
enum PublicationEntry implements EntryType {
    FAILED("checkpoint.not_published"),
    RECOVERED("checkpoint.published_again");

    private final String code;

    PublicationEntry(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
