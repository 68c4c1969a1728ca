package dev.missioncontrol.forge;

import dev.missioncontrol.ledger.EntryType;

/** What the ledger records of repositories. */
enum RepositoryEvent implements EntryType {
    CONNECTED("repository.connected"),
    DISCONNECTED("repository.disconnected");

    private final String code;

    RepositoryEvent(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
