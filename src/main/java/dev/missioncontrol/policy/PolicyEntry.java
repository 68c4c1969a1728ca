package dev.missioncontrol.policy;

import dev.missioncontrol.ledger.EntryType;

/** What the ledger says of policy. */
enum PolicyEntry implements EntryType {
    DECIDED("policy.decided"),
    OVERRIDDEN("policy.overridden"),
    PUBLISHED("policy.published"),
    IN_FORCE("policy.in_force"),
    WITHDRAWN("policy.withdrawn");

    private final String code;

    PolicyEntry(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
