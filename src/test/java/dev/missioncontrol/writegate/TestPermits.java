package dev.missioncontrol.writegate;

import dev.missioncontrol.forge.WritePermit;
import dev.missioncontrol.shared.CommitId;
import dev.missioncontrol.shared.Digest;
import dev.missioncontrol.shared.RepositoryId;
import dev.missioncontrol.shared.WorkflowId;

/** Makes write permits for tests of the forge, which stand before the WriteGate and its rules. */
public final class TestPermits {

    private static final WritePermit.Mint MINT = WritePermit.Mint.forWriteGate();

    private TestPermits() {}

    /** Returns a permit for one write. */
    public static WritePermit permit(WorkflowId workflow, RepositoryId repository, String branch, CommitId head) {
        return MINT.permit(workflow, repository, branch, head, Digest.of("approved"));
    }
}
