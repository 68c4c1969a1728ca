package dev.missioncontrol.shared;

import java.util.UUID;

/**
 * Identifies a node of the issue tree.
 *
 * @param value the identifier as stored and shown in addresses
 */
public record WorkItemId(UUID value) {

    /** Returns a fresh random id. */
    public static WorkItemId next() {
        return new WorkItemId(UUID.randomUUID());
    }

    /**
     * Reads an id from its text form.
     *
     * @throws Refusal NOT_FOUND when the text is no UUID: nothing can be stored under it
     */
    public static WorkItemId parse(String text) {
        return new WorkItemId(Uuids.parse(text, "work item"));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
