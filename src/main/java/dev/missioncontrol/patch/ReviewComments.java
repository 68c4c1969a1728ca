package dev.missioncontrol.patch;

import dev.missioncontrol.account.Account;
import dev.missioncontrol.account.Role;
import dev.missioncontrol.ledger.Ledger;
import dev.missioncontrol.ledger.NoSecrets;
import dev.missioncontrol.patch.content.BlobId;
import dev.missioncontrol.patch.content.FileChange;
import dev.missioncontrol.shared.PatchSetId;
import dev.missioncontrol.shared.Refusal;
import dev.missioncontrol.shell.live.LiveUpdates;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What reviewers say of lines. */
@Service
public class ReviewComments {

    private static final int MAX_TEXT = 10_000;

    private final ReviewCommentRows rows;
    private final RevisionStore store;
    private final PatchBlobs blobs;
    private final NoSecrets noSecrets;
    private final Ledger ledger;
    private final LiveUpdates live;
    private final Clock clock;

    ReviewComments(
            ReviewCommentRows rows,
            RevisionStore store,
            PatchBlobs blobs,
            NoSecrets noSecrets,
            Ledger ledger,
            LiveUpdates live,
            Clock clock) {
        this.rows = rows;
        this.store = store;
        this.blobs = blobs;
        this.noSecrets = noSecrets;
        this.ledger = ledger;
        this.live = live;
        this.clock = clock;
    }

    /**
     * Leaves a comment.
     *
     * @throws Refusal INVALID naming the field when the revision does not change such a file, its content has no such
     *     line, or the text is empty or longer than 10,000 characters
     */
    @Transactional
    public ReviewComment add(
            PatchSetId patchSet,
            int revision,
            String path,
            ReviewComment.Side side,
            int line,
            String text,
            Account by) {
        by.require(Role.MEMBER, "comment on patch sets");
        if (text.isBlank() || text.length() > MAX_TEXT) {
            throw Refusal.invalid(
                    "text", "A comment has 1 to " + MAX_TEXT + " characters.", "Write what should be different.");
        }
        noSecrets.require("text", text);
        requireLine(change(patchSet, revision, path), side, line);
        ReviewComment comment = new ReviewComment(
                UUID.randomUUID(),
                patchSet,
                revision,
                path,
                side,
                line,
                text.strip(),
                by.name(),
                clock.instant(),
                null,
                null);
        rows.save(new ReviewCommentRow(comment));
        tell(comment, PatchEntry.COMMENTED, by, by.name() + " commented on " + place(comment) + ".");
        return comment;
    }

    /** Calls a comment dealt with; does nothing when it is already. */
    @Transactional
    public ReviewComment resolve(PatchSetId patchSet, UUID id, Account by) {
        by.require(Role.MEMBER, "resolve comments");
        ReviewCommentRow row = locked(patchSet, id);
        boolean wasOpen = row.resolve(by.name(), clock.instant());
        ReviewComment comment = row.toComment();
        if (wasOpen) {
            tell(
                    comment,
                    PatchEntry.COMMENT_RESOLVED,
                    by,
                    by.name() + " resolved the comment on " + place(comment) + ".");
        }
        return comment;
    }

    /**
     * Takes a comment back; only its author may. That it was there stays in the ledger.
     *
     * @throws Refusal NOT_FOUND when there is no such comment, FORBIDDEN when it is someone else's
     */
    @Transactional
    public void delete(PatchSetId patchSet, UUID id, Account by) {
        ReviewCommentRow row = locked(patchSet, id);
        ReviewComment comment = row.toComment();
        if (!comment.author().equals(by.name())) {
            throw Refusal.forbidden("Only " + comment.author() + " may delete this comment.", "Resolve it instead.");
        }
        rows.delete(row);
        tell(comment, PatchEntry.COMMENT_DELETED, by, by.name() + " deleted the comment on " + place(comment) + ".");
    }

    /** Returns the comments on every revision, oldest first. */
    @Transactional(readOnly = true)
    public List<ReviewComment> of(PatchSetId patchSet) {
        return rows.findByRevisionPatchSetOrderByWrittenAtAscIdAsc(patchSet.value()).stream()
                .map(ReviewCommentRow::toComment)
                .toList();
    }

    /** Returns the open comments on one revision, oldest first. */
    @Transactional(readOnly = true)
    public List<ReviewComment> open(PatchSetId patchSet, int revision) {
        return of(patchSet).stream()
                .filter(comment -> comment.revision() == revision && comment.isOpen())
                .toList();
    }

    private ReviewCommentRow locked(PatchSetId patchSet, UUID id) {
        return rows.findForUpdateById(id)
                .filter(row -> row.toComment().patchSet().equals(patchSet))
                .orElseThrow(() -> Refusal.notFound("There is no comment with the id '" + id + "'."));
    }

    private static String place(ReviewComment comment) {
        return comment.path() + ":" + comment.line();
    }

    private FileChange change(PatchSetId patchSet, int revision, String path) {
        return store.content(patchSet, revision).netChanges().stream()
                .filter(each -> each.path().equals(path))
                .findFirst()
                .orElseThrow(() -> Refusal.invalid(
                        "path",
                        "Revision " + revision + " does not change '" + path + "'.",
                        "Name a path that the revision changes."));
    }

    private void requireLine(FileChange change, ReviewComment.Side side, int line) {
        BlobId blob = side == ReviewComment.Side.OLD ? change.oldBlob() : change.newBlob();
        long lines =
                blob == null ? 0 : blobs.find(blob).map(ReviewComments::lines).orElse(0L);
        if (line < 1 || line > lines) {
            throw Refusal.invalid(
                    "line",
                    "There is no line " + line + " on that side of " + change.path() + "; it has " + lines + ".",
                    "Name a line from 1 to the number of lines.");
        }
    }

    private static long lines(byte[] content) {
        long lines = content.length > 0 && content[content.length - 1] != '\n' ? 1 : 0;
        for (byte b : content) {
            lines += b == '\n' ? 1 : 0;
        }
        return lines;
    }

    private void tell(ReviewComment comment, PatchEntry entry, Account by, String summary) {
        var workflow = store.row(comment.patchSet()).workflow();
        ledger.append(
                workflow,
                entry,
                by.actor(),
                summary,
                Map.of(
                        "comment", comment.id().toString(),
                        "patchSet", comment.patchSet(),
                        "revision", comment.revision(),
                        "path", comment.path(),
                        "side", comment.side(),
                        "line", comment.line(),
                        "text", comment.text()));
        live.changed("workflow:" + workflow);
    }
}
