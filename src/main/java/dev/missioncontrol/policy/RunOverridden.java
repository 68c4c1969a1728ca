package dev.missioncontrol.policy;

/**
 * Someone let findings at the start of a run, or in a tool call, pass; published in the transaction that records it.
 *
 * @param override what was recorded
 */
public record RunOverridden(RunOverride override) {}
