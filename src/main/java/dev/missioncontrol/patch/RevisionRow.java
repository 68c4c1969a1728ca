package dev.missioncontrol.patch;

import dev.missioncontrol.patch.apply.CommitIdentity;
import dev.missioncontrol.shared.AgentRunId;
import dev.missioncontrol.shared.CommitId;
import dev.missioncontrol.shared.Digest;
import dev.missioncontrol.shared.PatchSetId;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** A sealed revision as stored, with its canonical text. */
@Entity
@Immutable
@Table(name = "patch_set_revision")
class RevisionRow {

    @EmbeddedId
    private RevisionKey key;

    private String digest;
    private String canonical;
    private String baseCommit;
    private String branch;
    private String headCommit;
    private String commitName;
    private String commitEmail;
    private UUID producedBy;
    private Instant sealedAt;

    @SuppressWarnings("NullAway.Init") // filled by JPA
    protected RevisionRow() {}

    RevisionRow(PatchSetRevision revision, CommitIdentity identity, String canonical) {
        this.key = new RevisionKey(revision.patchSet().value(), revision.number());
        this.digest = revision.digest().hex();
        this.canonical = canonical;
        this.baseCommit = revision.base().hex();
        this.branch = revision.branch();
        this.headCommit = revision.head().hex();
        this.commitName = identity.name();
        this.commitEmail = identity.email();
        this.producedBy = revision.producedBy().value();
        this.sealedAt = revision.sealedAt();
    }

    RevisionKey key() {
        return key;
    }

    String canonical() {
        return canonical;
    }

    Digest digest() {
        return new Digest(digest);
    }

    /** Returns whom the commits name, and when. */
    CommitIdentity identity() {
        return new CommitIdentity(commitName, commitEmail, sealedAt);
    }

    PatchSetRevision with(List<Patch> patches) {
        return new PatchSetRevision(
                new PatchSetId(key.patchSet()),
                key.number(),
                digest(),
                new CommitId(baseCommit),
                branch,
                new CommitId(headCommit),
                patches,
                new AgentRunId(producedBy),
                sealedAt);
    }
}
