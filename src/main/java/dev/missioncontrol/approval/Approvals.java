package dev.missioncontrol.approval;

import dev.missioncontrol.account.Account;
import dev.missioncontrol.shared.Digest;
import dev.missioncontrol.shared.PatchSetId;
import dev.missioncontrol.shared.Refusal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What people said of sealed revisions, weighed by the rules of policy. */
public interface Approvals {

    /**
     * Records a decision on the revision with that digest (I2), moves the PatchSet's state, and publishes
     * {@link ApprovalRecorded}, all in one transaction. Saying the same thing twice changes nothing, unless what was said
     * first no longer counts.
     *
     * @param digest the digest of the revision the person looked at
     * @param comment required for REJECT and REQUEST_CHANGES
     * @throws Refusal CONFLICT when the digest is not the current revision's, or the PatchSet is not open; INVALID when
     *     the comment is missing; FORBIDDEN when the account may not decide, or its approval would count for no rule
     */
    Approval record(PatchSetId patchSet, Digest digest, Decision decision, @Nullable String comment, Account by);

    /** Returns what was said of any revision of the PatchSet, oldest first. */
    List<Approval> of(PatchSetId patchSet);

    /** Returns whether the revision with that digest has all approvals that policy asks for, and no rejection. */
    boolean complete(PatchSetId patchSet, Digest digest);

    /**
     * Returns how the current revision stands now, under the policy in force now. A decision of policy that differs from
     * the one recorded last is recorded.
     */
    ApprovalStanding standing(PatchSetId patchSet);

    /** Returns how far each rule that asks for approvals of the current revision has come. */
    List<RuleProgress> progress(PatchSetId patchSet);

    /** Returns what will be written once the PatchSets of this one's workflow are all approved. */
    WhatWillHappen whatWillHappen(PatchSetId patchSet);

    /** Returns how many people have to approve the current revision at least. */
    int required(PatchSetId patchSet);

    /**
     * Returns why the account may not decide on the PatchSet now, in a sentence for people; null when it may.
     */
    @Nullable
    String whyNot(PatchSetId patchSet, Account account);

    /**
     * Returns why the account may not approve the PatchSet now, though it may perhaps request changes, in a sentence for
     * people; null when it may.
     */
    @Nullable
    String whyNoApproval(PatchSetId patchSet, Account account);
}
