package dev.missioncontrol.approval;

import dev.missioncontrol.patch.PatchSet;
import dev.missioncontrol.shared.Digest;
import dev.missioncontrol.shared.PatchSetId;
import dev.missioncontrol.shared.WorkflowId;
import java.time.Instant;

/**
 * A PatchSet in a list of reviews.
 *
 * @param patchSet the PatchSet
 * @param workflow its workflow
 * @param workflowTitle the workflow's title when it was first proposed
 * @param repository the repository's name
 * @param state what has become of it
 * @param revision the number of its current revision
 * @param digest the digest of its current revision
 * @param patches how many patches the revision has
 * @param files how many files its patches touch, counted per patch
 * @param additions lines added
 * @param deletions lines removed
 * @param approvals how many people approved the current revision
 * @param approvedByMe whether the asking account is one of them
 * @param changedAt when it was last proposed or decided upon
 */
public record QueuedReview(
        PatchSetId patchSet,
        WorkflowId workflow,
        String workflowTitle,
        String repository,
        PatchSet.State state,
        int revision,
        Digest digest,
        int patches,
        int files,
        int additions,
        int deletions,
        int approvals,
        boolean approvedByMe,
        Instant changedAt) {}
