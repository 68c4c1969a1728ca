package dev.missioncontrol.forge;

import dev.missioncontrol.shared.Refusal;

/**
 * The write side of a forge. Every method wants a {@link WritePermit} that covers exactly this write (I1, I2), asks the
 * forge what is already there, and therefore may be repeated after a crash (I7).
 */
public interface ForgeWriter {

    /**
     * Makes the branch point at the head: inserts the objects and moves the ref by compare-and-swap from "absent".
     * Nobody's work tree or checked-out branch is touched. A branch that already points at the head is left alone.
     *
     * @throws Refusal CONFLICT when the branch exists and points elsewhere
     */
    void createBranch(WritePermit permit, BranchWrite write);

    /** Opens the pull request, or returns the one that the head branch already has. */
    PullRequest openPullRequest(WritePermit permit, PullRequestDraft draft);

    /**
     * Attaches a note to a commit; one that has a note keeps it. The permit is for {@link CommitNote#REF} and the commit.
     *
     * @throws Refusal CONFLICT when the commit is not there, or the repository takes no notes
     */
    void attachNote(WritePermit permit, CommitNote note);
}
