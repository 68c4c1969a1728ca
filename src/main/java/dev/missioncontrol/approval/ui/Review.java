package dev.missioncontrol.approval.ui;

import dev.missioncontrol.account.Account;
import dev.missioncontrol.approval.Approval;
import dev.missioncontrol.approval.RuleProgress;
import dev.missioncontrol.approval.WhatWillHappen;
import dev.missioncontrol.patch.DiffOf;
import dev.missioncontrol.patch.PatchSet;
import dev.missioncontrol.patch.PatchSetRevision;
import dev.missioncontrol.patch.ReviewComment;
import dev.missioncontrol.policy.verdict.PolicyViolation;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the review page shows at one moment.
 *
 * @param account who looks
 * @param patchSet the PatchSet as it is now
 * @param revisions its revisions, oldest first
 * @param shown the revision that is looked at
 * @param diff which diff of it
 * @param approvals what was said of any revision, oldest first
 * @param progress how far each rule that asks for approvals has come
 * @param whyNot why this account cannot decide on the shown revision, for people; null when it can
 * @param whyNoApproval why this account cannot approve the shown revision, for people; null when it can
 * @param findings what policy finds in the shown revision now; nothing when it is not the current one
 * @param blocking what policy found that holds the shown revision up
 * @param identical the other PatchSets with identical patches, which the account may approve
 * @param outlook what will be written once everything is approved
 * @param comments the comments on any revision, oldest first
 * @param viewed the files of the shown revision that the account has ticked
 */
record Review(
        Account account,
        PatchSet patchSet,
        List<PatchSetRevision> revisions,
        PatchSetRevision shown,
        DiffOf diff,
        List<Approval> approvals,
        List<RuleProgress> progress,
        @Nullable String whyNot,
        @Nullable String whyNoApproval,
        List<PolicyViolation> findings,
        List<BlockingFinding> blocking,
        List<PatchSet> identical,
        WhatWillHappen outlook,
        List<ReviewComment> comments,
        Set<String> viewed) {

    /** Returns whether a newer revision has taken the place of the shown one. */
    boolean isOutdated() {
        return shown.number() != patchSet.current().number();
    }

    /** Returns whether the whole shown revision is on the page, so that line numbers are those of its files. */
    boolean isWhole() {
        return diff.patch() == null && diff.since() == null;
    }

    /** Returns the open comments on the shown revision. */
    List<ReviewComment> openComments() {
        return comments.stream()
                .filter(comment -> comment.isOpen() && comment.revision() == shown.number())
                .toList();
    }
}
