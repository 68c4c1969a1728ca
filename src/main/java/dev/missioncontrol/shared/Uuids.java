package dev.missioncontrol.shared;

import java.util.UUID;

/** Reads UUIDs out of hostile text. */
final class Uuids {

    private Uuids() {}

    static UUID parse(String text, String what) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw Refusal.notFound("There is no " + what + " with the id '" + text + "'.");
        }
    }
}
