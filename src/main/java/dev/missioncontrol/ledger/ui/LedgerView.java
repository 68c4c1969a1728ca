package dev.missioncontrol.ledger.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import dev.missioncontrol.ledger.EntryFilter;
import dev.missioncontrol.ledger.EntryOrder;
import dev.missioncontrol.ledger.Ledger;
import dev.missioncontrol.ledger.LedgerEntries;
import dev.missioncontrol.ledger.LedgerEntry;
import dev.missioncontrol.shared.Refusal;
import dev.missioncontrol.shared.WorkflowId;
import dev.missioncontrol.shell.component.CopyableCode;
import dev.missioncontrol.shell.component.PageHeader;
import jakarta.annotation.security.PermitAll;

/**
 * Everything that was ever recorded; with {@code ?entry=WORKFLOW/INDEX}, one entry within its chain. Other parameters
 * narrow the entries down, named like those of the API.
 */
@Route(LedgerNavigation.ROUTE)
@PageTitle("Ledger")
@Menu(title = "Ledger", order = 50, icon = "glyph:scroll-text")
@PermitAll
class LedgerView extends Div implements BeforeEnterObserver {

    private static final long serialVersionUID = 1L;

    private final transient LedgerEntries entries;
    private final transient LedgerTimelines timelines;
    private final transient LogSummary log;
    private final PageHeader header = new PageHeader("Ledger");

    LedgerView(LedgerEntries entries, LedgerTimelines timelines, LogSummary log) {
        this.entries = entries;
        this.timelines = timelines;
        this.log = log;
        addClassName("page-fill");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        removeAll();
        add(header);
        QueryParameters query = event.getLocation().getQueryParameters();
        query.getSingleParameter(LedgerNavigation.ENTRY)
                .ifPresentOrElse(address -> show(find(address)), () -> showEverything(LedgerNavigation.filter(query)));
    }

    private void showEverything(EntryFilter filter) {
        header.setSubtitle("Every decision, artifact, approval and write, in the order it happened.");
        add(log.create());
        add(log.exportCheck());
        LedgerTimeline timeline = timelines.ofEverything();
        timeline.show(filter);
        add(timeline);
    }

    private void show(LedgerEntry entry) {
        boolean system = entry.chain().equals(Ledger.SYSTEM_CHAIN);
        String id = entry.chain().toString();
        header.setSubtitle(
                system ? new Span("The system's own chain") : new Anchor("workflows/" + id, "Workflow"),
                new CopyableCode(id.substring(0, 8), id),
                new Anchor(LedgerNavigation.ROUTE, "All entries"));
        LedgerTimeline timeline = timelines.of(entry.chain(), EntryOrder.NEWEST_FIRST);
        add(timeline);
        timeline.goTo(entry);
    }

    LedgerEntry find(String address) {
        int slash = address.indexOf('/');
        try {
            WorkflowId chain = WorkflowId.parse(address.substring(0, Math.max(slash, 0)));
            return entries.find(chain, Long.parseLong(address.substring(slash + 1)))
                    .orElseThrow(() -> none(address));
        } catch (NumberFormatException e) {
            throw none(address);
        }
    }

    private static Refusal none(String address) {
        return Refusal.notFound("There is no ledger entry '" + address + "'.");
    }
}
