package dev.missioncontrol.workflow;

import java.util.List;

/**
 * What the database of a restarted server says of a workflow during which servers were killed.
 *
 * @param workflow its id
 * @param state where it stands
 * @param ledgerHolds whether its ledger verifies
 * @param changesToPrOpen how many ledger entries say that it went on to PR_OPEN
 * @param changesToVerifying how many ledger entries say that it went on to VERIFYING_CI
 * @param manifests how many manifests it stored
 * @param repositories its repositories
 */
record CrashOutcome(
        String workflow,
        String state,
        boolean ledgerHolds,
        int changesToPrOpen,
        int changesToVerifying,
        int manifests,
        List<Written> repositories) {

    /**
     * What was announced and written in a repository.
     *
     * @param directory where it is
     * @param base the pinned commit
     * @param branch the announced branch
     * @param head the announced head
     * @param commits the announced commits, oldest first
     * @param pullRequests how many pull requests it has
     * @param pullRequestsOfBranch how many of them are of the branch at that head
     * @param intended how often each write was announced in the ledger: the branch, the pull request, the note
     * @param done how often each write was recorded as done
     */
    record Written(
            String directory,
            String base,
            String branch,
            String head,
            List<String> commits,
            int pullRequests,
            int pullRequestsOfBranch,
            List<Integer> intended,
            List<Integer> done) {}
}
