package dev.missioncontrol.shared;

import java.util.UUID;

/**
 * Identifies the proposed change to one repository in one workflow.
 *
 * @param value the identifier as stored and shown in addresses
 */
public record PatchSetId(UUID value) {

    /** Returns a fresh random id. */
    public static PatchSetId next() {
        return new PatchSetId(UUID.randomUUID());
    }

    /**
     * Reads an id from its text form.
     *
     * @throws Refusal NOT_FOUND when the text is no UUID: nothing can be stored under it
     */
    public static PatchSetId parse(String text) {
        return new PatchSetId(Uuids.parse(text, "patch set"));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
