package dev.missioncontrol.ledger.ui;

import com.vaadin.flow.component.AbstractCompositeField;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Input;
import com.vaadin.flow.component.html.Span;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** A moment, chosen in the browser's own way, in UTC like all times of the ledger. */
final class TimeField extends AbstractCompositeField<Div, TimeField, String> {

    private static final long serialVersionUID = 1L;

    private final Input input = new Input();

    TimeField(String label) {
        super("");
        input.setType("datetime-local");
        input.getElement().setAttribute("aria-label", label);
        input.addValueChangeListener(event -> setModelValue(event.getValue(), event.isFromClient()));
        Span name = new Span(label);
        name.addClassName("secondary");
        getContent().add(name, input);
        getContent().addClassName("ledger-time");
    }

    /** Returns the moment; null when none is chosen. */
    @Nullable
    Instant instant() {
        try {
            return isEmpty() ? null : LocalDateTime.parse(getValue()).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException none) {
            return null;
        }
    }

    @Override
    protected void setPresentationValue(String value) {
        input.setValue(value);
    }
}
