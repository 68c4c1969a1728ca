package dev.missioncontrol.policy.secret;

import dev.missioncontrol.ledger.EntryType;

/** What the ledger says of rules for secrets. */
enum SecretRulesEntry implements EntryType {
    LOADED("secret_rules.loaded");

    private final String code;

    SecretRulesEntry(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
