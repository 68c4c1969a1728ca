package dev.missioncontrol.policy.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import dev.missioncontrol.policy.lint.PackTests;
import dev.missioncontrol.shell.component.StatusBadge;
import dev.missioncontrol.shell.component.Tone;
import java.util.List;
import java.util.function.Consumer;

/** What became of a pack's tests; choosing one leads to its line. */
final class TestList extends Div {

    private static final long serialVersionUID = 1L;

    private final transient Consumer<PackTests.Result> chosen;

    TestList(Consumer<PackTests.Result> chosen) {
        this.chosen = chosen;
        addClassName("policy-problems");
    }

    void show(List<PackTests.Result> results) {
        removeAll();
        if (results.isEmpty()) {
            say("The pack has no tests. Add cases under 'tests': an act, and the verdict that you expect of it.");
        }
        results.forEach(result -> add(row(result)));
    }

    /** Says that there is nothing to run: the pack cannot be read. */
    void showNothing() {
        removeAll();
        say("The tests run once the pack has no errors.");
    }

    private void say(String text) {
        Paragraph paragraph = new Paragraph(text);
        paragraph.addClassName("secondary");
        add(paragraph);
    }

    private Component row(PackTests.Result result) {
        Span name = new Span(result.name());
        name.addClassName("policy-problem-message");
        Span message = new Span(result.message());
        message.addClassName("secondary");
        Div text = new Div(name, message);
        text.addClassName("policy-problem-text");
        NativeButton row = new NativeButton();
        row.add(
                result.passed() ? new StatusBadge("Passed", Tone.SUCCESS) : new StatusBadge("Failed", Tone.ERROR),
                text);
        row.addClassName("policy-problem");
        row.addClickListener(event -> chosen.accept(result));
        return row;
    }
}
