package dev.missioncontrol.forge.local;

import dev.missioncontrol.forge.RepositoryConnector;
import dev.missioncontrol.forge.git.GitDirectory;
import dev.missioncontrol.forge.git.GitRepositories;
import dev.missioncontrol.forge.git.RepositoryLocation;
import dev.missioncontrol.shared.Refusal;
import dev.missioncontrol.shared.RepositoryId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.Repository;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Gets repositories of the local forge ready, and forgets them. */
@Component
class LocalConnector implements RepositoryConnector {

    private static final Logger LOG = LoggerFactory.getLogger(LocalConnector.class);

    private final LocalDirectories directories;
    private final OpenRepositories open;
    private final Mirrors mirrors;
    private final SampleProject sampleProject;

    LocalConnector(LocalDirectories directories, OpenRepositories open, Mirrors mirrors, SampleProject sampleProject) {
        this.directories = directories;
        this.open = open;
        this.mirrors = mirrors;
        this.sampleProject = sampleProject;
    }

    @Override
    public Candidate examine(String location) {
        return switch (RepositoryLocation.parse(location)) {
            case RepositoryLocation.OnDisk onDisk -> examine(onDisk);
            case RepositoryLocation.Remote remote ->
                new Candidate(
                        remote.url().toString(),
                        remote.identity(),
                        nameOf(Path.of(remote.url().getPath())),
                        RepositoryLocation.URL);
        };
    }

    private Candidate examine(RepositoryLocation.OnDisk onDisk) {
        GitDirectory found = directories.vetted(onDisk);
        Path project = found.path().endsWith(".git") ? found.path().resolveSibling("") : found.path();
        try {
            // The real path: a link on the way that is bent later must not exchange the repository.
            return new Candidate(
                    onDisk.path().toRealPath().toString(), found.path().toString(), nameOf(project), onDisk.field());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String prepare(RepositoryId id, Candidate candidate, @Nullable String baseBranch) {
        try {
            return switch (RepositoryLocation.parse(candidate.location())) {
                case RepositoryLocation.OnDisk onDisk -> {
                    GitDirectory found = directories.vetted(onDisk);
                    yield checked(found.path(), baseBranch, found.headBranch(), candidate.field());
                }
                case RepositoryLocation.Remote remote -> mirrored(id, remote, baseBranch);
            };
        } catch (IOException e) {
            throw Refusal.of(
                    Refusal.Kind.UNAVAILABLE,
                    candidate.field(),
                    "The repository could not be read: " + e.getMessage(),
                    "Check the repository with 'git fsck', and that there is room on the server's disk.");
        }
    }

    private String mirrored(RepositoryId id, RepositoryLocation.Remote remote, @Nullable String baseBranch)
            throws IOException {
        mirrors.create(id, remote);
        boolean usable = false;
        try {
            Path mirror = directories.mirror(id);
            String base = checked(mirror, baseBranch, headOf(mirror), RepositoryLocation.URL);
            usable = true;
            return base;
        } finally {
            if (!usable) {
                mirrors.delete(id);
            }
        }
    }

    private static @Nullable String headOf(Path mirror) throws IOException {
        try (Repository repository = GitRepositories.open(mirror)) {
            String head = repository.getFullBranch();
            return head != null && head.startsWith(Constants.R_HEADS)
                    ? head.substring(Constants.R_HEADS.length())
                    : null;
        }
    }

    private static String checked(Path gitDirectory, @Nullable String wanted, @Nullable String head, String field)
            throws IOException {
        try (Repository repository = GitRepositories.open(gitDirectory)) {
            return new BaseBranchCheck(repository, field).check(wanted, head);
        }
    }

    @Override
    public void forget(RepositoryId id) {
        open.release(id);
        try {
            mirrors.delete(id);
        } catch (IOException e) {
            // What is left takes room on the disk, and is replaced when the repository is connected again.
            LOG.warn("The mirror of repository {} could not be deleted", id, e);
        }
    }

    @Override
    public Candidate sample() throws IOException {
        return examine(
                new RepositoryLocation.OnDisk(sampleProject.create(directories.samples()), RepositoryLocation.PATH));
    }

    private static String nameOf(Path path) {
        Path last = path.getFileName();
        String name = last == null ? "repository" : last.toString();
        return name.endsWith(".git") ? name.substring(0, name.length() - ".git".length()) : name;
    }
}
