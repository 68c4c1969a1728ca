package dev.missioncontrol.forge;

import dev.missioncontrol.shared.CommitId;
import dev.missioncontrol.shared.Digest;
import dev.missioncontrol.shared.Refusal;
import dev.missioncontrol.shared.RepositoryId;
import dev.missioncontrol.shared.WorkflowId;

/**
 * The right to make one write: this branch with this head, or its pull request, in this repository. Only the WriteGate
 * can make one (I1): the constructor is private, and the {@link Mint} that calls it is handed out once, to a class of
 * the {@code writegate} package.
 */
public final class WritePermit {

    private static final String GATE_PACKAGE = "dev.missioncontrol.writegate";

    private final WorkflowId workflow;
    private final RepositoryId repository;
    private final String branch;
    private final CommitId head;
    private final Digest approved;
    private boolean spent;

    private WritePermit(WorkflowId workflow, RepositoryId repository, String branch, CommitId head, Digest approved) {
        this.workflow = workflow;
        this.repository = repository;
        this.branch = branch;
        this.head = head;
        this.approved = approved;
    }

    /** Returns the workflow that writes. */
    public WorkflowId workflow() {
        return workflow;
    }

    /** Returns the repository that may be written to. */
    public RepositoryId repository() {
        return repository;
    }

    /** Returns the digest of the PatchSet revision that was approved. */
    public Digest approved() {
        return approved;
    }

    /**
     * Uses the permit up for a write; the forge calls this before it writes anything.
     *
     * @throws Refusal FORBIDDEN when the permit speaks of another branch or head, or was used before
     */
    public synchronized void spendOn(String writtenBranch, CommitId writtenHead) {
        if (spent) {
            throw Refusal.forbidden("This write permit was used before.", "Ask the WriteGate for another.");
        }
        if (!branch.equals(writtenBranch) || !head.equals(writtenHead)) {
            throw Refusal.forbidden(
                    "The permit is for " + branch + " at " + head + ", not for " + writtenBranch + " at " + writtenHead
                            + ".",
                    "Ask the WriteGate for a permit for this write.");
        }
        spent = true;
    }

    /** What makes permits. There is one; the WriteGate has it. */
    public static final class Mint {

        private static final StackWalker CALLER = StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);

        private Mint() {}

        /**
         * Hands out the mint to the WriteGate.
         *
         * @throws IllegalCallerException when any other package asks
         */
        public static Mint forWriteGate() {
            Class<?> caller = CALLER.getCallerClass();
            if (!caller.getPackageName().equals(GATE_PACKAGE)
                    || caller.getClassLoader() != WritePermit.class.getClassLoader()) {
                throw new IllegalCallerException("only the WriteGate makes write permits, not " + caller.getName());
            }
            return new Mint();
        }

        /** Makes a permit for one write. */
        public WritePermit permit(
                WorkflowId workflow, RepositoryId repository, String branch, CommitId head, Digest approved) {
            return new WritePermit(workflow, repository, branch, head, approved);
        }
    }
}
