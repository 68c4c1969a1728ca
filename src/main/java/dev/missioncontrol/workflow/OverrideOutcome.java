package dev.missioncontrol.workflow;

import dev.missioncontrol.patch.PatchSets;
import dev.missioncontrol.policy.Overrides;
import dev.missioncontrol.policy.PolicyOverridden;
import dev.missioncontrol.policy.RunOverridden;
import dev.missioncontrol.policy.RunOverrides;
import dev.missioncontrol.shared.Actor;
import dev.missioncontrol.shared.WorkflowId;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Lets a workflow that policy blocked go on once a person has overridden everything that blocks it. */
@Component
class OverrideOutcome {

    private final Workflows workflows;
    private final WorkflowMachine machine;
    private final PatchSets patchSets;
    private final Overrides overrides;
    private final RunOverrides runOverrides;

    OverrideOutcome(
            Workflows workflows,
            WorkflowMachine machine,
            PatchSets patchSets,
            Overrides overrides,
            RunOverrides runOverrides) {
        this.workflows = workflows;
        this.machine = machine;
        this.patchSets = patchSets;
        this.overrides = overrides;
        this.runOverrides = runOverrides;
    }

    @EventListener
    void on(PolicyOverridden event) {
        WorkflowId id = event.patchSet().workflow();
        if (workflows.findById(id.value()).isEmpty()
                || machine.lock(id).state() != WorkflowState.BLOCKED_POLICY
                || patchSets.ofWorkflow(id).stream()
                        .anyMatch(patchSet -> !overrides.blocking(patchSet).isEmpty())) {
            return;
        }
        goOn(id, event.override().by(), event.override().reason());
    }

    @EventListener
    void on(RunOverridden event) {
        WorkflowId id = event.override().workflow();
        if (machine.lock(id).state() == WorkflowState.BLOCKED_POLICY
                && runOverrides.blocking(id).isEmpty()) {
            goOn(id, event.override().by(), event.override().reason());
        }
    }

    private void goOn(WorkflowId id, String by, String reason) {
        machine.offer(
                id,
                WorkflowEvent.E_HUMAN_ANSWERED,
                Fact.NONE,
                Actor.user(by),
                by + " overrode what policy found: " + reason);
    }
}
