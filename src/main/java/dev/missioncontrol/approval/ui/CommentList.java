package dev.missioncontrol.approval.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import dev.missioncontrol.patch.ReviewComment;
import dev.missioncontrol.shell.component.Glyph;
import dev.missioncontrol.shell.component.RelativeTime;
import dev.missioncontrol.shell.component.StatusBadge;
import dev.missioncontrol.shell.component.Tone;
import java.util.List;
import java.util.function.Consumer;

/** The comments on lines of every revision, the open ones first. */
final class CommentList extends Div {

    private static final long serialVersionUID = 1L;

    private final transient Consumer<String> goTo;
    private final transient Consumer<ReviewComment> resolve;

    CommentList(List<ReviewComment> comments, Consumer<String> goTo, Consumer<ReviewComment> resolve) {
        this.goTo = goTo;
        this.resolve = resolve;
        addClassName("review-list");
        if (comments.isEmpty()) {
            Paragraph none = new Paragraph(
                    "No comments. Point at a line number and press + to leave one; open comments go to the agent with a"
                            + " request for changes.");
            none.addClassName("secondary");
            add(none);
        }
        comments.stream().filter(ReviewComment::isOpen).forEach(comment -> add(row(comment)));
        comments.stream().filter(comment -> !comment.isOpen()).forEach(comment -> add(row(comment)));
    }

    private Component row(ReviewComment comment) {
        Span name = new Span(comment.author());
        name.addClassName("review-list-name");
        Button place = new Button(comment.path() + ":" + comment.line(), event -> goTo.accept(comment.path()));
        place.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        place.addClassName("review-list-place");
        Span revision = new Span("revision " + comment.revision());
        revision.addClassName("secondary");
        Div head = new Div(name, place, revision, new RelativeTime(comment.at()), end(comment));
        head.addClassName("review-list-head");
        Div text = new Div(comment.text());
        text.addClassName("review-list-text");
        Div row = new Div(head, text);
        row.addClassName("review-list-row");
        return row;
    }

    private Component end(ReviewComment comment) {
        if (!comment.isOpen()) {
            return new StatusBadge("Resolved by " + comment.resolvedBy(), Tone.SUCCESS);
        }
        Button button = new Button("Resolve", Glyph.CHECK.create(), event -> resolve.accept(comment));
        button.addThemeVariants(ButtonVariant.SMALL);
        return button;
    }
}
