package dev.missioncontrol.cli.api;

import tools.jackson.databind.JsonNode;

/**
 * A server-sent event (HTML Living Standard, 9.2).
 *
 * @param id its id, from which a broken stream goes on
 * @param data what it says
 */
public record ServerEvent(String id, JsonNode data) {}
