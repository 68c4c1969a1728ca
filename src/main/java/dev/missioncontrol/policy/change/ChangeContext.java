package dev.missioncontrol.policy.change;

import java.time.Instant;

/**
 * What the facts of a change need beside the change.
 *
 * @param at the time the rules shall know
 * @param requestedBy the account that asked for the run
 * @param agent the id of the agent that made the change
 * @param baseBranch the branch the change is proposed for
 */
public record ChangeContext(Instant at, String requestedBy, String agent, String baseBranch) {}
