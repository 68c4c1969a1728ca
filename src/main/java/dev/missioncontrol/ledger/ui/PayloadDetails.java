package dev.missioncontrol.ledger.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Pre;
import dev.missioncontrol.ledger.LedgerEntries;
import dev.missioncontrol.shared.Digest;

/** A line that opens to show the payload of an entry; it is read when it is opened. */
public final class PayloadDetails extends Details {

    private static final long serialVersionUID = 1L;

    /** Makes the line. */
    public PayloadDetails(Component line, Digest payload, LedgerEntries entries) {
        super(line);
        addClassName("payload-details");
        Div body = new Div();
        add(body);
        addOpenedChangeListener(event -> {
            if (event.isOpened() && body.getComponentCount() == 0) {
                body.add(entries.payload(payload)
                        .<Component>map(PayloadDetails::json)
                        .orElseGet(() ->
                                new Paragraph("The payload was erased; the entry, its digest and its proof stay.")));
            }
        });
    }

    static Component json(String payload) {
        Pre text = new Pre(PayloadText.of(payload));
        text.addClassName("ledger-payload");
        // A region that scrolls has to be reachable by keyboard.
        text.getElement().setAttribute("tabindex", "0").setAttribute("aria-label", "Payload");
        return text;
    }
}
