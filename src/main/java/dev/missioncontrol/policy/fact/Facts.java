package dev.missioncontrol.policy.fact;

import java.time.Instant;

/** What is known of an act at one of the points where policy is enforced. */
public sealed interface Facts permits RunFacts, ToolCallFacts, PatchSetFacts, WriteFacts {

    /** Returns the time of the act, which is the only time a rule knows. */
    Instant at();

    /** Returns the account that asked for the run. */
    String requestedBy();

    /** Returns the id of the agent at work. */
    String agent();
}
