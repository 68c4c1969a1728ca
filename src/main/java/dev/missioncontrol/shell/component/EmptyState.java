package dev.missioncontrol.shell.component;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;

/** What stands where nothing is yet: what will be here, and the one thing to do about it. */
public final class EmptyState extends Div {

    private static final long serialVersionUID = 1L;

    /**
     * Creates an empty state.
     *
     * @param actions what the reader can do next, the most likely one first; none is fine
     */
    public EmptyState(Glyph glyph, String title, String text, Component... actions) {
        addClassName("empty-state");
        Div icon = new Div(glyph.create());
        icon.addClassName("empty-state-icon");
        add(icon, new H2(title), new Paragraph(text));
        if (actions.length > 0) {
            Div row = new Div(actions);
            row.addClassName("empty-state-actions");
            add(row);
        }
    }
}
