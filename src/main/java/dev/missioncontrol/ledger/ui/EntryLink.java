package dev.missioncontrol.ledger.ui;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Span;
import dev.missioncontrol.shared.Digest;
import dev.missioncontrol.shared.WorkflowId;
import dev.missioncontrol.shell.component.Glyph;

/** Names an entry by its place in the chain and the beginning of its hash, and opens it in the Ledger view. */
@StyleSheet("ledger.css")
public final class EntryLink extends Anchor {

    private static final long serialVersionUID = 1L;

    /** Makes the link. */
    public EntryLink(WorkflowId chain, long index, Digest hash) {
        super(LedgerNavigation.entry(chain, index));
        add(Glyph.LEDGER.create(), new Span("#" + index), new Code(hash.abbreviated()));
        addClassName("entry-link");
        getElement().setAttribute("title", "Ledger entry " + index + ", hash " + hash);
    }
}
