package dev.missioncontrol.workflow.ui;

import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.html.Span;

/** A hunk of a diff, as plain text in colours. */
final class WhyHunk {

    /** More than anyone reads here; the patch can be downloaded. */
    private static final int MAX_LINES = 60;

    private WhyHunk() {}

    static Pre of(String hunk) {
        Pre pre = new Pre();
        pre.addClassName("why-hunk");
        pre.getElement().setAttribute("tabindex", "0").setAttribute("aria-label", "The hunk");
        long lines = hunk.lines().count();
        hunk.lines().limit(MAX_LINES).forEach(text -> {
            Span line = new Span(text + "\n");
            switch (text.isEmpty() ? ' ' : text.charAt(0)) {
                case '+' -> line.addClassName("why-added");
                case '-' -> line.addClassName("why-removed");
                case '@' -> line.addClassName("secondary");
                default -> {}
            }
            pre.add(line);
        });
        if (lines > MAX_LINES) {
            pre.add(new Span("… " + (lines - MAX_LINES) + " more lines"));
        }
        return pre;
    }
}
