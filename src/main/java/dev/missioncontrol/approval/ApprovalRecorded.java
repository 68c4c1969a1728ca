package dev.missioncontrol.approval;

import dev.missioncontrol.shared.WorkflowId;

/**
 * Someone decided on a PatchSet; published in the transaction that records it.
 *
 * @param workflow the PatchSet's workflow
 * @param approval what was said
 * @param complete whether the revision now has every approval that policy asks for
 */
public record ApprovalRecorded(WorkflowId workflow, Approval approval, boolean complete) {}
