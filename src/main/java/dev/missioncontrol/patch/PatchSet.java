package dev.missioncontrol.patch;

import dev.missioncontrol.shared.PatchSetId;
import dev.missioncontrol.shared.RepositoryId;
import dev.missioncontrol.shared.WorkflowId;
import java.time.Instant;

/**
 * The proposed change to one repository in one workflow.
 *
 * @param id its id
 * @param workflow the workflow
 * @param workflowTitle its title, which its pull requests carry too
 * @param repository the repository
 * @param repositoryName its name, for people
 * @param state what has become of it
 * @param current the newest sealed revision
 * @param changedAt when it was last proposed or decided upon
 */
public record PatchSet(
        PatchSetId id,
        WorkflowId workflow,
        String workflowTitle,
        RepositoryId repository,
        String repositoryName,
        State state,
        PatchSetRevision current,
        Instant changedAt) {

    /** What has become of a PatchSet. */
    public enum State {
        /** Waits for approvals. Next: APPROVED, REJECTED, CHANGES_REQUESTED, SUPERSEDED. */
        OPEN,
        /** Has all approvals that policy asks for. Next: APPLIED, CHANGES_REQUESTED, SUPERSEDED, OPEN when some are void. */
        APPROVED,
        /** Turned down. Final. */
        REJECTED,
        /** Sent back to the agent. Next: OPEN with a new revision, SUPERSEDED. */
        CHANGES_REQUESTED,
        /** A newer revision of the workflow does without it. Next: OPEN with a new revision. */
        SUPERSEDED,
        /** Its commits, branch and pull request exist. Next: OPEN with a new revision. */
        APPLIED;

        /** Returns whether the other state may follow this one without a new revision. */
        public boolean mayBecome(State next) {
            return switch (this) {
                case OPEN -> next != APPLIED && next != OPEN;
                case APPROVED -> next != APPROVED && next != REJECTED;
                case CHANGES_REQUESTED -> next == SUPERSEDED;
                case REJECTED, SUPERSEDED, APPLIED -> false;
            };
        }
    }
}
