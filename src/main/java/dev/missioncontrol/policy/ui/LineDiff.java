package dev.missioncontrol.policy.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.html.Span;

/** A unified diff of two texts of a pack, line by line. */
final class LineDiff extends Div {

    private static final long serialVersionUID = 1L;

    /** Shows a diff; an empty one means that the texts are the same. */
    LineDiff(String diff) {
        if (diff.isEmpty()) {
            Paragraph same = new Paragraph("The texts are the same.");
            same.addClassName("secondary");
            add(same);
            return;
        }
        Pre lines = new Pre();
        lines.addClassName("policy-diff");
        lines.getElement().setAttribute("tabindex", "0");
        lines.getElement().setAttribute("aria-label", "Differences, line by line");
        diff.lines().forEach(text -> {
            Span line = new Span(text + "\n");
            line.addClassName(kind(text));
            lines.add(line);
        });
        add(lines);
    }

    private static String kind(String line) {
        if (line.startsWith("+++") || line.startsWith("---") || line.startsWith("@@")) {
            return "policy-diff-head";
        }
        return line.startsWith("+")
                ? "policy-diff-added"
                : line.startsWith("-") ? "policy-diff-removed" : "policy-diff-same";
    }
}
