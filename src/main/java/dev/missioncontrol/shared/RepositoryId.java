package dev.missioncontrol.shared;

import java.util.UUID;

/**
 * Identifies a connected repository.
 *
 * @param value the identifier as stored and shown in addresses
 */
public record RepositoryId(UUID value) {

    /** Returns a fresh random id. */
    public static RepositoryId next() {
        return new RepositoryId(UUID.randomUUID());
    }

    /**
     * Reads an id from its text form.
     *
     * @throws Refusal NOT_FOUND when the text is no UUID: nothing can be stored under it
     */
    public static RepositoryId parse(String text) {
        return new RepositoryId(Uuids.parse(text, "repository"));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
