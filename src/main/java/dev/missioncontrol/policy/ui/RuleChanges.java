package dev.missioncontrol.policy.ui;

import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import dev.missioncontrol.policy.draft.RuleChange;
import dev.missioncontrol.shell.component.StatusBadge;
import dev.missioncontrol.shell.component.Tone;
import java.util.List;

/** Which rules come, change and go. */
final class RuleChanges extends Div {

    private static final long serialVersionUID = 1L;

    RuleChanges(List<RuleChange> changes) {
        addClassName("policy-changes");
        if (changes.isEmpty()) {
            Paragraph none = new Paragraph("No rule changes.");
            none.addClassName("secondary");
            add(none);
        }
        changes.forEach(change -> add(row(change)));
    }

    private static Div row(RuleChange change) {
        Div head = new Div(badge(change.kind()), new Code(change.rule()));
        head.addClassName("policy-change-head");
        Div row = new Div(head);
        row.addClassName("policy-change");
        if (!change.before().isEmpty()) {
            row.add(sentence("Was: ", change.before(), change.kind() == RuleChange.Kind.CHANGED));
        }
        if (!change.after().isEmpty()) {
            row.add(sentence("", change.after(), false));
        }
        return row;
    }

    private static Div sentence(String label, String text, boolean secondary) {
        Div line = new Div(new Span(label + text));
        if (secondary) {
            line.addClassName("secondary");
        }
        return line;
    }

    private static StatusBadge badge(RuleChange.Kind kind) {
        return switch (kind) {
            case ADDED -> new StatusBadge("Added", Tone.SUCCESS);
            case CHANGED -> new StatusBadge("Changed", Tone.WARNING);
            case REMOVED -> new StatusBadge("Removed", Tone.ERROR);
        };
    }
}
