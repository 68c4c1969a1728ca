package dev.missioncontrol.approval.ui;

import dev.missioncontrol.account.Account;
import dev.missioncontrol.account.CurrentAccount;
import dev.missioncontrol.approval.Approvals;
import dev.missioncontrol.approval.Decision;
import dev.missioncontrol.approval.IdenticalChanges;
import dev.missioncontrol.patch.PatchSet;
import dev.missioncontrol.patch.PatchSetRevision;
import dev.missioncontrol.patch.PatchSets;
import dev.missioncontrol.patch.ReviewComment;
import dev.missioncontrol.patch.ReviewComments;
import dev.missioncontrol.patch.ViewedFiles;
import dev.missioncontrol.patch.ui.DiffFiles;
import dev.missioncontrol.patch.ui.DiffViewer;
import dev.missioncontrol.patch.ui.FileChange;
import dev.missioncontrol.patch.ui.LineComment;
import dev.missioncontrol.policy.Overrides;
import dev.missioncontrol.policy.PolicyViolations;
import dev.missioncontrol.shared.Digest;
import dev.missioncontrol.shared.PatchSetId;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the review page asks for and does, in the name of whoever is signed in. */
@Component
class ReviewDesk {

    private final PatchSets patchSets;
    private final Approvals approvals;
    private final Overrides overrides;
    private final PolicyViolations violations;
    private final IdenticalChanges identical;
    private final ReviewComments comments;
    private final ViewedFiles viewedFiles;
    private final DiffFiles diffFiles;
    private final CurrentAccount currentAccount;

    ReviewDesk(
            PatchSets patchSets,
            Approvals approvals,
            Overrides overrides,
            PolicyViolations violations,
            IdenticalChanges identical,
            ReviewComments comments,
            ViewedFiles viewedFiles,
            DiffFiles diffFiles,
            CurrentAccount currentAccount) {
        this.patchSets = patchSets;
        this.approvals = approvals;
        this.overrides = overrides;
        this.violations = violations;
        this.identical = identical;
        this.comments = comments;
        this.viewedFiles = viewedFiles;
        this.diffFiles = diffFiles;
        this.currentAccount = currentAccount;
    }

    /**
     * Reads what the page shows.
     *
     * @throws dev.missioncontrol.shared.Refusal NOT_FOUND when there is no such PatchSet, revision or patch
     */
    Review read(PatchSetId id, ReviewSelection selection) {
        return read(id, selection, currentAccount.get());
    }

    /** Reads the same again, however far things have moved on. */
    Review reread(Review review) {
        ReviewSelection same = new ReviewSelection(
                review.shown().number(), review.diff().since(), review.diff().patch());
        return read(review.patchSet().id(), same, review.account());
    }

    private Review read(PatchSetId id, ReviewSelection selection, Account account) {
        PatchSet patchSet = patchSets.get(id);
        Integer wanted = selection.revision();
        PatchSetRevision shown = wanted == null ? patchSet.current() : patchSets.revision(id, wanted);
        return new Review(
                account,
                patchSet,
                patchSets.revisions(id),
                shown,
                selection.diff(id, shown.number()),
                approvals.of(id),
                approvals.progress(id),
                whyNot(patchSet, shown, account, approvals::whyNot),
                whyNot(patchSet, shown, account, approvals::whyNoApproval),
                isCurrent(patchSet, shown) ? violations.of(patchSet) : List.of(),
                isCurrent(patchSet, shown) ? blocking(patchSet, account) : List.of(),
                isCurrent(patchSet, shown) ? identical.of(id, account) : List.of(),
                approvals.whatWillHappen(id),
                comments.of(id),
                viewedFiles.viewed(id, shown.number(), account));
    }

    List<FileChange> files(Review review) {
        return diffFiles.list(review.diff());
    }

    /** Decides on exactly the revision that is on the page, whatever has come since. */
    void decide(Review review, Decision decision, String comment) {
        approvals.record(review.patchSet().id(), review.shown().digest(), decision, comment, currentAccount.get());
    }

    void comment(Review review, DiffViewer.NewComment written) {
        comments.add(
                review.patchSet().id(),
                review.shown().number(),
                written.path(),
                written.side() == LineComment.Side.OLD ? ReviewComment.Side.OLD : ReviewComment.Side.NEW,
                written.line(),
                written.text(),
                currentAccount.get());
    }

    void resolve(ReviewComment comment) {
        comments.resolve(comment.patchSet(), comment.id(), currentAccount.get());
    }

    void delete(Review review, String comment) {
        comments.delete(review.patchSet().id(), UUID.fromString(comment), currentAccount.get());
    }

    void tick(Review review, String path, boolean viewed) {
        viewedFiles.mark(review.patchSet().id(), review.shown().number(), path, viewed, currentAccount.get());
    }

    /** Approves the revision that is on the page and everything identical to it: all, or none. */
    void approveAll(Review review, String comment) {
        var reviewed = new LinkedHashMap<PatchSetId, Digest>();
        reviewed.put(review.patchSet().id(), review.shown().digest());
        review.identical()
                .forEach(each -> reviewed.put(each.id(), each.current().digest()));
        identical.approveAll(reviewed, comment, currentAccount.get());
    }

    /** Lets findings on exactly the revision that is on the page pass. */
    void override(Review review, Collection<String> fingerprints, String reason) {
        overrides.override(review.patchSet().id(), review.shown().digest(), fingerprints, reason, currentAccount.get());
    }

    private List<BlockingFinding> blocking(PatchSet patchSet, Account account) {
        if (patchSet.state() != PatchSet.State.OPEN && patchSet.state() != PatchSet.State.APPROVED) {
            return List.of();
        }
        return overrides.blocking(patchSet).values().stream()
                .map(violation -> new BlockingFinding(violation, overrides.whyNot(patchSet, violation, account)))
                .toList();
    }

    private static boolean isCurrent(PatchSet patchSet, PatchSetRevision shown) {
        return shown.number() == patchSet.current().number();
    }

    private static @Nullable String whyNot(
            PatchSet patchSet,
            PatchSetRevision shown,
            Account account,
            BiFunction<PatchSetId, Account, @Nullable String> ask) {
        if (!isCurrent(patchSet, shown)) {
            return "This is revision " + shown.number() + "; only revision "
                    + patchSet.current().number() + " can be decided on.";
        }
        return ask.apply(patchSet.id(), account);
    }
}
