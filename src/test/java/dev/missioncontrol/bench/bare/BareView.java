package dev.missioncontrol.bench.bare;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;

/** The page. */
public class BareView extends Div {

    private static final long serialVersionUID = 1L;

    /** What the page shows. */
    @FunctionalInterface
    public interface Clock {

        /** Returns the database's time. */
        String read();
    }

    /** Builds it. */
    public BareView(Clock clock) {
        add(new H1("Bare"), new Paragraph("The database says " + clock.read()));
    }
}
