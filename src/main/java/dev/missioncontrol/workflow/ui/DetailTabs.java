package dev.missioncontrol.workflow.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import dev.missioncontrol.account.Account;
import dev.missioncontrol.account.CurrentAccount;
import dev.missioncontrol.agent.AgentRuns;
import dev.missioncontrol.agent.budget.BudgetStandings;
import dev.missioncontrol.agent.ui.ReplayDesk;
import dev.missioncontrol.approval.Approvals;
import dev.missioncontrol.forge.PullRequests;
import dev.missioncontrol.gate.Checks;
import dev.missioncontrol.gate.GateVerdicts;
import dev.missioncontrol.ledger.Artifacts;
import dev.missioncontrol.ledger.EntryOrder;
import dev.missioncontrol.ledger.LedgerEntries;
import dev.missioncontrol.ledger.ui.LedgerTimelines;
import dev.missioncontrol.patch.PatchSets;
import dev.missioncontrol.plan.WorkItems;
import dev.missioncontrol.workflow.SteerWorkflow;
import dev.missioncontrol.workflow.WorkflowView;
import java.util.LinkedHashMap;
import java.util.Map;

/** Makes the tabs of a workflow's page. */
@org.springframework.stereotype.Component
class DetailTabs {

    private final GateVerdicts gates;
    private final WorkItems workItems;
    private final PullRequests pullRequests;
    private final Checks checks;
    private final Artifacts artifacts;
    private final PatchSets patchSets;
    private final Approvals approvals;
    private final AgentRuns runs;
    private final ReplayDesk replays;
    private final WhatIfDesk whatIf;
    private final BudgetStandings budgets;
    private final SteerWorkflow steer;
    private final CurrentAccount current;
    private final LedgerEntries ledger;
    private final LedgerTimelines timelines;
    private final PolicyDesk policy;

    DetailTabs(
            GateVerdicts gates,
            WorkItems workItems,
            PullRequests pullRequests,
            Checks checks,
            Artifacts artifacts,
            PatchSets patchSets,
            Approvals approvals,
            AgentRuns runs,
            ReplayDesk replays,
            WhatIfDesk whatIf,
            BudgetStandings budgets,
            SteerWorkflow steer,
            CurrentAccount current,
            LedgerEntries ledger,
            LedgerTimelines timelines,
            PolicyDesk policy) {
        this.gates = gates;
        this.workItems = workItems;
        this.pullRequests = pullRequests;
        this.checks = checks;
        this.artifacts = artifacts;
        this.patchSets = patchSets;
        this.approvals = approvals;
        this.runs = runs;
        this.replays = replays;
        this.whatIf = whatIf;
        this.budgets = budgets;
        this.steer = steer;
        this.current = current;
        this.ledger = ledger;
        this.timelines = timelines;
        this.policy = policy;
    }

    AgentRuns runs() {
        return runs;
    }

    BudgetStandings budgets() {
        return budgets;
    }

    Map<String, Component> of(WorkflowView workflow, Account viewer) {
        var tabs = new LinkedHashMap<String, Component>();
        tabs.put(
                "Overview",
                new OverviewTab(gates, workItems, pullRequests, checks, patchSets, budgets, steer, current));
        tabs.put("Architecture", new ArchitectureTab(artifacts));
        tabs.put("Timeline", new TimelineTab(ledger));
        tabs.put("Artifacts", new ArtifactsTab(artifacts));
        tabs.put("Policy", new PolicyTab(policy));
        tabs.put("Patches", new PatchesTab(patchSets, approvals, viewer));
        tabs.put("Runs", new RunsTab(runs, replays, whatIf));
        var timeline = new Div(timelines.of(workflow.id(), EntryOrder.OLDEST_FIRST));
        timeline.addClassName("workflow-ledger");
        tabs.put("Ledger", timeline);
        return tabs;
    }
}
