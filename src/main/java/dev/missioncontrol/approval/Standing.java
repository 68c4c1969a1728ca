package dev.missioncontrol.approval;

import dev.missioncontrol.patch.PatchSet;

/** Says for people why a PatchSet in some state takes no decision. */
final class Standing {

    private Standing() {}

    static String of(PatchSet.State state) {
        return switch (state) {
            case OPEN -> "It waits for approval.";
            case APPROVED -> "It has all approvals it needs.";
            case REJECTED -> "It was rejected.";
            case CHANGES_REQUESTED -> "Changes were requested; a new revision is under way.";
            case SUPERSEDED -> "A newer proposal of the workflow does without it.";
            case APPLIED -> "It was approved and written.";
        };
    }
}
