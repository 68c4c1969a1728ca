package dev.missioncontrol.shell.component;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.dependency.NpmPackage;
import java.time.Instant;

/**
 * A moment as "3 minutes ago", kept up to date by the browser; the exact moment in the reader's own time zone is in the
 * tooltip.
 */
@Tag("relative-time")
@NpmPackage(value = "@github/relative-time-element", version = "5.3.1")
@JsModule("@github/relative-time-element")
public final class RelativeTime extends Component {

    private static final long serialVersionUID = 1L;

    /** Shows the given moment. */
    public RelativeTime(Instant moment) {
        // Older than a month reads better as a date.
        getElement().setAttribute("threshold", "P30D").setAttribute("prefix", "");
        setMoment(moment);
    }

    /** Shows another moment in the same place. */
    public void setMoment(Instant moment) {
        getElement().setAttribute("datetime", moment.toString());
        // Read until the script has run, and by whoever has none.
        getElement().setText(moment.toString());
    }
}
