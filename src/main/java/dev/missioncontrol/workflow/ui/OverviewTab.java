package dev.missioncontrol.workflow.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import dev.missioncontrol.account.CurrentAccount;
import dev.missioncontrol.account.Role;
import dev.missioncontrol.agent.budget.BudgetLine;
import dev.missioncontrol.agent.budget.BudgetStandings;
import dev.missioncontrol.forge.PullRequest;
import dev.missioncontrol.forge.PullRequests;
import dev.missioncontrol.gate.CheckReport;
import dev.missioncontrol.gate.Checks;
import dev.missioncontrol.gate.Gate;
import dev.missioncontrol.gate.GateVerdicts;
import dev.missioncontrol.patch.PatchSet;
import dev.missioncontrol.patch.PatchSets;
import dev.missioncontrol.plan.WorkItem;
import dev.missioncontrol.plan.WorkItems;
import dev.missioncontrol.shell.component.CopyableCode;
import dev.missioncontrol.shell.component.StatusBadge;
import dev.missioncontrol.shell.component.Tone;
import dev.missioncontrol.workflow.SteerWorkflow;
import dev.missioncontrol.workflow.WorkflowView;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What was asked for, how the gates stand, and what has come of it. */
final class OverviewTab extends Div implements WorkflowDetailsView.Content {

    private static final long serialVersionUID = 1L;

    private final transient GateVerdicts gates;
    private final transient WorkItems workItems;
    private final transient PullRequests pullRequests;
    private final transient Checks checks;
    private final transient PatchSets patchSets;
    private final transient BudgetStandings budgets;
    private final transient SteerWorkflow steer;
    private final transient CurrentAccount current;

    OverviewTab(
            GateVerdicts gates,
            WorkItems workItems,
            PullRequests pullRequests,
            Checks checks,
            PatchSets patchSets,
            BudgetStandings budgets,
            SteerWorkflow steer,
            CurrentAccount current) {
        this.gates = gates;
        this.workItems = workItems;
        this.pullRequests = pullRequests;
        this.checks = checks;
        this.patchSets = patchSets;
        this.budgets = budgets;
        this.steer = steer;
        this.current = current;
        addClassName("overview");
    }

    @Override
    public void show(WorkflowView workflow) {
        removeAll();
        add(
                idea(workflow),
                gateStrip(workflow),
                repositories(workflow),
                budget(workflow),
                tasks(workflow),
                checkList(workflow));
    }

    private static Div idea(WorkflowView workflow) {
        var text = new Paragraph(workflow.idea());
        text.addClassName("idea-text");
        var by = new Paragraph("Asked for by " + workflow.requestedBy() + ", done by the agent '"
                + workflow.options().agent().agent() + "'" + (workflow.options().dryRun() ? ", as a dry run." : "."));
        by.addClassName("secondary");
        return card("Asked for", text, by);
    }

    private Div gateStrip(WorkflowView workflow) {
        List<GateVerdicts.Standing> standings = gates.newest(workflow.id());
        var strip = new Div();
        strip.addClassName("gate-strip");
        Arrays.stream(Gate.values())
                .map(gate -> gate(
                        gate,
                        standings.stream()
                                .filter(each -> each.gate() == gate)
                                .findFirst()
                                .orElse(null)))
                .forEach(strip::add);
        return card("Gates", strip);
    }

    private static Div gate(Gate gate, GateVerdicts.@Nullable Standing standing) {
        var head = new Div(new Span(String.valueOf(gate.ordinal())), new H3(gate.title()));
        head.addClassName("gate-head");
        var box = new Div(head);
        box.addClassName("gate");
        if (standing == null) {
            box.add(new StatusBadge("not judged yet", Tone.NEUTRAL));
        } else {
            Tone tone = switch (standing.outcome()) {
                case SATISFIED -> Tone.SUCCESS;
                case OVERRIDDEN, BYPASSED, UNSATISFIED -> Tone.WARNING;
                case ERROR -> Tone.ERROR;
                case NOT_APPLICABLE -> Tone.NEUTRAL;
            };
            box.add(new StatusBadge(words(standing.outcome().name()), tone));
            standing.reasons().stream().limit(4).forEach(reason -> {
                var text = new Paragraph(reason);
                text.addClassName("secondary");
                box.add(text);
            });
        }
        return box;
    }

    private Div repositories(WorkflowView workflow) {
        List<PullRequest> opened = pullRequests.ofWorkflow(workflow.id());
        List<PatchSet> sets = patchSets.ofWorkflow(workflow.id());
        var rows = new Div();
        rows.addClassName("fact-rows");
        for (var repo : workflow.repos()) {
            var name = new Anchor("repositories?q=" + repo.name(), repo.name());
            name.addClassName("fact-name");
            var row = new Div(
                    name, new StatusBadge(words(repo.role().name()), Tone.NEUTRAL), new Span(repo.baseBranch()));
            row.addClassName("fact-row");
            if (repo.base() != null) {
                row.add(CopyableCode.of(repo.base()));
            }
            sets.stream()
                    .filter(patchSet -> patchSet.repository().equals(repo.id()))
                    .forEach(patchSet -> row.add(new Anchor(
                            "patch-sets/" + patchSet.id(),
                            "PatchSet, revision " + patchSet.current().number() + ": "
                                    + words(patchSet.state().name()))));
            opened.stream()
                    .filter(pullRequest -> pullRequest.repository().equals(repo.id()))
                    .forEach(pullRequest -> row.add(new Anchor(
                            "repositories/" + repo.name() + "/pulls/" + pullRequest.number(),
                            "Pull request #" + pullRequest.number())));
            rows.add(row);
        }
        return card(workflow.repos().size() == 1 ? "Repository" : "Repositories", rows);
    }

    private Div budget(WorkflowView workflow) {
        List<BudgetLine> lines = budgets.of(workflow.id());
        var card = new BudgetCard(
                lines, current.get().is(Role.ADMIN), () -> new TopUpDialog(steer, current::get).open(workflow, lines));
        card.setVisible(lines.stream().anyMatch(line -> line.limit() != null || line.used() > 0));
        return card;
    }

    private Div tasks(WorkflowView workflow) {
        var rows = new Div();
        rows.addClassName("fact-rows");
        for (WorkItem item : workItems.ofWorkflow(workflow.id())) {
            if (item.kind() == WorkItem.Kind.TASK) {
                var key = new Span(item.key());
                key.addClassName("fact-key");
                var title = new Span(item.title());
                title.addClassName("fact-name");
                var where = new Span(item.repository() + ", " + item.mayTouch().size()
                        + (item.mayTouch().size() == 1 ? " file" : " files"));
                where.addClassName("secondary");
                var row = new Div(key, title, where);
                row.addClassName("fact-row");
                rows.add(row);
            }
        }
        var card = card("Tasks", rows);
        card.setVisible(rows.getComponentCount() > 0);
        return card;
    }

    private Div checkList(WorkflowView workflow) {
        var rows = new Div();
        rows.addClassName("fact-rows");
        for (CheckReport check : checks.ofWorkflow(workflow.id())) {
            var name = new Span(check.name());
            name.addClassName("fact-name");
            var conclusion = check.conclusion();
            var badge = new StatusBadge(
                    words(conclusion == null ? check.status().name() : conclusion.name()),
                    check.isGreen() ? Tone.SUCCESS : conclusion == null ? Tone.INFO : Tone.ERROR);
            var tests = new Span(check.tests().tests() == 0 ? "" : check.tests().tests() + " tests");
            tests.addClassName("secondary");
            var row = new Div(name, badge, new Span(check.repositoryName()), CopyableCode.of(check.sha()), tests);
            row.addClassName("fact-row");
            rows.add(row);
        }
        var card = card("Checks", rows);
        card.setVisible(rows.getComponentCount() > 0);
        return card;
    }

    private static Div card(String title, Component... content) {
        var card = new Div(new H2(title));
        card.addClassName("detail-card");
        card.add(content);
        return card;
    }

    private static String words(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
