package dev.missioncontrol.approval.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.missioncontrol.approval.RuleProgress;
import dev.missioncontrol.policy.verdict.RuleRef;
import dev.missioncontrol.shell.component.RelativeTime;
import dev.missioncontrol.shell.component.StatusBadge;
import dev.missioncontrol.shell.component.Tone;
import java.time.Instant;
import java.util.List;

/** Which rules ask for approvals, why, who gave one, and who still may. */
final class ProgressList extends Div {

    private static final long serialVersionUID = 1L;

    ProgressList(List<RuleProgress> progress) {
        addClassNames("review-list", "approval-progress");
        progress.forEach(each -> add(row(each)));
    }

    private static Component row(RuleProgress progress) {
        Span asks = new Span(progress.sentence());
        asks.addClassName("review-list-name");
        StatusBadge state = progress.satisfied()
                ? new StatusBadge("Complete", Tone.SUCCESS)
                : new StatusBadge(
                        progress.approvedBy().size() + " of " + progress.rule().count(), Tone.WARNING);
        Div head = new Div(asks, state, origin(progress.rule().rule()));
        head.addClassName("review-list-head");
        Div row = new Div(head, line(progress.rule().because()));
        row.addClassName("review-list-row");
        names(row, "Approved by ", progress.approvedBy());
        Instant expiresAt = progress.expiresAt();
        if (expiresAt != null) {
            Div until = new Div(new Span("The first of them expires "), new RelativeTime(expiresAt));
            until.addClassName("secondary");
            row.add(until);
        }
        names(row, "Expired: ", progress.expired());
        names(row, "Void, because policy finds more now: ", progress.voided());
        if (!progress.satisfied()) {
            row.add(line(
                    progress.mayStill().isEmpty()
                            ? "No account can give the missing approval. Ask an administrator for the role, or to"
                                    + " change the rule."
                            : "May still approve: " + String.join(", ", progress.mayStill())));
        }
        return row;
    }

    private static Span origin(RuleRef rule) {
        Span origin = new Span(rule.id() + " of " + rule.pack() + (rule.line() > 0 ? ", line " + rule.line() : ""));
        origin.addClassName("secondary");
        return origin;
    }

    private static void names(Div row, String before, List<String> names) {
        if (!names.isEmpty()) {
            row.add(line(before + String.join(", ", names)));
        }
    }

    private static Div line(String text) {
        Div line = new Div(text);
        line.addClassName("secondary");
        return line;
    }
}
