package dev.missioncontrol.forge;

import dev.missioncontrol.shared.CommitId;
import java.util.List;

/**
 * A branch to be created on top of a base.
 *
 * @param branch its short name
 * @param base the pinned commit it starts from
 * @param head the commit it shall point at
 * @param objects every object between base and head, already built in memory
 */
public record BranchWrite(String branch, CommitId base, CommitId head, List<GitObject> objects) {

    /** Copies the objects. */
    public BranchWrite {
        objects = List.copyOf(objects);
    }
}
