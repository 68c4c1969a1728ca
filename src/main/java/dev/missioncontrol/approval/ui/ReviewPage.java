package dev.missioncontrol.approval.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.signals.Signal;
import dev.missioncontrol.approval.Decision;
import dev.missioncontrol.patch.PatchSet;
import dev.missioncontrol.patch.PatchSetRevision;
import dev.missioncontrol.patch.ReviewComment;
import dev.missioncontrol.patch.ui.DiffPane;
import dev.missioncontrol.patch.ui.LineComment;
import dev.missioncontrol.shared.Refusal;
import dev.missioncontrol.shell.component.CopyableCode;
import dev.missioncontrol.shell.component.Glyph;
import dev.missioncontrol.shell.component.Notices;
import dev.missioncontrol.shell.component.PageHeader;
import dev.missioncontrol.shell.component.RelativeTime;
import dev.missioncontrol.shell.live.Topics;
import java.util.List;
import java.util.function.Consumer;

/** The review of one PatchSet: what it is, what it will do, its diff, and the decision. */
final class ReviewPage extends Div {

    private static final long serialVersionUID = 1L;

    private final transient ReviewDesk desk;
    private final PageHeader header = new PageHeader("");
    private final DecisionButtons buttons = new DecisionButtons(this::ask, this::askAll);
    private final RevisionBanner banner;
    private final PolicyBanner policy = new PolicyBanner(this::override);
    private final ReviewFacts facts;
    private final DiffPane pane = new DiffPane();
    private transient Review review;

    /**
     * Builds the page.
     *
     * @param review what it shows at first
     * @param choose goes to another revision, comparison or commit
     */
    ReviewPage(
            ReviewDesk desk,
            Topics topics,
            Review review,
            ReviewSelection selection,
            Consumer<ReviewSelection> choose) {
        this.desk = desk;
        this.review = review;
        this.banner =
                new RevisionBanner(review.patchSet().current().number(), () -> choose.accept(ReviewSelection.CURRENT));
        this.facts = new ReviewFacts(pane.viewer()::scrollToFile, this::resolve);
        addClassNames("page-fill", "review-page");
        pane.addClassName("review-diff");
        pane.setViewedListener(this::tick);
        pane.viewer().setCommentable(review.isWhole());
        pane.viewer().addCommentListener(written -> {
            desk.comment(this.review, written);
            refresh();
        });
        pane.viewer().addCommentDeletedListener(id -> attempt(() -> desk.delete(this.review, id)));
        pane.show(review.diff(), desk.files(review));
        add(header, banner, policy, facts, new RevisionBar(review, selection, choose), pane);
        header.setActions(buttons);
        new DecisionKeys(this, this::ask);
        show();
        Signal<Long> changes = topics.revision("workflow:" + review.patchSet().workflow());
        Signal.effect(this, () -> {
            changes.get();
            refresh();
        });
    }

    private void refresh() {
        review = desk.reread(review);
        show();
    }

    private void show() {
        PatchSet patchSet = review.patchSet();
        PatchSetRevision shown = review.shown();
        header.setTitle(patchSet.workflowTitle());
        header.setBesideTitle(StateBadge.of(patchSet.state()));
        Span repository = new Span(Glyph.REPOSITORY.create(), new Span(patchSet.repositoryName()));
        repository.addClassName("review-repository");
        CopyableCode digest =
                new CopyableCode(shown.digest().abbreviated(), shown.digest().hex());
        digest.getElement().setAttribute("title", "The digest an approval names");
        header.setSubtitle(
                new Anchor("workflows/" + patchSet.workflow(), "Workflow"),
                repository,
                new Span("Revision " + shown.number()),
                digest,
                new RelativeTime(shown.sealedAt()));
        banner.show(review);
        policy.show(review);
        buttons.show(review);
        facts.show(review);
        pane.setViewed(review.viewed());
        pane.setFindings(review.isWhole() ? FindingLines.of(review.findings()) : List.of());
        pane.viewer()
                .setComments(
                        review.isWhole()
                                ? review.openComments().stream().map(this::line).toList()
                                : List.of());
    }

    private LineComment line(ReviewComment comment) {
        return new LineComment(
                comment.id().toString(),
                comment.path(),
                comment.side() == ReviewComment.Side.OLD ? LineComment.Side.OLD : LineComment.Side.NEW,
                comment.line(),
                comment.author(),
                comment.at(),
                comment.text(),
                comment.author().equals(review.account().name()));
    }

    private void ask(Decision decision) {
        if ((decision == Decision.APPROVE ? review.whyNoApproval() : review.whyNot()) != null) {
            return;
        }
        // What is asked about stays what was on the page when the dialog opened, whatever comes meanwhile.
        Review asked = review;
        DecisionDialogs.open(decision, asked, (decided, comment) -> {
            desk.decide(asked, decided, comment);
            Notices.success(
                    switch (decided) {
                        case APPROVE -> "Approved.";
                        case REJECT -> "Rejected.";
                        case REQUEST_CHANGES -> "Changes requested.";
                    });
            refresh();
        });
    }

    private void askAll() {
        Review asked = review;
        DecisionDialogs.openAll(asked, comment -> {
            desk.approveAll(asked, comment);
            Notices.success("Approved " + (asked.identical().size() + 1) + " changes.");
            refresh();
        });
    }

    private void override() {
        Review asked = review;
        OverrideDialog.open(asked.blocking(), (fingerprints, reason) -> {
            desk.override(asked, fingerprints, reason);
            Notices.success("Overridden.");
            refresh();
        });
    }

    private void tick(String path, boolean viewed) {
        attempt(() -> desk.tick(review, path, viewed));
    }

    private void resolve(ReviewComment comment) {
        attempt(() -> desk.resolve(comment));
    }

    private void attempt(Runnable act) {
        try {
            act.run();
        } catch (Refusal refusal) {
            Notices.refusal(refusal);
        }
        refresh();
    }
}
