package dev.missioncontrol.workflow;

import dev.missioncontrol.shared.WorkflowId;
import dev.missioncontrol.writegate.WorkflowStanding;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells the WriteGate whether a workflow may write now. */
@Component
class Standing implements WorkflowStanding {

    private final WorkflowCatalogue catalogue;

    Standing(WorkflowCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    @Override
    public @Nullable String whyNoWrite(WorkflowId id) {
        WorkflowView workflow = catalogue.get(id);
        var paused = workflow.paused();
        if (paused != null) {
            return "The run was paused by " + paused.by() + ": " + paused.why();
        }
        return switch (workflow.state()) {
            case APPLYING_PATCHES, PR_OPEN -> null;
            default -> "The run is in " + workflow.state() + ", where nothing is written.";
        };
    }
}
