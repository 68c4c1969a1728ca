package dev.missioncontrol.account;

import dev.missioncontrol.ledger.EntryType;

/** What the ledger records of accounts and tokens. */
enum AccountEntry implements EntryType {
    CREATED("account.created"),
    ENABLED("account.enabled"),
    DISABLED("account.disabled"),
    ROLE_CHANGED("account.role_changed"),
    PASSWORD_CHANGED("account.password_changed"),
    TOKEN_CREATED("account.token_created"),
    TOKEN_REVOKED("account.token_revoked");

    private final String code;

    AccountEntry(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
