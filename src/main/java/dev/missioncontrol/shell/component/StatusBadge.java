package dev.missioncontrol.shell.component;

import com.vaadin.flow.component.badge.Badge;

/** A state in a word or two; the tone adds colour, but the text says it all. */
public final class StatusBadge extends Badge {

    private static final long serialVersionUID = 1L;

    /** Creates a badge with the given text and tone. */
    public StatusBadge(String text, Tone tone) {
        addClassName("status-badge");
        update(text, tone);
    }

    /** Shows another state in the same place. */
    public void update(String text, Tone tone) {
        setText(text);
        getElement().setAttribute("theme", tone.themeName());
    }
}
