package dev.missioncontrol.workflow.rest;

import dev.missioncontrol.agent.budget.BudgetStandings;
import dev.missioncontrol.forge.PullRequests;
import dev.missioncontrol.gate.Checks;
import dev.missioncontrol.gate.GateVerdicts;
import dev.missioncontrol.ledger.EntryFilter;
import dev.missioncontrol.ledger.EntryOrder;
import dev.missioncontrol.ledger.LedgerEntries;
import dev.missioncontrol.patch.PatchSets;
import dev.missioncontrol.plan.WorkItems;
import dev.missioncontrol.shared.Cursor;
import dev.missioncontrol.shared.Page;
import dev.missioncontrol.shared.Refusal;
import dev.missioncontrol.shared.WorkItemId;
import dev.missioncontrol.shared.WorkflowId;
import dev.missioncontrol.workflow.WorkflowCatalogue;
import dev.missioncontrol.workflow.WorkflowState;
import dev.missioncontrol.workflow.WorkflowView;
import dev.missioncontrol.workflow.rest.RunBodies.CheckBody;
import dev.missioncontrol.workflow.rest.RunBodies.GateBody;
import dev.missioncontrol.workflow.rest.RunBodies.IssueBody;
import dev.missioncontrol.workflow.rest.RunBodies.PatchSetLine;
import dev.missioncontrol.workflow.rest.RunBodies.PullRequestBody;
import dev.missioncontrol.workflow.rest.RunBodies.RepoBody;
import dev.missioncontrol.workflow.rest.RunBodies.RunBody;
import dev.missioncontrol.workflow.rest.RunBodies.RunLine;
import dev.missioncontrol.workflow.rest.RunBodies.TimelineBody;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Reads runs. */
@RestController
@Tag(name = "Runs")
class RunController {

    private static final int TIMELINE = 100;

    private final WorkflowCatalogue catalogue;
    private final PatchSets patchSets;
    private final PullRequests pullRequests;
    private final GateVerdicts gates;
    private final Checks checks;
    private final WorkItems workItems;
    private final BudgetStandings budgets;
    private final LedgerEntries ledger;

    RunController(
            WorkflowCatalogue catalogue,
            PatchSets patchSets,
            PullRequests pullRequests,
            GateVerdicts gates,
            Checks checks,
            WorkItems workItems,
            BudgetStandings budgets,
            LedgerEntries ledger) {
        this.catalogue = catalogue;
        this.patchSets = patchSets;
        this.pullRequests = pullRequests;
        this.gates = gates;
        this.checks = checks;
        this.workItems = workItems;
        this.budgets = budgets;
        this.ledger = ledger;
    }

    @GetMapping("/api/runs")
    @Operation(summary = "List runs, newest first")
    Page<RunLine> list(
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        return catalogue.list(q, states(state), cursor, Cursor.limit(limit)).map(RunLine::of);
    }

    @GetMapping("/api/runs/{runId}")
    @Operation(summary = "Read a run: where it stands and everything it has led to")
    RunBody get(@PathVariable String runId) {
        WorkflowView workflow = catalogue.get(WorkflowId.parse(runId));
        var paused = workflow.paused();
        return new RunBody(
                runId,
                workflow.title(),
                workflow.state().name(),
                workflow.state().turn().name(),
                paused != null,
                paused == null ? null : paused.by(),
                workflow.reason(),
                workflow.idea(),
                workflow.options().agent().agent(),
                workflow.options().dryRun(),
                workflow.requestedBy(),
                workflow.createdAt(),
                workflow.stateSince(),
                workflow.repos().stream().map(RepoBody::of).toList(),
                patchSets.ofWorkflow(workflow.id()).stream()
                        .map(PatchSetLine::of)
                        .toList(),
                gates.newest(workflow.id()).stream().map(GateBody::of).toList(),
                pullRequests(workflow),
                checks.ofWorkflow(workflow.id()).stream().map(CheckBody::of).toList(),
                BudgetBody.of(budgets.of(workflow.id())),
                timeline(workflow.id()));
    }

    @GetMapping("/api/runs/{runId}/issues")
    @Operation(summary = "Read a run's issue tree, parents before children")
    Page<IssueBody> issues(@PathVariable String runId) {
        WorkflowView workflow = catalogue.get(WorkflowId.parse(runId));
        return new Page<>(
                workItems.ofWorkflow(workflow.id()).stream().map(IssueBody::of).toList(), null);
    }

    @GetMapping("/api/issues/{id}")
    @Operation(summary = "Read a node of an issue tree")
    IssueBody issue(@PathVariable String id) {
        return IssueBody.of(workItems.get(WorkItemId.parse(id)));
    }

    private List<PullRequestBody> pullRequests(WorkflowView workflow) {
        return pullRequests.ofWorkflow(workflow.id()).stream()
                .map(pullRequest -> PullRequestBody.of(
                        workflow.repos().stream()
                                .filter(repo -> repo.id().equals(pullRequest.repository()))
                                .findFirst()
                                .map(WorkflowView.Repo::name)
                                .orElse(""),
                        pullRequest))
                .toList();
    }

    private List<TimelineBody> timeline(WorkflowId id) {
        var filter = new EntryFilter(id, "workflow.", null, null, null, null, null);
        return ledger.page(filter, EntryOrder.NEWEST_FIRST, null, TIMELINE).items().reversed().stream()
                .map(entry -> new TimelineBody(
                        entry.index(), entry.at(), entry.type(), entry.actor().toString(), entry.summary()))
                .toList();
    }

    private static Set<WorkflowState> states(@Nullable String wanted) {
        var states = EnumSet.noneOf(WorkflowState.class);
        if (wanted != null) {
            for (String name : wanted.split(",")) {
                states.add(Arrays.stream(WorkflowState.values())
                        .filter(state -> state.name().equals(name.strip().toUpperCase(Locale.ROOT)))
                        .findFirst()
                        .orElseThrow(() -> Refusal.invalid(
                                "state",
                                "There is no state '" + name + "'.",
                                "Take some of " + Arrays.toString(WorkflowState.values()) + ".")));
            }
        }
        return states;
    }
}
