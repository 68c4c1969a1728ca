package dev.missioncontrol.patch;

import dev.missioncontrol.forge.ForgeRepository;
import dev.missioncontrol.patch.apply.AppliedPatchSet;
import dev.missioncontrol.patch.apply.CommitIdentity;
import dev.missioncontrol.patch.content.BlobId;
import dev.missioncontrol.patch.content.InMemoryBlobs;
import dev.missioncontrol.patch.content.PatchSetContent;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** A proposal that was checked, applied and looked through for secrets, and has only to be stored. Holds all its bytes. */
public final class PreparedPatchSet {

    /** What a proposal turned out to be, worked out on the repository. */
    record Worked(PatchSetContent content, AppliedPatchSet applied, InMemoryBlobs blobs) {}

    private final PatchSetProposal proposal;
    private final ForgeRepository repository;
    private final Worked worked;
    private final Map<BlobId, Boolean> contents;
    private final CommitIdentity identity;
    private final Instant at;

    PreparedPatchSet(
            PatchSetProposal proposal,
            ForgeRepository repository,
            Worked worked,
            Map<BlobId, Boolean> contents,
            CommitIdentity identity,
            Instant at) {
        this.proposal = proposal;
        this.repository = repository;
        this.worked = worked;
        this.contents = Collections.unmodifiableMap(new LinkedHashMap<>(contents));
        this.identity = identity;
        this.at = at;
    }

    PatchSetProposal proposal() {
        return proposal;
    }

    ForgeRepository repository() {
        return repository;
    }

    Worked worked() {
        return worked;
    }

    /** Returns the contents, each with whether it has to be stored encrypted. */
    Map<BlobId, Boolean> contents() {
        return contents;
    }

    CommitIdentity identity() {
        return identity;
    }

    Instant at() {
        return at;
    }
}
