package dev.missioncontrol.approval.rest;

import dev.missioncontrol.account.CurrentAccount;
import dev.missioncontrol.approval.rest.PatchSetBodies.CommentBody;
import dev.missioncontrol.patch.PatchSets;
import dev.missioncontrol.patch.ReviewComment;
import dev.missioncontrol.patch.ReviewComments;
import dev.missioncontrol.shared.Page;
import dev.missioncontrol.shared.PatchSetId;
import dev.missioncontrol.shared.Refusal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Reads and takes comments on lines. */
@RestController
class CommentController {

    /** A comment: on which line of which file, by default of the content after the change. */
    record CommentRequest(
            int revision,
            @Nullable String path,
            ReviewComment.@Nullable Side side,
            int line,
            @Nullable String text) {}

    private final ReviewComments comments;
    private final PatchSets patchSets;
    private final CurrentAccount currentAccount;

    CommentController(ReviewComments comments, PatchSets patchSets, CurrentAccount currentAccount) {
        this.comments = comments;
        this.patchSets = patchSets;
        this.currentAccount = currentAccount;
    }

    /** Lists the comments on every revision, oldest first, all in one page. */
    @GetMapping("/api/patch-sets/{id}/comments")
    Page<CommentBody> list(@PathVariable String id) {
        PatchSetId patchSet = patchSets.get(PatchSetId.parse(id)).id();
        return new Page<>(comments.of(patchSet).stream().map(CommentBody::of).toList(), null);
    }

    /** Leaves a comment. */
    @PostMapping("/api/patch-sets/{id}/comments")
    @ResponseStatus(HttpStatus.CREATED)
    CommentBody add(@PathVariable String id, @RequestBody CommentRequest request) {
        String path = request.path();
        if (path == null) {
            throw Refusal.invalid("path", "A comment names a file.", "Name a path that the revision changes.");
        }
        ReviewComment.Side side = request.side();
        String text = request.text();
        return CommentBody.of(comments.add(
                PatchSetId.parse(id),
                request.revision(),
                path,
                side == null ? ReviewComment.Side.NEW : side,
                request.line(),
                text == null ? "" : text,
                currentAccount.get()));
    }

    /** Calls a comment dealt with. */
    @PostMapping("/api/patch-sets/{id}/comments/{commentId}/resolve")
    CommentBody resolve(@PathVariable String id, @PathVariable UUID commentId) {
        return CommentBody.of(comments.resolve(PatchSetId.parse(id), commentId, currentAccount.get()));
    }
}
