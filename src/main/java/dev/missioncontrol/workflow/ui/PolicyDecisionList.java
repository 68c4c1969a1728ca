package dev.missioncontrol.workflow.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import dev.missioncontrol.policy.PolicyQuestion.Point;
import dev.missioncontrol.policy.RecordedDecision;
import dev.missioncontrol.policy.verdict.Status;
import dev.missioncontrol.shared.Page;
import dev.missioncontrol.shared.WorkflowId;
import dev.missioncontrol.shell.component.RelativeTime;
import dev.missioncontrol.shell.component.StatusBadge;
import dev.missioncontrol.shell.component.Tone;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The decisions by the point at which they were asked for; each opens into its verdict. */
final class PolicyDecisionList extends Div {

    private static final long serialVersionUID = 1L;

    private final transient PolicyDesk desk;
    private final transient WorkflowId workflow;
    private final Set<Long> opened;
    private final Map<Point, Div> groups = new EnumMap<>(Point.class);
    private final Button more = new Button("Show earlier decisions");
    private @Nullable String next;

    /**
     * Shows decisions.
     *
     * @param opened the decisions that the reader has opened; kept as they open and close more
     */
    PolicyDecisionList(Page<RecordedDecision> first, PolicyDesk desk, WorkflowId workflow, Set<Long> opened) {
        this.desk = desk;
        this.opened = opened;
        this.workflow = workflow;
        addClassName("policy-decisions");
        for (Point point : Point.values()) {
            var group = new Div(new H3(title(point)));
            group.addClassName("policy-group");
            group.setVisible(false);
            groups.put(point, group);
            add(group);
        }
        more.addThemeVariants(ButtonVariant.SMALL);
        more.addClickListener(event -> show(desk.decisions(this.workflow, next)));
        add(more);
        show(first);
    }

    private void show(Page<RecordedDecision> page) {
        page.items().forEach(decision -> {
            Div group = groups.get(decision.point());
            if (group != null) {
                group.add(row(decision));
                group.setVisible(true);
            }
        });
        next = page.next();
        more.setVisible(next != null);
    }

    private Details row(RecordedDecision decision) {
        var summary = new Div(badge(decision), new Span(subject(decision)), secondary(decision.pack()));
        summary.add(new RelativeTime(decision.at()));
        summary.addClassName("fact-row");
        var verdict = new Div();
        var row = new Details(summary, verdict);
        row.addClassName("policy-decision");
        row.addOpenedChangeListener(event -> {
            if (event.isOpened()) {
                opened.add(decision.id());
            } else {
                opened.remove(decision.id());
            }
            if (event.isOpened() && verdict.getComponentCount() == 0) {
                verdict.add(desk.verdict(decision)
                        .<Component>map(VerdictTree::of)
                        .orElseGet(() -> new Paragraph("The verdict was erased from the ledger.")));
                verdict.add(secondary("Ledger entry " + decision.chainIndex() + ", pack "
                        + decision.packHash().abbreviated()));
            }
        });
        row.setOpened(opened.contains(decision.id()));
        return row;
    }

    private static StatusBadge badge(RecordedDecision decision) {
        if (!decision.allowed()) {
            return new StatusBadge(decision.status() == Status.ERROR ? "error, denied" : "denied", Tone.ERROR);
        }
        return switch (decision.status()) {
            case DENY, ERROR -> new StatusBadge("allowed, would deny", Tone.INFO);
            case WARN -> new StatusBadge("allowed, warns", Tone.WARNING);
            case ALLOW, SKIPPED -> new StatusBadge("allowed", Tone.SUCCESS);
        };
    }

    private static String subject(RecordedDecision decision) {
        String where = decision.repository().isEmpty() ? "" : " in " + decision.repository();
        return switch (decision.point()) {
            case RUN_START -> "The run starts";
            case TOOL_CALL -> decision.subject();
            case PATCH_SET -> {
                var digest = decision.subjectDigest();
                yield "Revision " + (digest == null ? "" : digest.abbreviated()) + where;
            }
            case WRITE -> decision.subject() + where;
        };
    }

    private static String title(Point point) {
        return switch (point) {
            case RUN_START -> "Run start";
            case TOOL_CALL -> "Tool calls";
            case PATCH_SET -> "Revisions";
            case WRITE -> "Writes";
        };
    }

    private static Span secondary(String text) {
        var span = new Span(text);
        span.addClassName("secondary");
        return span;
    }
}
