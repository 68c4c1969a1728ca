package dev.missioncontrol.workflow.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import dev.missioncontrol.ledger.EntryFilter;
import dev.missioncontrol.ledger.EntryOrder;
import dev.missioncontrol.ledger.LedgerEntries;
import dev.missioncontrol.ledger.LedgerEntry;
import dev.missioncontrol.shell.component.RelativeTime;
import dev.missioncontrol.workflow.WorkflowView;
import java.util.Objects;

/** How the workflow went from state to state, the newest first; the ledger has everything else. */
final class TimelineTab extends Div implements WorkflowDetailsView.Content {

    private static final long serialVersionUID = 1L;
    private static final int MAX_SHOWN = 200;

    private final transient LedgerEntries ledger;

    TimelineTab(LedgerEntries ledger) {
        this.ledger = ledger;
        addClassName("overview");
    }

    @Override
    public void show(WorkflowView workflow) {
        removeAll();
        var filter = new EntryFilter(workflow.id(), "workflow.", null, null, null, null, null);
        var list = new OrderedList();
        list.addClassName("state-timeline");
        ledger.page(filter, EntryOrder.NEWEST_FIRST, null, MAX_SHOWN).items().forEach(entry -> list.add(item(entry)));
        add(list);
    }

    private static ListItem item(LedgerEntry entry) {
        var summary = new Span(Objects.requireNonNullElse(entry.summary(), "(erased)"));
        var facts = new Div(new Span(entry.actor().toString()), new RelativeTime(entry.at()));
        facts.addClassName("state-timeline-facts");
        return new ListItem(summary, facts);
    }
}
