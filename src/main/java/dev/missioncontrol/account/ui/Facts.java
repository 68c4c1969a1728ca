package dev.missioncontrol.account.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;

/** A few things one may want to know, each with its name. */
final class Facts extends Div {

    Facts() {
        addClassName("settings-facts");
    }

    /** Adds one. */
    Facts with(String label, Component value) {
        var name = new Span(label);
        name.addClassName("secondary");
        add(new Div(name, value));
        return this;
    }
}
