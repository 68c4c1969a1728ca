package dev.missioncontrol.forge.local;

import dev.missioncontrol.forge.git.GitRepositories;
import dev.missioncontrol.forge.git.RemoteGit;
import dev.missioncontrol.forge.git.RepositoryLocation;
import dev.missioncontrol.shared.RepositoryId;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;

/** The bare mirrors of remote repositories. */
@Component
class Mirrors {

    private final LocalDirectories directories;
    private final RemoteGit git;

    Mirrors(LocalDirectories directories, RemoteGit git) {
        this.directories = directories;
        this.git = git;
    }

    /** Mirrors a remote repository; does nothing when another has done it meanwhile. Leaves nothing behind on failure. */
    void create(RepositoryId id, RepositoryLocation.Remote remote) throws IOException {
        Path mirror = directories.mirror(id);
        Path partial = mirror.resolveSibling(id + "." + UUID.randomUUID() + ".partial");
        try {
            GitRepositories.createBare(partial, "main");
            git.fetch(partial, remote);
            Files.move(partial, mirror, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileAlreadyExistsException e) {
            // It is there, which is all that is asked.
        } catch (FileSystemException e) {
            if (!Files.isDirectory(mirror)) {
                throw e;
            }
        } finally {
            FileSystemUtils.deleteRecursively(partial);
        }
    }

    /** Brings the mirror up to date. */
    void update(RepositoryId id, RepositoryLocation.Remote remote) throws IOException {
        Path mirror = directories.mirror(id);
        if (Files.isDirectory(mirror)) {
            git.fetch(mirror, remote);
        } else {
            create(id, remote);
        }
    }

    /** Deletes the mirror of a repository, if it has one. */
    void delete(RepositoryId id) throws IOException {
        FileSystemUtils.deleteRecursively(directories.mirror(id));
    }
}
