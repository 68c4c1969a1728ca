package dev.missioncontrol.forge.local;

import dev.missioncontrol.forge.BranchWrite;
import dev.missioncontrol.forge.GitObject;
import dev.missioncontrol.shared.Refusal;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.jgit.errors.CorruptObjectException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectChecker;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.treewalk.CanonicalTreeParser;

/**
 * The objects of a branch to be written, by their ids, which are computed here and taken from nobody. They are checked
 * before one of them is written: well-formed, a straight line of commits from head down to base, and nothing missing.
 */
final class BranchObjects {

    private static final long LARGEST_OBJECT = 100L << 20;
    private static final long LARGEST_SUM = 1L << 30;

    private final BranchWrite write;
    private final Map<ObjectId, GitObject> objects = new LinkedHashMap<>();
    private final ObjectChecker checker = new ObjectChecker()
            // Trees keep the entries of the base they do not touch, and old tools wrote these.
            .setIgnore(ObjectChecker.ErrorType.ZERO_PADDED_FILEMODE, true);

    BranchObjects(BranchWrite write) {
        this.write = write;
        long sum = 0;
        try (ObjectInserter.Formatter ids = new ObjectInserter.Formatter()) {
            for (GitObject each : write.objects()) {
                sum += each.bytes().length;
                if (each.bytes().length > LARGEST_OBJECT || sum > LARGEST_SUM) {
                    throw Refusal.of(
                            Refusal.Kind.TOO_LARGE,
                            null,
                            "The change is too large to be written: at most " + (LARGEST_OBJECT >> 20)
                                    + " MB in one file and " + (LARGEST_SUM >> 20) + " MB in all.",
                            "Make the change smaller.");
                }
                objects.put(ids.idFor(each.type(), each.bytes()), each);
            }
        }
    }

    /** Returns the objects in the order to write them: whatever an object names is written before it. */
    Map<ObjectId, GitObject> inOrder() {
        Map<ObjectId, GitObject> ordered = new LinkedHashMap<>();
        for (int type : new int[] {Constants.OBJ_BLOB, Constants.OBJ_TREE, Constants.OBJ_COMMIT}) {
            objects.forEach((id, object) -> {
                if (object.type() == type) {
                    ordered.put(id, object);
                }
            });
        }
        return ordered;
    }

    /** Refuses objects that are malformed, do not belong together, or name an object that is nowhere. */
    void check(ObjectReader existing) throws IOException {
        for (Map.Entry<ObjectId, GitObject> each : objects.entrySet()) {
            GitObject object = each.getValue();
            try {
                checker.check(each.getKey(), object.type(), object.bytes());
            } catch (CorruptObjectException e) {
                throw refused("the object " + each.getKey().name() + " is malformed: " + e.getMessage());
            }
            switch (object.type()) {
                case Constants.OBJ_BLOB, Constants.OBJ_COMMIT -> {}
                case Constants.OBJ_TREE -> requireEntries(each.getKey(), object, existing);
                default -> throw refused("an object has the type " + object.type());
            }
        }
        requireLine(existing);
    }

    private void requireEntries(ObjectId tree, GitObject object, ObjectReader existing) throws IOException {
        CanonicalTreeParser entries = new CanonicalTreeParser();
        for (entries.reset(object.bytes()); !entries.eof(); entries.next()) {
            ObjectId entry = entries.getEntryObjectId();
            if (!FileMode.GITLINK.equals(entries.getEntryRawMode()) && !isThere(entry, existing)) {
                throw refused("the tree " + tree.name() + " names " + entry.name() + ", which is nowhere");
            }
        }
    }

    private void requireLine(ObjectReader existing) throws IOException {
        ObjectId base = ObjectId.fromString(write.base().hex());
        if (!existing.has(base, Constants.OBJ_COMMIT)) {
            throw Refusal.conflict(
                    "The base commit " + write.base().abbreviated() + " is not in the repository any more.",
                    "Propose the change again on the branch's new head.");
        }
        ObjectId at = ObjectId.fromString(write.head().hex());
        int commits = 0;
        while (!at.equals(base)) {
            GitObject object = objects.get(at);
            if (object == null || object.type() != Constants.OBJ_COMMIT) {
                throw refused("the commit " + at.name() + " was not given, and is not the base");
            }
            RevCommit commit = RevCommit.parse(object.bytes());
            if (commit.getParentCount() != 1) {
                throw refused("the commit " + at.name() + " has " + commit.getParentCount() + " parents");
            }
            if (!isThere(commit.getTree(), existing)) {
                throw refused("the commit " + at.name() + " has no tree");
            }
            at = commit.getParent(0);
            commits++;
        }
        long given = objects.values().stream()
                .filter(object -> object.type() == Constants.OBJ_COMMIT)
                .count();
        if (commits == 0 || commits != given) {
            throw refused(given + " commits were given, and " + commits + " lead from the head to the base");
        }
    }

    private boolean isThere(ObjectId id, ObjectReader existing) throws IOException {
        return objects.containsKey(id) || existing.has(id);
    }

    private static Refusal refused(String why) {
        return Refusal.invalid(null, "The branch cannot be written: " + why + ".", "Seal the PatchSet again.");
    }
}
