package dev.missioncontrol.approval.ui;

import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import dev.missioncontrol.approval.RuleProgress;
import dev.missioncontrol.patch.ReviewComment;
import java.util.List;
import java.util.function.Consumer;

/** What stands above the diff, folded up: what will happen, who has decided, what was said of lines. */
final class ReviewFacts extends Div {

    private static final long serialVersionUID = 1L;

    private final Details outlook = new Details();
    private final Details approvals = new Details();
    private final Details comments = new Details();
    private final transient Consumer<String> goTo;
    private final transient Consumer<ReviewComment> resolve;

    ReviewFacts(Consumer<String> goTo, Consumer<ReviewComment> resolve) {
        this.goTo = goTo;
        this.resolve = resolve;
        addClassName("review-facts");
        outlook.addClassName("review-facts-outlook");
        add(outlook, approvals, comments);
    }

    void show(Review review) {
        fill(
                outlook,
                "What will happen: " + OutlookPanel.inShort(review.outlook()),
                new OutlookPanel(review.outlook(), review.patchSet().id()));
        fill(
                approvals,
                "Approvals: " + approved(review.progress()),
                new Div(new ProgressList(review.progress()), new ApprovalList(review.approvals())));
        int open = review.openComments().size();
        fill(comments, "Comments: " + open + " open", new CommentList(review.comments(), goTo, resolve));
    }

    private static String approved(List<RuleProgress> progress) {
        if (progress.size() == 1) {
            RuleProgress only = progress.getFirst();
            return only.approvedBy().size() + " of " + only.rule().count();
        }
        return progress.stream().filter(RuleProgress::satisfied).count() + " of " + progress.size() + " rules";
    }

    private static void fill(Details details, String summary, Div content) {
        details.setSummaryText(summary);
        details.removeAll();
        details.add(content);
    }
}
