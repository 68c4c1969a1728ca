package dev.missioncontrol.approval;

import dev.missioncontrol.ledger.NoSecrets;
import dev.missioncontrol.patch.PatchSetRevision;
import dev.missioncontrol.patch.ReviewComment;
import dev.missioncontrol.patch.ReviewComments;
import dev.missioncontrol.shared.Refusal;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a decision says in words. A request for changes takes the open line comments along, for the agent to mind. */
@Component
class ChangeRequest {

    private static final int MAX_COMMENT = 10_000;

    private final ReviewComments comments;
    private final NoSecrets noSecrets;

    ChangeRequest(ReviewComments comments, NoSecrets noSecrets) {
        this.comments = comments;
        this.noSecrets = noSecrets;
    }

    /** Returns the comment to record; null when an approval has none. */
    @Nullable
    String comment(PatchSetRevision revision, Decision decision, @Nullable String typed) {
        String text = typed == null ? "" : typed.strip();
        if (text.length() > MAX_COMMENT) {
            throw Refusal.invalid(
                    "comment", "The comment is longer than " + MAX_COMMENT + " characters.", "Shorten it.");
        }
        noSecrets.require("comment", text);
        if (decision == Decision.APPROVE) {
            return text.isEmpty() ? null : text;
        }
        if (text.isEmpty()) {
            throw Refusal.invalid(
                    "comment",
                    decision == Decision.REJECT
                            ? "A rejection needs a comment that says why."
                            : "A request for changes needs a comment that says what to change.",
                    "Write a sentence.");
        }
        List<ReviewComment> open =
                decision == Decision.REJECT ? List.of() : comments.open(revision.patchSet(), revision.number());
        return open.isEmpty() ? text : text + "\n\nOpen comments:\n" + listed(open);
    }

    private static String listed(List<ReviewComment> open) {
        return open.stream()
                .map(each -> "- " + each.path() + ":" + each.line()
                        + (each.side() == ReviewComment.Side.OLD ? " (before the change)" : "")
                        + ": " + each.text().replace("\n", "\n  "))
                .collect(Collectors.joining("\n"));
    }
}
