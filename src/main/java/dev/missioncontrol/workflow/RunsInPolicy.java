package dev.missioncontrol.workflow;

import dev.missioncontrol.policy.RunContext;
import dev.missioncontrol.shared.WorkflowId;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Tells policy what it has to know of a run. */
@Component
class RunsInPolicy implements RunContext {

    private final Workflows workflows;
    private final OptionsJson options;

    RunsInPolicy(Workflows workflows, OptionsJson options) {
        this.workflows = workflows;
        this.options = options;
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Run> of(WorkflowId id) {
        return workflows.findById(id.value()).map(this::run);
    }

    private Run run(Workflow workflow) {
        WorkflowOptions asked = options.read(workflow.options());
        return new Run(
                workflow.requestedBy(),
                asked.agent().agent(),
                workflow.repos().stream()
                        .map(repo -> new Repository(
                                repo.repository(), repo.repositoryName(), repo.baseBranch(), repo.base()))
                        .toList(),
                asked.dryRun());
    }
}
