package dev.missioncontrol.shell.component;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Header;

/** The head of a page: its title, a line beneath it, and what can be done at the right (below, when it is narrow). */
public final class PageHeader extends Header {

    private static final long serialVersionUID = 1L;

    private final H1 title = new H1();
    private final Div besideTitle = new Div();
    private final Div subtitle = new Div();
    private final Div actions = new Div();

    /** Creates a header with a title only. */
    public PageHeader(String title) {
        addClassName("page-header");
        Div titleRow = new Div(this.title, besideTitle);
        titleRow.addClassName("page-header-title");
        besideTitle.addClassName("page-header-beside");
        subtitle.addClassName("page-header-subtitle");
        actions.addClassName("page-header-actions");
        Div text = new Div(titleRow, subtitle);
        text.addClassName("page-header-text");
        add(text, actions);
        setTitle(title);
        setSubtitle();
        setActions();
        setBesideTitle();
    }

    /** Creates a header with a title and a line of text beneath it. */
    public PageHeader(String title, String subtitle) {
        this(title);
        setSubtitle(subtitle);
    }

    /** Replaces the title of the page (and not, as for other elements, its tooltip). */
    @Override
    public void setTitle(String text) {
        title.setText(text);
    }

    /** Replaces the line beneath the title by plain text; an empty text removes it. */
    public void setSubtitle(String text) {
        subtitle.removeAll();
        subtitle.setText(text);
        subtitle.setVisible(!text.isBlank());
    }

    /** Replaces the line beneath the title by components, set side by side; none removes it. */
    public void setSubtitle(Component... components) {
        fill(subtitle, components);
    }

    /** Replaces what stands right after the title, such as a badge. */
    public void setBesideTitle(Component... components) {
        fill(besideTitle, components);
    }

    /** Replaces the buttons, the most important one last. */
    public void setActions(Component... components) {
        fill(actions, components);
    }

    private static void fill(Div part, Component... components) {
        part.removeAll();
        part.add(components);
        part.setVisible(components.length > 0);
    }
}
