package dev.missioncontrol.workflow;

import dev.missioncontrol.agent.AgentOptions;
import dev.missioncontrol.policy.verdict.BudgetLimits.Meter;
import java.util.List;
import java.util.Map;

/**
 * What was asked for beside the idea itself.
 *
 * @param agent which agent, and how it shall work
 * @param dryRun whether to stop once the patches are proposed and checked
 * @param requiredChecks names of the checks that have to be green; empty when any one reported check per repository
 *     will do
 * @param budget the run's own limits, in the units of {@link Meter}; they only tighten what policy sets
 * @param deterministic whether agents have to give the same again: every call replayable, models pinned
 */
public record WorkflowOptions(
        AgentOptions agent,
        boolean dryRun,
        List<String> requiredChecks,
        Map<Meter, Long> budget,
        boolean deterministic) {

    /** Copies the names and limits. Options stored before there were budgets have none. */
    public WorkflowOptions {
        requiredChecks = List.copyOf(requiredChecks);
        budget = budget == null ? Map.of() : Map.copyOf(budget);
    }

    /** Options of a run with no limits of its own, which need not be deterministic. */
    public WorkflowOptions(AgentOptions agent, boolean dryRun, List<String> requiredChecks) {
        this(agent, dryRun, requiredChecks, Map.of(), false);
    }
}
