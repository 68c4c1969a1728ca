package dev.missioncontrol.policy.change;

import dev.missioncontrol.policy.fact.FileFacts;
import dev.missioncontrol.policy.fact.FileFacts.Kind;

/**
 * A file that changes, with its content.
 *
 * @param facts what it is
 * @param oldPath its path before; the same unless it moved
 * @param before its content before; empty when it is new
 * @param after its content after; empty when it goes
 * @param movedAway whether it goes because its content is at another path now
 */
record ChangedFile(FileFacts facts, String oldPath, TextSide before, TextSide after, boolean movedAway) {

    String path() {
        return facts.path();
    }

    boolean is(Kind kind) {
        return facts.kinds().contains(kind);
    }
}
