package dev.missioncontrol.approval.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.missioncontrol.approval.QueuedReview;
import dev.missioncontrol.patch.PatchSet;
import dev.missioncontrol.shell.component.Glyph;
import dev.missioncontrol.shell.component.RelativeTime;

/** A PatchSet in a list: the whole row leads to its review page. */
final class ReviewRow extends Anchor {

    private static final long serialVersionUID = 1L;

    ReviewRow(QueuedReview review) {
        super(ReviewNavigation.review(review.patchSet()));
        addClassName("review-row");
        Span title = new Span(review.workflowTitle());
        title.addClassName("review-row-title");
        Div first = new Div(title, StateBadge.of(review.state()));
        first.addClassName("review-row-head");
        Span repository = new Span(Glyph.REPOSITORY.create(), new Span(review.repository()));
        repository.addClassName("review-repository");
        Span added = new Span("+" + review.additions());
        added.addClassName("review-added");
        Span removed = new Span("−" + review.deletions());
        removed.addClassName("review-removed");
        Div second = new Div(
                repository,
                new Span("Revision " + review.revision()),
                new Span(count(review.files(), "file")),
                new Span(count(review.patches(), "commit")),
                new Span(added, new Span(" "), removed),
                new RelativeTime(review.changedAt()));
        if (review.state() == PatchSet.State.OPEN && review.approvals() > 0) {
            second.add(new Span(count(review.approvals(), "approval") + (review.approvedByMe() ? ", yours too" : "")));
        }
        second.addClassNames("review-row-facts", "secondary", "numeric");
        add(first, second);
    }

    private static String count(int count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }
}
