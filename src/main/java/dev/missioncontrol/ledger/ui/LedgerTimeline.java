package dev.missioncontrol.ledger.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.virtuallist.VirtualList;
import com.vaadin.flow.data.provider.CallbackDataProvider;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import com.vaadin.flow.signals.Signal;
import dev.missioncontrol.ledger.EntryFilter;
import dev.missioncontrol.ledger.EntryOrder;
import dev.missioncontrol.ledger.LedgerEntry;
import dev.missioncontrol.ledger.Listing;
import dev.missioncontrol.shared.AgentRunId;
import dev.missioncontrol.shared.Digest;
import dev.missioncontrol.shared.WorkflowId;
import dev.missioncontrol.shell.component.Confirmation;
import dev.missioncontrol.shell.component.EmptyState;
import dev.missioncontrol.shell.component.Glyph;
import dev.missioncontrol.shell.component.Notices;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Entries in a list that holds only what is seen, with filters, verification and export. It follows the ledger live, but
 * holds still while the reader has an entry open: what is new meanwhile is offered by a button.
 */
@StyleSheet("ledger.css")
public final class LedgerTimeline extends Div {

    private static final long serialVersionUID = 1L;

    private final transient LedgerTimelines services;
    private final @Nullable WorkflowId chain;
    private final EntryOrder order;
    private final FilterBar filters;
    private final Button news = new Button();
    private final Span count = new Span();
    private final VirtualList<TimelineItem> list = new VirtualList<>();
    private final Div empty = new Div();
    private final Set<Long> open = new HashSet<>();
    private final CallbackDataProvider<TimelineItem, Void> items;
    private final Signal<Long> revision;

    private transient Verdicts verdicts = new Verdicts();
    private EntryFilter filter;
    private transient Listing shown;
    private @Nullable Long highlighted;

    LedgerTimeline(LedgerTimelines services, @Nullable WorkflowId chain, EntryOrder order) {
        this.services = services;
        this.chain = chain;
        this.order = order;
        addClassName("ledger-timeline");
        filters = new FilterBar(chain, services.entries(), this::filterChanged);
        filter = filters.filter();
        shown = services.entries().listing(filter);
        items = new CallbackDataProvider<>(
                query -> fetch(query.getOffset(), query.getLimit()),
                query -> shown.count(),
                item -> item.entry().id());
        list.setDataProvider(items);
        list.setRenderer(new ComponentRenderer<>(item -> new EntryRow(this, item)));
        list.setItemAccessibleNameGenerator(item -> item.entry().type() + ", "
                + Objects.requireNonNullElse(item.entry().summary(), "tombstoned"));
        list.addClassName("ledger-list");
        news.addThemeVariants(ButtonVariant.SMALL);
        news.addClassName("ledger-news");
        news.addClickListener(event -> showNews());
        empty.addClassName("ledger-empty");
        add(filters, toolbar(), list, empty);
        revision = services.topics().revision(chain == null ? "ledger" : "workflow:" + chain);
        showNews();
        Signal.effect(this, this::follow);
    }

    private Component toolbar() {
        count.addClassName("secondary");
        Div toolbar = new Div(new VerificationBar(chain, services, this::verified), news, count);
        toolbar.addClassName("ledger-toolbar");
        if (chain != null) {
            Anchor export = new Anchor(new ExportDownload(services.export(), chain), "");
            export.add(Glyph.DOWNLOAD.create());
            export.add("Export");
            export.addClassName("ledger-download");
            export.getElement().setAttribute("download", true).setAttribute("title", "Entries, payloads and artifacts");
            toolbar.add(export);
        }
        return toolbar;
    }

    /** Opens an entry of this timeline's chain and scrolls to it. */
    public void goTo(LedgerEntry entry) {
        filters.clear();
        highlighted = entry.id();
        open.add(entry.id());
        showNews();
        list.scrollToIndex(shown.placeOf(entry, order));
    }

    /** Shows only what a filter lets through; its chain and times stay what they are here. */
    public void show(EntryFilter wanted) {
        filters.set(wanted);
    }

    /** Shows only what belongs to an agent run. */
    public void showAgentRun(AgentRunId run) {
        filters.showAgentRun(run);
    }

    private void follow() {
        revision.get();
        int newer = services.entries().newerThan(shown);
        if (newer == 0) {
            return;
        }
        if (open.isEmpty()) {
            showNews();
        } else {
            news.setText(newer == 1 ? "1 new entry" : String.format("%,d new entries", newer));
            news.setVisible(true);
        }
    }

    private void filterChanged() {
        filter = filters.filter();
        showNews();
    }

    private void showNews() {
        shown = services.entries().listing(filter);
        news.setVisible(false);
        count.setText(shown.count() == 1 ? "1 entry" : String.format("%,d entries", shown.count()));
        list.setVisible(shown.count() > 0);
        empty.setVisible(shown.count() == 0);
        empty.removeAll();
        if (shown.count() == 0) {
            empty.add(emptyState());
        }
        items.refreshAll();
    }

    private Component emptyState() {
        if (!filter.equals(chain == null ? EntryFilter.everything() : EntryFilter.of(chain))) {
            return new EmptyState(
                    Glyph.SEARCH,
                    "No entry matches",
                    "Nothing in the ledger fits all of these filters.",
                    new Button("Clear filters", event -> filters.clear()));
        }
        return new EmptyState(
                Glyph.LEDGER,
                "Nothing is recorded yet",
                "Every decision, artifact, approval and write will stand here, in the order it happened.");
    }

    private Stream<TimelineItem> fetch(int offset, int limit) {
        boolean falling = order == EntryOrder.NEWEST_FIRST;
        int first = falling || offset == 0 ? offset : offset - 1;
        int wanted = limit + (falling ? 1 : offset - first);
        List<LedgerEntry> found = services.entries().slice(shown, order, first, wanted);
        boolean hasEarlier = falling ? found.size() > limit : first < offset && !found.isEmpty();
        return TimelineItem.of(found, order, hasEarlier).stream().limit(limit);
    }

    private void verified(Verdicts result) {
        verdicts = result;
        showNews();
    }

    void askToTombstone(Digest digest) {
        Confirmation.ask(
                        "Tombstone this content?",
                        "It is emptied for good, in every workflow that refers to it. Its digest and the entries stay and"
                                + " still verify; your name and reason are recorded. Other entries and documents that quote it stay: search for"
                                + " them.",
                        "Tombstone")
                .dangerous()
                .withReason("Reason", true)
                .open(reason -> {
                    services.tombstones().tombstone(digest, reason);
                    Notices.success("Tombstoned " + digest.abbreviated() + ".");
                    showNews();
                });
    }

    /** Opens or closes an entry, and returns whether it is open now. */
    boolean toggle(LedgerEntry entry) {
        if (open.remove(entry.id())) {
            return false;
        }
        open.add(entry.id());
        return true;
    }

    boolean isOpen(LedgerEntry entry) {
        return open.contains(entry.id());
    }

    boolean isHighlighted(LedgerEntry entry) {
        return highlighted != null && highlighted == entry.id();
    }

    boolean showsChains() {
        return chain == null;
    }

    EntryOrder order() {
        return order;
    }

    Verdicts verdicts() {
        return verdicts;
    }

    LedgerTimelines services() {
        return services;
    }
}
