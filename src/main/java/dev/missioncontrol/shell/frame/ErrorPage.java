package dev.missioncontrol.shell.frame;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import dev.missioncontrol.shell.component.EmptyState;
import dev.missioncontrol.shell.component.Glyph;

/** A page that could not be shown: what happened in plain words, and the way back. */
abstract class ErrorPage extends Div {

    private static final long serialVersionUID = 1L;

    ErrorPage() {
        addClassName("error-page");
    }

    final void show(Glyph glyph, String title, String text) {
        removeAll();
        Anchor back = new Anchor("", "Go to the workflows");
        back.addClassName("button-link");
        add(new EmptyState(glyph, title, text, back));
    }
}
