package dev.missioncontrol.approval;

import dev.missioncontrol.shared.Digest;
import dev.missioncontrol.shared.PatchSetId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** An approval as stored. */
@Entity
@Immutable
@Table(name = "approval")
class ApprovalRow {

    @Id
    private UUID id;

    private UUID patchSetId;
    private int number;
    private String digest;

    @Enumerated(EnumType.STRING)
    private Decision decision;

    private @Nullable String comment;
    private String decidedBy;
    private Instant decidedAt;
    private String[] roles;
    private @Nullable String packHash;
    private String @Nullable [] findings;

    @SuppressWarnings("NullAway.Init") // filled by JPA
    protected ApprovalRow() {}

    ApprovalRow(Said said) {
        Approval approval = said.approval();
        Digest pack = said.packHash();
        List<String> found = said.findings();
        this.id = UUID.randomUUID();
        this.patchSetId = approval.patchSet().value();
        this.number = approval.revision();
        this.digest = approval.digest().hex();
        this.decision = approval.decision();
        this.comment = approval.comment();
        this.decidedBy = approval.by();
        this.decidedAt = approval.at();
        this.roles = said.roles().toArray(String[]::new);
        this.packHash = pack == null ? null : pack.hex();
        this.findings = found == null ? null : found.toArray(String[]::new);
    }

    Said toSaid() {
        return new Said(
                toApproval(),
                List.of(roles),
                packHash == null ? null : new Digest(packHash),
                findings == null ? null : List.of(findings));
    }

    Approval toApproval() {
        return new Approval(
                new PatchSetId(patchSetId), number, new Digest(digest), decision, comment, decidedBy, decidedAt);
    }
}
