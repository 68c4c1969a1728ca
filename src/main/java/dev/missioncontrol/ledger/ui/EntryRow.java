package dev.missioncontrol.ledger.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.Icon;
import dev.missioncontrol.ledger.EntryOrder;
import dev.missioncontrol.ledger.EntryResult;
import dev.missioncontrol.ledger.Ledger;
import dev.missioncontrol.ledger.LedgerEntry;
import dev.missioncontrol.shell.component.Glyph;
import dev.missioncontrol.shell.component.RelativeTime;
import dev.missioncontrol.shell.component.StatusBadge;
import dev.missioncontrol.shell.component.Tone;

/** One entry: a line that opens to show the payload and the digests. */
final class EntryRow extends Div {

    private static final long serialVersionUID = 1L;

    private final LedgerTimeline timeline;
    private final LedgerEntry entry;
    private final NativeButton toggle = new NativeButton();
    private final Div details = new Div();

    EntryRow(LedgerTimeline timeline, TimelineItem item) {
        this.timeline = timeline;
        this.entry = item.entry();
        addClassName("ledger-row");
        Div card = new Div(line(), details);
        card.addClassName("ledger-entry");
        if (timeline.isHighlighted(entry)) {
            card.addClassName("ledger-entry-linked");
        }
        details.addClassName("ledger-details");
        add(card);
        if (item.idle() != null) {
            Div idle = new Div(new Span(TimelineItem.inWords(item.idle())));
            idle.addClassName("ledger-idle");
            if (timeline.order() == EntryOrder.OLDEST_FIRST) {
                addComponentAsFirst(idle);
            } else {
                add(idle);
            }
        }
        show(timeline.isOpen(entry));
    }

    private Component line() {
        Span type = new Span(entry.type());
        type.addClassName("ledger-type");
        Span summary = new Span(entry.summary() == null ? "Tombstoned" : entry.summary());
        summary.addClassName(entry.tombstoned() ? "ledger-gone" : "ledger-summary");
        toggle.add(Glyph.CHEVRON_RIGHT.create(), type, summary);
        toggle.addClassName("ledger-toggle");
        toggle.addClickListener(event -> show(timeline.toggle(entry)));

        Div facts = new Div(actor(), new RelativeTime(entry.at()));
        facts.addClassName("ledger-facts");
        if (timeline.showsChains()) {
            facts.add(chain());
        }
        Span index = new Span("#" + entry.index());
        index.addClassNames("numeric", "secondary");
        facts.add(index);
        timeline.verdicts().of(entry).map(EntryRow::badge).ifPresent(facts::add);
        Div line = new Div(toggle, facts);
        line.addClassName("ledger-line");
        return line;
    }

    private Component actor() {
        int colon = entry.actor().indexOf(':');
        Glyph glyph = switch (entry.actor().substring(0, Math.max(colon, 0))) {
            case "user" -> Glyph.USER;
            case "agent" -> Glyph.AGENT;
            case "ci" -> Glyph.TEST;
            default -> Glyph.SETTINGS;
        };
        Icon icon = glyph.create();
        Span name = new Span(icon, new Span(entry.actor().substring(colon + 1)));
        name.addClassName("ledger-actor");
        name.getElement().setAttribute("title", entry.actor());
        return name;
    }

    private Component chain() {
        if (entry.chain().equals(Ledger.SYSTEM_CHAIN)) {
            return new Span("system");
        }
        Anchor link = new Anchor(
                "workflows/" + entry.chain(), entry.chain().toString().substring(0, 8));
        link.getElement().setAttribute("title", "Workflow " + entry.chain());
        return link;
    }

    private static StatusBadge badge(EntryResult result) {
        StatusBadge badge = switch (result.status()) {
            case OK -> new StatusBadge("Holds", Tone.SUCCESS);
            case PAYLOAD_TOMBSTONED -> new StatusBadge("Holds, tombstoned", Tone.NEUTRAL);
            case TAMPERED -> new StatusBadge("Tampered", Tone.ERROR);
        };
        badge.addClassName("ledger-verdict");
        return badge;
    }

    private void show(boolean open) {
        toggle.getElement().setAttribute("aria-expanded", Boolean.toString(open));
        details.removeAll();
        details.setVisible(open);
        if (open) {
            details.add(EntryDetails.of(
                    timeline, entry, timeline.verdicts().of(entry).orElse(null)));
        }
    }
}
