package dev.missioncontrol.approval.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.missioncontrol.shell.component.Glyph;

/** Says that what is on the page is not what can be decided on, and leads there. */
final class RevisionBanner extends Div {

    private static final long serialVersionUID = 1L;

    private final int currentAtFirst;
    private final Span text = new Span();
    private final Button toCurrent;

    RevisionBanner(int currentAtFirst, Runnable showCurrent) {
        this.currentAtFirst = currentAtFirst;
        this.toCurrent = new Button("", event -> showCurrent.run());
        toCurrent.addThemeVariants(ButtonVariant.SMALL);
        addClassName("review-banner");
        getElement().setAttribute("role", "status");
        add(Glyph.HISTORY.create(), text, toCurrent);
    }

    void show(Review review) {
        int shown = review.shown().number();
        int current = review.patchSet().current().number();
        setVisible(review.isOutdated());
        text.setText(
                current > currentAtFirst
                        ? "Revision " + current + " arrived while you were looking at revision " + shown + "."
                        : "You are looking at revision " + shown + " of " + current + ".");
        toCurrent.setText(current > currentAtFirst ? "Load revision " + current : "Show revision " + current);
    }
}
