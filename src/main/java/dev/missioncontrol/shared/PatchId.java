package dev.missioncontrol.shared;

import java.util.UUID;

/**
 * Identifies one patch of a sealed PatchSet revision.
 *
 * @param value the identifier as stored and shown in addresses
 */
public record PatchId(UUID value) {

    /** Returns a fresh random id. */
    public static PatchId next() {
        return new PatchId(UUID.randomUUID());
    }

    /**
     * Reads an id from its text form.
     *
     * @throws Refusal NOT_FOUND when the text is no UUID: nothing can be stored under it
     */
    public static PatchId parse(String text) {
        return new PatchId(Uuids.parse(text, "patch"));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
