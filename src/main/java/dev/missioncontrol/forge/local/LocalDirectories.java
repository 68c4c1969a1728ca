package dev.missioncontrol.forge.local;

import dev.missioncontrol.forge.ForgeRepository;
import dev.missioncontrol.forge.git.ForgeSettings;
import dev.missioncontrol.forge.git.GitDirectory;
import dev.missioncontrol.forge.git.RepositoryLocation;
import dev.missioncontrol.shared.Refusal;
import dev.missioncontrol.shared.RepositoryId;
import dev.missioncontrol.shell.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.springframework.stereotype.Component;

/** Knows which directories the local forge may use, and which of them belongs to which repository. */
@Component
class LocalDirectories {

    private static final String SAMPLES = "samples";

    private final Home home;
    private final List<Path> allowed;

    LocalDirectories(Home home, ForgeSettings settings) {
        this.home = home;
        this.allowed = settings.allowedPaths();
    }

    /** Returns where the mirror of a remote repository lies, or will lie. */
    Path mirror(RepositoryId id) throws IOException {
        return home.directory("repositories").resolve(id + ".git");
    }

    /** Returns where sample projects lie. */
    Path samples() throws IOException {
        return home.directory(SAMPLES).toRealPath();
    }

    /**
     * Returns the vetted git directory of a repository on this disk.
     *
     * @throws Refusal INVALID when it is not there any more or not fit to be read
     */
    GitDirectory vetted(RepositoryLocation.OnDisk location) {
        GitDirectory found = GitDirectory.find(location);
        requireOutsideHome(found.path(), location.field());
        requireAllowed(found.path(), location.field());
        return found;
    }

    /** Returns the git directory that a connected repository is read from: its own, or its mirror. */
    Path gitDirectory(ForgeRepository repository) throws IOException {
        return switch (RepositoryLocation.parse(repository.location())) {
            case RepositoryLocation.OnDisk onDisk -> vetted(onDisk).path();
            case RepositoryLocation.Remote _ -> mirror(repository.id());
        };
    }

    private void requireOutsideHome(Path gitDirectory, String field) {
        try {
            if (gitDirectory.startsWith(home.path().toRealPath()) && !gitDirectory.startsWith(samples())) {
                throw Refusal.invalid(
                        field,
                        gitDirectory + " lies in the server's own data directory.",
                        "Connect a repository that lies elsewhere.");
            }
        } catch (IOException e) {
            throw Refusal.of(Refusal.Kind.UNAVAILABLE, field, "The data directory cannot be read: " + e, null);
        }
    }

    private void requireAllowed(Path gitDirectory, String field) {
        if (allowed.isEmpty() || isSample(gitDirectory)) {
            return;
        }
        for (Path each : allowed) {
            try {
                if (Files.isDirectory(each) && gitDirectory.startsWith(each.toRealPath())) {
                    return;
                }
            } catch (IOException e) {
                throw Refusal.of(
                        Refusal.Kind.UNAVAILABLE,
                        field,
                        "The allowed directory " + each + " cannot be read: " + e,
                        null);
            }
        }
        throw Refusal.invalid(
                field,
                "Repositories outside " + allowed + " may not be connected.",
                "Move it there, or ask an administrator to change missioncontrol.forge.allowed-paths.");
    }

    private boolean isSample(Path gitDirectory) {
        try {
            return gitDirectory.startsWith(samples());
        } catch (IOException e) {
            return false;
        }
    }
}
