package dev.missioncontrol.policy;

/**
 * A decision was recorded; published in the transaction that records it.
 *
 * @param question what was asked
 * @param decision the answer
 */
public record PolicyDecided(PolicyQuestion question, PolicyDecision decision) {}
