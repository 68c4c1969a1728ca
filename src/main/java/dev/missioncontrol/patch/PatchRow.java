package dev.missioncontrol.patch;

import dev.missioncontrol.shared.CommitId;
import dev.missioncontrol.shared.PatchId;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A patch of a sealed revision as stored. What it changes stands in the revision's canonical text. */
@Entity
@Immutable
@Table(name = "patch")
class PatchRow {

    @Id
    private UUID id;

    @Embedded
    private RevisionKey revision;

    private int ordinal;
    private String taskKey;
    private String title;
    private String body;
    private String commitId;

    @JdbcTypeCode(SqlTypes.ARRAY)
    private List<String> paths;

    private int additions;
    private int deletions;

    @SuppressWarnings("NullAway.Init") // filled by JPA
    protected PatchRow() {}

    PatchRow(RevisionKey revision, Patch patch, String body) {
        this.id = patch.id().value();
        this.revision = revision;
        this.ordinal = patch.ordinal();
        this.taskKey = patch.taskKey();
        this.title = patch.title();
        this.body = body;
        this.commitId = patch.commit().hex();
        this.paths = patch.paths();
        this.additions = patch.additions();
        this.deletions = patch.deletions();
    }

    RevisionKey revision() {
        return revision;
    }

    Patch toPatch() {
        return new Patch(
                new PatchId(id), ordinal, taskKey, title, body, new CommitId(commitId), paths, additions, deletions);
    }
}
