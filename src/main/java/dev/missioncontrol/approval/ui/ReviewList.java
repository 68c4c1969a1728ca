package dev.missioncontrol.approval.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import dev.missioncontrol.approval.QueuedReview;
import dev.missioncontrol.shared.Page;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** A titled list of reviews that grows page by page at the reader's wish. */
final class ReviewList extends Section {

    private static final long serialVersionUID = 1L;
    private static final int PAGE = 25;

    /** As many as one page of the queue may have: what is refreshed at once. */
    private static final int MOST_REFRESHED = 100;

    private final transient BiFunction<@Nullable String, Integer, Page<QueuedReview>> source;
    private final Div rows = new Div();
    private final Paragraph none;
    private final Button more = new Button("Show more", event -> showMore());
    private @Nullable String next;

    /**
     * Builds an empty list.
     *
     * @param source reads a page after the cursor (null for the first) with at most that many items
     */
    ReviewList(String title, String whenEmpty, BiFunction<@Nullable String, Integer, Page<QueuedReview>> source) {
        this.source = source;
        none = new Paragraph(whenEmpty);
        none.addClassName("secondary");
        rows.addClassName("review-rows");
        more.addThemeVariants(ButtonVariant.TERTIARY);
        addClassName("review-section");
        add(new H2(title), none, rows, more);
    }

    /** Reads again what is shown. */
    void refresh() {
        int shown = Math.clamp(rows.getComponentCount(), PAGE, MOST_REFRESHED);
        rows.removeAll();
        append(source.apply(null, shown));
    }

    boolean isEmpty() {
        return rows.getComponentCount() == 0;
    }

    private void showMore() {
        append(source.apply(next, PAGE));
    }

    private void append(Page<QueuedReview> page) {
        page.items().forEach(review -> rows.add(new ReviewRow(review)));
        next = page.next();
        more.setVisible(next != null);
        none.setVisible(isEmpty());
    }
}
