package dev.missioncontrol.forge.local;

import dev.missioncontrol.forge.BranchWrite;
import dev.missioncontrol.forge.CommitNote;
import dev.missioncontrol.forge.ForgeRepository;
import dev.missioncontrol.forge.ForgeWriter;
import dev.missioncontrol.forge.PullRequest;
import dev.missioncontrol.forge.PullRequestDraft;
import dev.missioncontrol.forge.Repositories;
import dev.missioncontrol.forge.WritePermit;
import dev.missioncontrol.forge.git.RemoteGit;
import dev.missioncontrol.forge.git.RepositoryLocation;
import dev.missioncontrol.shared.CommitId;
import dev.missioncontrol.shared.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.revwalk.filter.RevFilter;
import org.springframework.stereotype.Service;

/**
 * Writes branches and opens pull requests on the local forge. A branch of a remote repository is pushed there, on the
 * condition that it does not exist; the remote's answer is the truth, the mirror follows.
 */
@Service
class LocalWriter implements ForgeWriter {

    private final Repositories repositories;
    private final LocalDirectories directories;
    private final OpenRepositories open;
    private final Mirrors mirrors;
    private final RemoteGit remotes;
    private final PullRequestRecords pullRequests;

    LocalWriter(
            Repositories repositories,
            LocalDirectories directories,
            OpenRepositories open,
            Mirrors mirrors,
            RemoteGit remotes,
            PullRequestRecords pullRequests) {
        this.repositories = repositories;
        this.directories = directories;
        this.open = open;
        this.mirrors = mirrors;
        this.remotes = remotes;
        this.pullRequests = pullRequests;
    }

    @Override
    public void createBranch(WritePermit permit, BranchWrite write) {
        permit.spendOn(write.branch(), write.head());
        BranchNameRules.requireOurs(write.branch());
        ForgeRepository repository = repositories.get(permit.repository());
        try {
            Path gitDirectory = directories.gitDirectory(repository);
            switch (RepositoryLocation.parse(repository.location())) {
                case RepositoryLocation.OnDisk _ -> new BranchWriter(gitDirectory, write).write();
                case RepositoryLocation.Remote remote -> push(repository, gitDirectory, remote, write);
            }
        } catch (IOException e) {
            throw Refusal.of(
                    Refusal.Kind.UNAVAILABLE,
                    null,
                    "The branch " + write.branch() + " could not be written to " + repository.name() + ": " + e,
                    "Check that the server may write to " + repository.location()
                            + " and that there is room on its disk, then try again.");
        }
    }

    private void push(ForgeRepository repository, Path mirror, RepositoryLocation.Remote remote, BranchWrite write)
            throws IOException {
        if (!Files.isDirectory(mirror)) {
            mirrors.create(repository.id(), remote);
        }
        new BranchWriter(mirror, write).writeObjects();
        switch (remotes.pushNewBranch(mirror, remote, write.branch(), write.head())) {
            case DONE -> mirrors.update(repository.id(), remote);
            case EXISTS_ELSEWHERE -> throw BranchWriter.existsElsewhere(write.branch(), write.head());
        }
    }

    @Override
    public PullRequest openPullRequest(WritePermit permit, PullRequestDraft draft) {
        permit.spendOn(draft.branch(), draft.head());
        BranchNameRules.requireOurs(draft.branch());
        PullRequestRecords.requireWithinLimits(draft);
        ForgeRepository repository = repositories.get(permit.repository());
        try (Repository git = open.use(repository)) {
            requireAtHead(git, draft);
            CommitId baseCommit = baseCommit(git, draft);
            return pullRequests.open(permit.repository(), permit.workflow(), draft, baseCommit);
        } catch (IOException e) {
            throw Refusal.of(
                    Refusal.Kind.UNAVAILABLE,
                    null,
                    "The repository " + repository.name() + " cannot be read: " + e.getMessage(),
                    "Check that the server may read " + repository.location() + ", then try again.");
        }
    }

    @Override
    public void attachNote(WritePermit permit, CommitNote note) {
        permit.spendOn(CommitNote.REF, note.commit());
        ForgeRepository repository = repositories.get(permit.repository());
        if (!(RepositoryLocation.parse(repository.location()) instanceof RepositoryLocation.OnDisk)) {
            throw Refusal.conflict(
                    repository.name() + " lies on another server; notes are written to repositories on disk only.",
                    "The checkpoint is in the pull request's description.");
        }
        try {
            new NoteWriter(directories.gitDirectory(repository), note).write();
        } catch (IOException e) {
            throw Refusal.of(
                    Refusal.Kind.UNAVAILABLE,
                    null,
                    "The note on " + note.commit().abbreviated() + " could not be written to " + repository.name()
                            + ": " + e,
                    "Check that the server may write to " + repository.location() + ".");
        }
    }

    private static void requireAtHead(Repository git, PullRequestDraft draft) throws IOException {
        Ref branch = git.exactRef(Constants.R_HEADS + draft.branch());
        if (branch == null || !ObjectId.fromString(draft.head().hex()).equals(branch.getObjectId())) {
            throw Refusal.conflict(
                    "The branch " + draft.branch() + " does not point at "
                            + draft.head().abbreviated() + ".",
                    "Write the branch first.");
        }
    }

    private static CommitId baseCommit(Repository git, PullRequestDraft draft) throws IOException {
        Ref base = git.exactRef(Constants.R_HEADS + draft.base());
        if (base == null) {
            throw Refusal.conflict(
                    "The base branch " + draft.base() + " is not there any more.", "Restore it, then try again.");
        }
        try (RevWalk walk = new RevWalk(git)) {
            walk.setRevFilter(RevFilter.MERGE_BASE);
            walk.markStart(walk.parseCommit(base.getObjectId()));
            walk.markStart(walk.parseCommit(ObjectId.fromString(draft.head().hex())));
            RevCommit common = walk.next();
            if (common == null) {
                throw Refusal.conflict(
                        "The branch " + draft.branch() + " shares no history with " + draft.base() + ".",
                        "Propose the change again on the new history.");
            }
            return new CommitId(common.name());
        }
    }
}
