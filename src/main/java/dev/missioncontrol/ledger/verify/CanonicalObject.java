package dev.missioncontrol.ledger.verify;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was read of an object.
 *
 * @param canonical whether it is an object in the canonical form of docs/ledger.md
 * @param digest the SHA-256 of the bytes, in hex
 * @param members the strings, integers, booleans and nulls among the members that were asked for
 * @param more whether it has members that were not asked for, or objects and arrays
 */
record CanonicalObject(boolean canonical, String digest, Map<String, @Nullable Object> members, boolean more) {

    /** Returns a member's text; empty when it is absent or no string. */
    String text(String member) {
        return members.get(member) instanceof String text ? text : "";
    }

    /** Returns a member's integer; -1 when it is absent or none. */
    long integer(String member) {
        return members.get(member) instanceof Long number ? number : -1;
    }
}
