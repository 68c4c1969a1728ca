package dev.missioncontrol.shared;

import java.util.UUID;

/**
 * Identifies one execution of one agent role.
 *
 * @param value the identifier as stored and shown in addresses
 */
public record AgentRunId(UUID value) {

    /** Returns a fresh random id. */
    public static AgentRunId next() {
        return new AgentRunId(UUID.randomUUID());
    }

    /**
     * Reads an id from its text form.
     *
     * @throws Refusal NOT_FOUND when the text is no UUID: nothing can be stored under it
     */
    public static AgentRunId parse(String text) {
        return new AgentRunId(Uuids.parse(text, "agent run"));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
