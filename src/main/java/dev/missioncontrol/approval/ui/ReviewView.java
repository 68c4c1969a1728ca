package dev.missioncontrol.approval.ui;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import dev.missioncontrol.shared.PatchSetId;
import dev.missioncontrol.shell.live.Topics;
import jakarta.annotation.security.PermitAll;

/** The review page; {@code ?revision=N&compare=M&patch=K} choose what of the PatchSet is shown. */
@Route(ReviewNavigation.REVIEW + "/:id")
@StyleSheet("review.css")
@PermitAll
class ReviewView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private static final long serialVersionUID = 1L;

    private final transient ReviewDesk desk;
    private final transient Topics topics;
    private String title = "Review";

    ReviewView(ReviewDesk desk, Topics topics) {
        this.desk = desk;
        this.topics = topics;
        addClassName("review-view");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        PatchSetId id = PatchSetId.parse(event.getRouteParameters().get("id").orElse(""));
        ReviewSelection selection = ReviewSelection.of(event.getLocation().getQueryParameters());
        Review review = desk.read(id, selection);
        title = "Review: " + review.patchSet().workflowTitle();
        removeAll();
        add(new ReviewPage(desk, topics, review, selection, chosen -> goTo(id, chosen)));
    }

    @Override
    public String getPageTitle() {
        return title;
    }

    private void goTo(PatchSetId id, ReviewSelection chosen) {
        getUI().ifPresent(ui -> ui.navigate(ReviewNavigation.review(id), chosen.toQuery()));
    }
}
