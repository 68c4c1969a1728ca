package dev.missioncontrol.forge.local;

import dev.missioncontrol.forge.Branch;
import dev.missioncontrol.forge.ForgeReader;
import dev.missioncontrol.forge.ForgeRepository;
import dev.missioncontrol.forge.Repositories;
import dev.missioncontrol.forge.TreeFile;
import dev.missioncontrol.forge.git.RepositoryLocation;
import dev.missioncontrol.shared.CommitId;
import dev.missioncontrol.shared.Refusal;
import dev.missioncontrol.shared.RepositoryId;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.jgit.errors.CorruptObjectException;
import org.eclipse.jgit.errors.IncorrectObjectTypeException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.springframework.stereotype.Service;

/** Reads repositories through JGit's object database. */
@Service
class LocalReader implements ForgeReader {

    private static final int MOST_FILES = 1_000_000;

    private final Repositories repositories;
    private final OpenRepositories open;
    private final Mirrors mirrors;

    LocalReader(Repositories repositories, OpenRepositories open, Mirrors mirrors) {
        this.repositories = repositories;
        this.open = open;
        this.mirrors = mirrors;
    }

    @Override
    public List<Branch> branches(RepositoryId repository) {
        ForgeRepository connected = repositories.get(repository);
        return with(
                connected,
                git -> git.getRefDatabase().getRefsByPrefix(Constants.R_HEADS).stream()
                        .flatMap(LocalReader::branch)
                        .sorted(Comparator.comparing(
                                        (Branch branch) -> !branch.name().equals(connected.baseBranch()))
                                .thenComparing(Branch::name))
                        .toList());
    }

    private static Stream<Branch> branch(Ref ref) {
        String name = ref.getName().substring(Constants.R_HEADS.length());
        return Stream.ofNullable(ref.getObjectId()).map(head -> new Branch(name, new CommitId(head.name())));
    }

    @Override
    public void refresh(RepositoryId repository) {
        ForgeRepository connected = repositories.get(repository);
        if (RepositoryLocation.parse(connected.location()) instanceof RepositoryLocation.Remote remote) {
            try {
                mirrors.update(repository, remote);
            } catch (IOException e) {
                throw unreadable(connected, e);
            }
        }
    }

    @Override
    public CommitId head(RepositoryId repository, String branch) {
        ForgeRepository connected = repositories.get(repository);
        return with(connected, git -> {
            String name = Constants.R_HEADS + branch;
            Ref ref = Repository.isValidRefName(name) ? git.exactRef(name) : null;
            if (ref == null || ref.getObjectId() == null) {
                throw Refusal.invalid(
                        "baseBranch",
                        "The repository " + connected.name() + " has no branch '" + branch + "'.",
                        "Choose one of its branches.");
            }
            return new CommitId(ref.getObjectId().name());
        });
    }

    @Override
    public List<TreeFile> tree(RepositoryId repository, CommitId commit) {
        return read(repository, objects -> {
            try (RevWalk commits = new RevWalk(objects);
                    TreeWalk files = new TreeWalk(objects)) {
                files.addTree(
                        commits.parseCommit(ObjectId.fromString(commit.hex())).getTree());
                files.setRecursive(true);
                List<TreeFile> tree = new ArrayList<>();
                while (files.next()) {
                    if (tree.size() == MOST_FILES) {
                        throw Refusal.of(
                                Refusal.Kind.TOO_LARGE,
                                null,
                                "The tree of " + commit.abbreviated() + " has more than " + MOST_FILES + " files.",
                                "Choose a smaller repository.");
                    }
                    tree.add(file(files, objects));
                }
                return tree;
            }
        });
    }

    private static TreeFile file(TreeWalk files, ObjectReader objects) throws IOException {
        FileMode mode = files.getFileMode(0);
        ObjectId blob = files.getObjectId(0);
        long size = mode == FileMode.GITLINK ? 0 : objects.getObjectSize(blob, Constants.OBJ_BLOB);
        return new TreeFile(files.getPathString(), mode, blob, size);
    }

    @Override
    public byte[] blob(RepositoryId repository, ObjectId blob, long maxBytes) {
        return read(repository, objects -> {
            ObjectLoader loader = objects.open(blob, Constants.OBJ_BLOB);
            if (loader.getSize() > maxBytes) {
                throw Refusal.of(
                        Refusal.Kind.TOO_LARGE,
                        null,
                        "The file with the blob " + blob.abbreviate(10).name() + " has " + loader.getSize() + " bytes; "
                                + maxBytes + " are the most that is read here.",
                        "Leave the file out.");
            }
            return loader.getBytes(Math.clamp(maxBytes, 0, Integer.MAX_VALUE));
        });
    }

    @Override
    public <T> T read(RepositoryId repository, ObjectWork<T> work) {
        return with(repositories.get(repository), git -> {
            try (ObjectReader objects = git.newObjectReader()) {
                return work.with(objects);
            }
        });
    }

    private interface GitWork<T> {
        T with(Repository git) throws IOException;
    }

    private <T> T with(ForgeRepository connected, GitWork<T> work) {
        try (Repository git = open.use(connected)) {
            return work.with(git);
        } catch (IOException e) {
            throw unreadable(connected, e);
        }
    }

    private static Refusal unreadable(ForgeRepository repository, IOException e) {
        return switch (e) {
            case MissingObjectException missing ->
                Refusal.of(
                        Refusal.Kind.CONFLICT,
                        null,
                        "The repository " + repository.name() + " has no object "
                                + missing.getObjectId().name() + " any more.",
                        "Run 'git fsck' on it; if its history was rewritten, start from its new head.");
            case IncorrectObjectTypeException _, CorruptObjectException _ ->
                Refusal.of(
                        Refusal.Kind.CONFLICT,
                        null,
                        "The repository " + repository.name() + " is damaged: " + e.getMessage() + ".",
                        "Run 'git fsck' on it.");
            default ->
                Refusal.of(
                        Refusal.Kind.UNAVAILABLE,
                        null,
                        "The repository " + repository.name() + " cannot be read: " + e.getMessage(),
                        "Check that the server may read " + repository.location() + ".");
        };
    }
}
