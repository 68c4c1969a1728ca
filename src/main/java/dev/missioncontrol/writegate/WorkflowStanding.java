package dev.missioncontrol.writegate;

import dev.missioncontrol.shared.WorkflowId;
import org.jspecify.annotations.Nullable;

/** What the WriteGate has to know of a workflow; answered by the workflow feature, which stands below this one. */
public interface WorkflowStanding {

    /** Returns why nothing may be written for the workflow now, as a sentence; null when it may. */
    @Nullable
    String whyNoWrite(WorkflowId workflow);
}
