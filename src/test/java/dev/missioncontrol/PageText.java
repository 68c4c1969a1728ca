package dev.missioncontrol;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.dom.Element;

/** What a page says, read as a person would: texts, labels and what stands in attributes that are read out. */
public final class PageText {

    private PageText() {}

    /** Returns all text in the component, a piece per line. */
    public static String of(Component component) {
        StringBuilder text = new StringBuilder();
        append(component.getElement(), text);
        return text.toString();
    }

    private static void append(Element element, StringBuilder text) {
        if (element.isTextNode()) {
            text.append(element.getText()).append('\n');
            return;
        }
        for (String name : new String[] {"label", "summary", "value", "aria-label", "title"}) {
            String property = element.getProperty(name, element.getAttribute(name));
            if (property != null) {
                text.append(property).append('\n');
            }
        }
        element.getChildren().forEach(child -> append(child, text));
    }
}
