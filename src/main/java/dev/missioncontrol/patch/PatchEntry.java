package dev.missioncontrol.patch;

import dev.missioncontrol.ledger.EntryType;

/** What the ledger says of PatchSets. */
public enum PatchEntry implements EntryType {
    /** A revision was sealed. */
    REVISION_SEALED("patch_set.revision_sealed"),
    /** A revision was superseded. */
    SUPERSEDED("patch_set.superseded"),
    /** Somebody commented on a line. */
    COMMENTED("patch_set.commented"),
    /** A comment was taken back. */
    COMMENT_DELETED("patch_set.comment_deleted"),
    /** A comment was marked as done. */
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
