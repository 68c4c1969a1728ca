package dev.missioncontrol.approval;

import dev.missioncontrol.policy.PolicyDecision;

/**
 * How a revision stands with people and policy at one moment.
 *
 * @param complete whether it may be written as far as both are concerned
 * @param policy what policy says of it now
 * @param explanation why it may not, as sentences for people, naming the policy then and now when it changed; empty when
 *     it may
 */
public record ApprovalStanding(boolean complete, PolicyDecision policy, String explanation) {}
