package dev.missioncontrol.shared;

import java.util.UUID;

/**
 * Identifies a workflow: one unit of work, the API's {@code runId}.
 *
 * @param value the identifier as stored and shown in addresses
 */
public record WorkflowId(UUID value) {

    /** Returns a fresh random id. */
    public static WorkflowId next() {
        return new WorkflowId(UUID.randomUUID());
    }

    /**
     * Reads an id from its text form.
     *
     * @throws Refusal NOT_FOUND when the text is no UUID: nothing can be stored under it
     */
    public static WorkflowId parse(String text) {
        return new WorkflowId(Uuids.parse(text, "run"));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
