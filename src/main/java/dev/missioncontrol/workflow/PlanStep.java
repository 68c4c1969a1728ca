package dev.missioncontrol.workflow;

import dev.missioncontrol.agent.AgentDocuments.Plan;
import dev.missioncontrol.agent.AgentDocuments.Specification;
import dev.missioncontrol.agent.RoleWork;
import dev.missioncontrol.agent.RunAgent;
import dev.missioncontrol.gate.EarlyGates;
import dev.missioncontrol.gate.GateFacts;
import dev.missioncontrol.gate.GateVerdict;
import dev.missioncontrol.gate.GateVerdicts;
import dev.missioncontrol.ledger.ArtifactKind;
import dev.missioncontrol.ledger.Redactor;
import dev.missioncontrol.plan.WorkItem;
import dev.missioncontrol.plan.WorkItems;
import dev.missioncontrol.shared.Actor;
import dev.missioncontrol.shared.WorkItemId;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Has the agent break the work into tasks: Gate3. */
@Component
class PlanStep implements WorkflowStep {

    private final RunAgent agents;
    private final Documents documents;
    private final GateVerdicts gates;
    private final WorkItems workItems;
    private final Redactor redactor;

    PlanStep(RunAgent agents, Documents documents, GateVerdicts gates, WorkItems workItems, Redactor redactor) {
        this.agents = agents;
        this.documents = documents;
        this.gates = gates;
        this.workItems = workItems;
        this.redactor = redactor;
    }

    @Override
    public WorkflowState state() {
        return WorkflowState.ISSUE_TREE;
    }

    @Override
    public StepResult run(WorkflowView workflow) {
        Plan plan =
                agents.perform(RoleWork.PLAN, workflow.assignment(List.of())).document();
        Specification specification = documents.newest(workflow.id(), ArtifactKind.SCOPE, Specification.class);
        GateVerdict verdict = EarlyGates.plan(new GateFacts.Planning(
                specification,
                plan,
                workflow.repos().stream().map(WorkflowView.Repo::name).toList()));
        Runnable alongside = () -> {
            documents.store(
                    workflow.id(),
                    ArtifactKind.PLAN,
                    "plan.json",
                    plan,
                    Actor.agent(workflow.options().agent().agent()));
            workItems.replace(workflow.id(), tree(workflow, plan));
            gates.record(workflow.id(), verdict);
        };
        return verdict.outcome().passes()
                ? StepResult.of(WorkflowEvent.E_PLAN_READY, alongside)
                : StepResult.needsHuman(verdict.sentence(), alongside);
    }

    /** The epic is the workflow, a feature is a repository's change, a task is one patch. */
    private List<WorkItem> tree(WorkflowView workflow, Plan plan) {
        var items = new ArrayList<WorkItem>();
        var epic = new WorkItem(
                WorkItemId.next(),
                workflow.id(),
                null,
                WorkItem.Kind.EPIC,
                "E1",
                workflow.title(),
                workflow.idea(),
                null,
                List.of(),
                List.of(),
                "");
        items.add(epic);
        int number = 0;
        for (var repo : workflow.repos()) {
            var tasks = plan.tasks().stream()
                    .filter(task -> task.repository().equals(repo.name()))
                    .toList();
            if (tasks.isEmpty()) {
                continue;
            }
            var feature = new WorkItem(
                    WorkItemId.next(),
                    workflow.id(),
                    epic.id(),
                    WorkItem.Kind.FEATURE,
                    "F" + ++number,
                    "Change " + repo.name(),
                    "",
                    repo.name(),
                    List.of(),
                    List.of(),
                    "");
            items.add(feature);
            tasks.forEach(task -> items.add(new WorkItem(
                    WorkItemId.next(),
                    workflow.id(),
                    feature.id(),
                    WorkItem.Kind.TASK,
                    task.key(),
                    redactor.redact(task.title()),
                    redactor.redact(task.description()),
                    task.repository(),
                    task.mayTouch(),
                    task.criteria(),
                    redactor.redact(task.testedBy()))));
        }
        return items;
    }
}
