package dev.missioncontrol.policy.engine;

import dev.missioncontrol.policy.verdict.Place;

/**
 * A place where a rule finds what it speaks of.
 *
 * @param place the place
 * @param reason a sentence
 * @param identity what tells it from other findings of the rule in the same file; not the line, which moves
 */
record Breach(Place place, String reason, String identity) {

    /** A breach by a file as a whole. */
    static Breach file(String path, String reason, String identity) {
        return new Breach(Place.file(path), reason, identity);
    }

    /** A breach by the act as a whole. */
    static Breach whole(String reason, String identity) {
        return new Breach(Place.WHOLE, reason, identity);
    }
}
