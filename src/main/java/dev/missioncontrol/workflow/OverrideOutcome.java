package dev.missioncontrol.workflow;

import dev.missioncontrol.patch.PatchSets;
import dev.missioncontrol.policy.Overrides;
import dev.missioncontrol.policy.PolicyOverridden;
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

    OverrideOutcome(Workflows workflows, WorkflowMachine machine, PatchSets patchSets, Overrides overrides) {
        this.workflows = workflows;
        this.machine = machine;
        this.patchSets = patchSets;
        this.overrides = overrides;
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
        var override = event.override();
        machine.offer(
                id,
                WorkflowEvent.E_HUMAN_ANSWERED,
                Fact.NONE,
                Actor.user(override.by()),
                override.by() + " overrode what policy found: " + override.reason());
    }
}
