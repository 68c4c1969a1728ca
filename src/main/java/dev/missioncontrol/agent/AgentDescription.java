package dev.missioncontrol.agent;

/**
 * What an agent is.
 *
 * @param id its id in the API and the ledger
 * @param title its name for people
 * @param summary what it does, in a sentence or two
 * @param deterministic whether the same input always gives the same output
 */
public record AgentDescription(String id, String title, String summary, boolean deterministic) {}
