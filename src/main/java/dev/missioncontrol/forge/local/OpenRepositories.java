package dev.missioncontrol.forge.local;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.missioncontrol.forge.ForgeRepository;
import dev.missioncontrol.forge.git.GitRepositories;
import dev.missioncontrol.forge.git.RepositoryLocation;
import dev.missioncontrol.shared.RepositoryId;
import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.eclipse.jgit.lib.Repository;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Keeps recently read repositories open, because JGit's pack indexes are dear to load. A handle in use stays open until
 * its last user has closed it, also when it leaves the cache meanwhile.
 */
@Component
class OpenRepositories {

    private static final int MOST_OPEN = 64;
    private static final Duration KEPT = Duration.ofMinutes(10);

    private final Cache<RepositoryId, Repository> open = Caffeine.newBuilder()
            .maximumSize(MOST_OPEN)
            .expireAfterAccess(KEPT)
            .<RepositoryId, Repository>removalListener((id, repository, cause) -> close(repository))
            .build();
    private final LocalDirectories directories;
    private final Mirrors mirrors;

    OpenRepositories(LocalDirectories directories, Mirrors mirrors) {
        this.directories = directories;
        this.mirrors = mirrors;
    }

    /**
     * Returns an open handle; the caller closes it.
     *
     * @throws dev.missioncontrol.shared.Refusal when the repository is gone or not fit to be read any more
     */
    Repository use(ForgeRepository repository) throws IOException {
        Path gitDirectory = present(repository);
        try {
            return open.asMap().compute(repository.id(), (id, known) -> {
                Repository handle = known != null ? known : opened(gitDirectory);
                handle.incrementOpen();
                return handle;
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** Closes the handle of a repository once nobody uses it. */
    void release(RepositoryId id) {
        open.invalidate(id);
    }

    /** Vets a repository on disk; mirrors a remote one that this node does not have yet. */
    private Path present(ForgeRepository repository) throws IOException {
        Path gitDirectory = directories.gitDirectory(repository);
        if (RepositoryLocation.parse(repository.location()) instanceof RepositoryLocation.Remote remote
                && !Files.isDirectory(gitDirectory)) {
            mirrors.create(repository.id(), remote);
        }
        return gitDirectory;
    }

    private static Repository opened(Path gitDirectory) {
        try {
            return GitRepositories.open(gitDirectory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void close(@Nullable Repository repository) {
        if (repository != null) {
            repository.close();
        }
    }

    @PreDestroy
    void closeAll() {
        open.invalidateAll();
        open.cleanUp();
    }
}
