package dev.missioncontrol.policy.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.Icon;
import dev.missioncontrol.policy.pack.PackProblem;
import dev.missioncontrol.policy.pack.PackProblem.Severity;
import dev.missioncontrol.shell.component.Glyph;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** The problems of a text; choosing one leads to its line. */
final class ProblemList extends Div {

    private static final long serialVersionUID = 1L;

    private final transient Consumer<PackProblem> chosen;

    ProblemList(Consumer<PackProblem> chosen) {
        this.chosen = chosen;
        addClassName("policy-problems");
    }

    void show(List<PackProblem> problems) {
        removeAll();
        if (problems.isEmpty()) {
            Paragraph nothing = new Paragraph("No problems found.");
            nothing.addClassName("secondary");
            add(nothing);
        }
        problems.forEach(problem -> add(row(problem)));
    }

    private Component row(PackProblem problem) {
        String severity = problem.severity().name().toLowerCase(Locale.ROOT);
        Icon icon = glyph(problem.severity()).create();
        Span message = new Span(problem.message());
        message.addClassName("policy-problem-message");
        Span remedy = new Span(problem.remedy());
        remedy.addClassName("secondary");
        Span place =
                new Span((problem.line() > 0 ? "Line " + problem.line() + ", column " + problem.column() + " · " : "")
                        + severity + " · ");
        Span facts = new Span(place, new Code(problem.rule()));
        facts.addClassNames("policy-problem-facts", "secondary");
        Div text = new Div(message, remedy, facts);
        text.addClassName("policy-problem-text");
        NativeButton row = new NativeButton();
        row.add(icon, text);
        row.addClassNames("policy-problem", severity);
        row.addClickListener(event -> chosen.accept(problem));
        return row;
    }

    private static Glyph glyph(Severity severity) {
        return switch (severity) {
            case ERROR -> Glyph.ERROR;
            case WARNING -> Glyph.WARNING;
            case INFO -> Glyph.INFO;
        };
    }
}
