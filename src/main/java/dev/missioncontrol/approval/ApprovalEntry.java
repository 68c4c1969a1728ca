package dev.missioncontrol.approval;

import dev.missioncontrol.ledger.EntryType;

/** What the ledger says of approvals. */
enum ApprovalEntry implements EntryType {
    RECORDED("approval.recorded");

    private final String code;

    ApprovalEntry(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
