package dev.missioncontrol.forge.local;

import dev.missioncontrol.forge.BranchWrite;
import dev.missioncontrol.forge.GitObject;
import dev.missioncontrol.forge.git.GitRepositories;
import dev.missioncontrol.shared.CommitId;
import dev.missioncontrol.shared.Refusal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.eclipse.jgit.internal.storage.file.FileRepository;
import org.eclipse.jgit.internal.storage.file.PackInserter;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;

/** Writes one branch into one git directory: objects first, then the ref, from "absent" and from nothing else. */
final class BranchWriter {

    /** Beyond this many, a pack with one fsync is much quicker than as many files with one each. */
    private static final int MOST_LOOSE_OBJECTS = 50;

    private static final int MOST_TRIES = 8;
    private static final long FIRST_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

    private final Path gitDirectory;
    private final BranchWrite write;
    private final String ref;
    private final ObjectId head;

    BranchWriter(Path gitDirectory, BranchWrite write) {
        this.gitDirectory = gitDirectory;
        this.write = write;
        this.ref = Constants.R_HEADS + write.branch();
        this.head = ObjectId.fromString(write.head().hex());
    }

    /** Writes objects and branch; does nothing when the branch is at the head already. */
    void write() throws IOException {
        try (Repository repository = GitRepositories.open(gitDirectory)) {
            if (isWritten(repository)) {
                return;
            }
            new BranchNameRules(repository, gitDirectory).requireFree(write.branch());
            NewFiles files = new NewFiles(gitDirectory);
            insert(repository, files);
            create(repository);
            files.alignRef(ref);
        }
    }

    /** Writes the objects alone, so that they can be pushed. */
    void writeObjects() throws IOException {
        try (Repository repository = GitRepositories.open(gitDirectory)) {
            insert(repository, new NewFiles(gitDirectory));
        }
    }

    private boolean isWritten(Repository repository) throws IOException {
        Ref existing = repository.exactRef(ref);
        if (existing == null) {
            return false;
        }
        if (head.equals(existing.getObjectId())) {
            return true;
        }
        throw existsElsewhere(write.branch(), write.head());
    }

    static Refusal existsElsewhere(String branch, CommitId head) {
        return Refusal.conflict(
                "The branch " + branch + " exists and does not point at " + head.abbreviated() + ".",
                "Delete or rename that branch, then try again.");
    }

    private void insert(Repository repository, NewFiles files) throws IOException {
        BranchObjects objects = new BranchObjects(write);
        try (ObjectReader existing = repository.newObjectReader();
                ObjectInserter inserter = inserter(repository)) {
            objects.check(existing);
            files.remember(objects.inOrder().keySet());
            for (Map.Entry<ObjectId, GitObject> each : objects.inOrder().entrySet()) {
                GitObject object = each.getValue();
                ObjectId written = inserter.insert(object.type(), object.bytes());
                if (!written.equals(each.getKey())) {
                    throw new IOException("wrote " + written.name() + " instead of "
                            + each.getKey().name());
                }
            }
            inserter.flush();
        }
        files.alignObjects();
    }

    private ObjectInserter inserter(Repository repository) {
        if (write.objects().size() <= MOST_LOOSE_OBJECTS) {
            return repository.newObjectInserter();
        }
        PackInserter pack = ((FileRepository) repository).getObjectDatabase().newPackInserter();
        pack.checkExisting(true);
        return pack;
    }

    private void create(Repository repository) throws IOException {
        RefUpdate.Result result = attempt(repository);
        for (int tries = 1; result == RefUpdate.Result.LOCK_FAILURE && tries < MOST_TRIES; tries++) {
            if (isWritten(repository)) {
                return;
            }
            // Somebody else writes a ref just now, which takes milliseconds.
            LockSupport.parkNanos(tries * FIRST_PAUSE_NANOS);
            result = attempt(repository);
        }
        if (result != RefUpdate.Result.NEW && !isWritten(repository)) {
            throw Refusal.of(
                    Refusal.Kind.UNAVAILABLE,
                    null,
                    "The branch " + write.branch() + " could not be made: git said " + result + ".",
                    "If no other git is at work there, delete " + gitDirectory.resolve(ref) + ".lock; then try again.");
        }
    }

    private RefUpdate.Result attempt(Repository repository) throws IOException {
        RefUpdate update = repository.updateRef(ref, true);
        update.setExpectedOldObjectId(ObjectId.zeroId());
        update.setNewObjectId(head);
        update.disableRefLog();
        return update.update();
    }
}
