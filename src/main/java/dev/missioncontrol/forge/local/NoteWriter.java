package dev.missioncontrol.forge.local;

import dev.missioncontrol.forge.CommitNote;
import dev.missioncontrol.forge.git.GitRepositories;
import dev.missioncontrol.shared.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.notes.NoteMap;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.jspecify.annotations.Nullable;

/**
 * Writes one note into one git directory: a blob, a tree and a commit on top of the notes that are there, and the ref by
 * compare-and-swap. A commit that has a note keeps it.
 */
final class NoteWriter {

    private static final int MOST_TRIES = 8;
    private static final long FIRST_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(10);
    private static final String MESSAGE = "Notes added by Mission Control\n";

    private final Path gitDirectory;
    private final CommitNote note;
    private final ObjectId commit;

    NoteWriter(Path gitDirectory, CommitNote note) {
        this.gitDirectory = gitDirectory;
        this.note = note;
        this.commit = ObjectId.fromString(note.commit().hex());
    }

    void write() throws IOException {
        try (Repository repository = GitRepositories.open(gitDirectory)) {
            requireCommit(repository);
            RefUpdate.Result result = null;
            for (int tries = 0; tries < MOST_TRIES; tries++) {
                Ref before = repository.exactRef(CommitNote.REF);
                if (has(repository, before)) {
                    return;
                }
                // Somebody else writes notes just now, which takes milliseconds.
                LockSupport.parkNanos(tries * FIRST_PAUSE_NANOS);
                result = attempt(repository, before);
                if (result == RefUpdate.Result.NEW || result == RefUpdate.Result.FAST_FORWARD) {
                    return;
                }
            }
            throw Refusal.of(
                    Refusal.Kind.UNAVAILABLE,
                    null,
                    "The note on " + note.commit().abbreviated() + " could not be written: git said " + result + ".",
                    "If no other git is at work there, delete " + gitDirectory.resolve(CommitNote.REF)
                            + ".lock; then try again.");
        }
    }

    private void requireCommit(Repository repository) throws IOException {
        if (!repository.getObjectDatabase().has(commit)) {
            throw Refusal.conflict(
                    "The commit " + note.commit().abbreviated() + " is not in the repository.",
                    "Write its branch first.");
        }
    }

    private boolean has(Repository repository, @Nullable Ref notes) throws IOException {
        if (notes == null) {
            return false;
        }
        try (ObjectReader reader = repository.newObjectReader();
                RevWalk walk = new RevWalk(reader)) {
            return NoteMap.read(reader, walk.parseCommit(notes.getObjectId())).contains(commit);
        }
    }

    private RefUpdate.Result attempt(Repository repository, @Nullable Ref before) throws IOException {
        NewFiles files = new NewFiles(gitDirectory);
        List<ObjectId> ids = new ArrayList<>();
        try (ObjectReader reader = repository.newObjectReader();
                RevWalk walk = new RevWalk(reader)) {
            @Nullable RevCommit parent = before == null ? null : walk.parseCommit(before.getObjectId());
            try (ObjectInserter dry = new Listing(ids)) {
                insert(dry, reader, parent);
            }
            files.remember(ids);
            ObjectId head;
            try (ObjectInserter inserter = repository.newObjectInserter()) {
                head = insert(inserter, reader, parent);
                inserter.flush();
            }
            files.alignObjects();
            RefUpdate update = repository.updateRef(CommitNote.REF, true);
            update.setExpectedOldObjectId(parent == null ? ObjectId.zeroId() : parent);
            update.setNewObjectId(head);
            update.disableRefLog();
            RefUpdate.Result result = update.update(walk);
            if (result == RefUpdate.Result.NEW || result == RefUpdate.Result.FAST_FORWARD) {
                files.alignRef(CommitNote.REF);
            }
            return result;
        }
    }

    private ObjectId insert(ObjectInserter inserter, ObjectReader reader, @Nullable RevCommit parent)
            throws IOException {
        NoteMap notes = parent == null ? NoteMap.newEmptyMap() : NoteMap.read(reader, parent);
        notes.set(commit, note.text(), inserter);
        PersonIdent ident =
                new PersonIdent("Mission Control", "missioncontrol@users.noreply.localhost", note.at(), ZoneOffset.UTC);
        CommitBuilder builder = new CommitBuilder();
        builder.setTreeId(notes.writeTree(inserter));
        if (parent != null) {
            builder.setParentId(parent);
        }
        builder.setAuthor(ident);
        builder.setCommitter(ident);
        builder.setMessage(MESSAGE);
        return inserter.insert(builder);
    }

    /** Tells which objects would be written. */
    private static final class Listing extends ObjectInserter.Formatter {

        private final List<ObjectId> ids;

        Listing(List<ObjectId> ids) {
            this.ids = ids;
        }

        @Override
        public ObjectId insert(int type, long length, InputStream in) throws IOException {
            ObjectId id = idFor(type, length, in);
            ids.add(id);
            return id;
        }
    }
}
