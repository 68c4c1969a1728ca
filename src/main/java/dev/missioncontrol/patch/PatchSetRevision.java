package dev.missioncontrol.patch;

import dev.missioncontrol.shared.AgentRunId;
import dev.missioncontrol.shared.CommitId;
import dev.missioncontrol.shared.Digest;
import dev.missioncontrol.shared.PatchSetId;
import java.time.Instant;
import java.util.List;

/**
 * A sealed revision: what people approve. Nothing in it changes once it exists.
 *
 * @param patchSet the PatchSet it belongs to
 * @param number its number, from 1
 * @param digest the SHA-256 over the canonical content; what an approval names
 * @param base the pinned commit it applies to
 * @param branch the head branch that the approval allows to be created
 * @param head the commit that branch will point at
 * @param patches its patches, in the order of their commits
 * @param producedBy the agent run that proposed it
 * @param sealedAt when it was sealed
 */
public record PatchSetRevision(
        PatchSetId patchSet,
        int number,
        Digest digest,
        CommitId base,
        String branch,
        CommitId head,
        List<Patch> patches,
        AgentRunId producedBy,
        Instant sealedAt) {

    /** Copies the patches. */
    public PatchSetRevision {
        patches = List.copyOf(patches);
    }
}
