package dev.missioncontrol.patch.apply;

import dev.missioncontrol.shared.CommitId;
import dev.missioncontrol.shared.Refusal;
import java.io.IOException;
import org.eclipse.jgit.errors.IncorrectObjectTypeException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.revwalk.RevWalk;

/** Finds the tree a change is relative to. */
final class BaseCommit {

    private BaseCommit() {}

    @SuppressWarnings("resource") // The walk owns nothing but the reader, which is the caller's.
    static MutableTree tree(ObjectReader reader, CommitId base) throws IOException {
        try {
            ObjectId tree = new RevWalk(reader)
                    .parseCommit(ObjectId.fromString(base.hex()))
                    .getTree();
            return new MutableTree(reader, tree);
        } catch (MissingObjectException | IncorrectObjectTypeException e) {
            throw Refusal.notFound("The base commit " + base + " is not in this repository.");
        }
    }
}
