package dev.missioncontrol.workflow.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import dev.missioncontrol.ledger.ui.EntryLink;
import dev.missioncontrol.shared.Digest;
import dev.missioncontrol.shared.WorkflowId;
import dev.missioncontrol.shell.component.Glyph;
import dev.missioncontrol.workflow.audit.Proof;
import org.jspecify.annotations.Nullable;

/** A station of the path: what it is about, and what stands there. */
final class WhyStation extends ListItem {

    private static final long serialVersionUID = 1L;

    private final Div body = new Div();
    private final DescriptionList facts = new DescriptionList();

    WhyStation(Glyph glyph, String title, @Nullable Proof proof) {
        addClassName("why-station");
        Span icon = new Span(glyph.create());
        icon.addClassName("why-icon");
        Div head = new Div(new H2(title));
        head.addClassName("why-head");
        if (proof != null) {
            head.add(link(proof));
        }
        body.addClassName("why-body");
        facts.addClassName("facts");
        add(icon, head, body);
    }

    /** Adds a fact to the table of facts, which is made where the first stands. */
    WhyStation fact(String name, Component... value) {
        if (facts.getParent().isEmpty()) {
            body.add(facts);
        }
        facts.add(new DescriptionList.Term(name), new DescriptionList.Description(value));
        return this;
    }

    WhyStation fact(String name, String value) {
        return fact(name, new Span(value));
    }

    WhyStation with(Component... components) {
        body.add(components);
        return this;
    }

    /** Says that there is nothing here, and what that means. */
    WhyStation absent(String sentence) {
        Paragraph nothing = new Paragraph(sentence);
        nothing.addClassNames("secondary", "why-absent");
        body.add(nothing);
        return this;
    }

    /** A line of a list, with the entry that it rests on. */
    static Div row(Proof proof, Component... components) {
        Div row = new Div(components);
        row.add(link(proof));
        row.addClassName("why-row");
        return row;
    }

    static EntryLink link(Proof proof) {
        return new EntryLink(WorkflowId.parse(proof.runId()), proof.index(), new Digest(proof.hash()));
    }
}
