package dev.missioncontrol.workflow.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import dev.missioncontrol.shell.component.EmptyState;
import dev.missioncontrol.shell.component.Glyph;
import dev.missioncontrol.workflow.WorkflowView;
import java.util.HashSet;
import java.util.List;

/** What policy found in a workflow, what it asks of people, and every decision it made. */
final class PolicyTab extends Div implements WorkflowDetailsView.Content {

    private static final long serialVersionUID = 1L;

    private final transient PolicyDesk desk;
    private final HashSet<Long> opened = new HashSet<>();

    PolicyTab(PolicyDesk desk) {
        this.desk = desk;
        addClassNames("overview", "policy-tab");
    }

    @Override
    public void show(WorkflowView workflow) {
        removeAll();
        var decisions = desk.decisions(workflow.id(), null);
        if (decisions.items().isEmpty()) {
            add(new EmptyState(
                    Glyph.POLICY,
                    "Nothing was decided yet",
                    "Policy decides at the start of the run, before each tool call, on each revision and before each"
                            + " write. Its decisions will be listed here."));
            return;
        }
        List<PolicyFinding> findings = desk.findings(workflow.id());
        add(
                findings.isEmpty()
                        ? card("Findings", new Paragraph("Policy objects to nothing. What it decided is listed below."))
                        : card("Findings", new PolicyFindings(findings, desk, () -> show(workflow))));
        var approvals = new PolicyApprovals(desk.approvals(workflow.id()), desk);
        if (approvals.getComponentCount() > 0) {
            add(card("Approvals", approvals));
        }
        add(card("Decisions", new PolicyDecisionList(decisions, desk, workflow.id(), opened)));
    }

    private static Div card(String title, Component content) {
        var card = new Div(new H2(title), content);
        card.addClassName("detail-card");
        return card;
    }
}
