package dev.missioncontrol.patch;

import dev.missioncontrol.shared.PatchSetId;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A reviewer's comment as stored. */
@Entity
@Table(name = "review_comment")
class ReviewCommentRow {

    @Id
    private UUID id;

    @Embedded
    private RevisionKey revision;

    private String path;

    @Enumerated(EnumType.STRING)
    private ReviewComment.Side side;

    private int line;
    private String body;
    private String author;
    private Instant writtenAt;
    private @Nullable String resolvedBy;
    private @Nullable Instant resolvedAt;

    @SuppressWarnings("NullAway.Init") // filled by JPA
    protected ReviewCommentRow() {}

    ReviewCommentRow(ReviewComment comment) {
        this.id = comment.id();
        this.revision = new RevisionKey(comment.patchSet().value(), comment.revision());
        this.path = comment.path();
        this.side = comment.side();
        this.line = comment.line();
        this.body = comment.text();
        this.author = comment.author();
        this.writtenAt = comment.at();
    }

    /** Calls it dealt with; returns whether it was open. */
    boolean resolve(String by, Instant at) {
        if (resolvedBy != null) {
            return false;
        }
        resolvedBy = by;
        resolvedAt = at;
        return true;
    }

    ReviewComment toComment() {
        return new ReviewComment(
                id,
                new PatchSetId(revision.patchSet()),
                revision.number(),
                path,
                side,
                line,
                body,
                author,
                writtenAt,
                resolvedBy,
                resolvedAt);
    }
}
