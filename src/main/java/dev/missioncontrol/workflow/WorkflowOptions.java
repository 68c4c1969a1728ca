package dev.missioncontrol.workflow;

import dev.missioncontrol.agent.AgentOptions;
import java.util.List;

/**
 * What was asked for beside the idea itself.
 *
 * @param agent which agent, and how it shall work
 * @param dryRun whether to stop once the patches are proposed and checked
 * @param requiredChecks names of the checks that have to be green; empty when any one reported check per repository
 *     will do
 */
public record WorkflowOptions(AgentOptions agent, boolean dryRun, List<String> requiredChecks) {

    /** Copies the names. */
    public WorkflowOptions {
        requiredChecks = List.copyOf(requiredChecks);
    }
}
