package dev.missioncontrol.patch;

import dev.missioncontrol.ledger.EntryType;

/** What the ledger says of PatchSets. */
enum PatchEntry implements EntryType {
    REVISION_SEALED("patch_set.revision_sealed"),
    SUPERSEDED("patch_set.superseded"),
    COMMENTED("patch_set.commented"),
    COMMENT_DELETED("patch_set.comment_deleted"),
    COMMENT_RESOLVED("patch_set.comment_resolved");

    private final String code;

    PatchEntry(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
