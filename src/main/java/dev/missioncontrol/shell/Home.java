package dev.missioncontrol.shell;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The one directory in which this server keeps what must survive a restart. {@code missioncontrol.home} moves it. Only
 * the account that runs the server can enter it (mode 0700).
 */
@Component
public class Home {

    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    private final Path path;

    /**
     * Takes the directory, and makes it if there is none yet.
     *
     * @param path absolute, or relative to the directory the server was started in
     * @throws StartupRefusal when it cannot be made, or is not a directory
     */
    public Home(@Value("${missioncontrol.home}") Path path) {
        this.path = path.toAbsolutePath().normalize();
        try {
            Files.createDirectories(this.path);
            onlyForOwner(this.path, true);
        } catch (IOException e) {
            throw new StartupRefusal(
                    "The data directory " + this.path + " cannot be used: " + e,
                    "Set missioncontrol.home (MISSIONCONTROL_HOME) to a directory that this account may write.",
                    e);
        }
    }

    /** Returns the directory itself, absolute. */
    public Path path() {
        return path;
    }

    /**
     * Returns a directory inside this one, made if there is none yet.
     *
     * @param name a plain name such as {@code repositories}
     */
    public Path directory(String name) throws IOException {
        return Files.createDirectories(path.resolve(name));
    }

    /**
     * Takes the rights of group and others away from a file or directory, where the file system knows such rights.
     *
     * @param directory whether it is a directory, which then stays enterable for its owner
     */
    public static void onlyForOwner(Path file, boolean directory) throws IOException {
        if (POSIX) {
            Files.setPosixFilePermissions(
                    file,
                    directory
                            ? Set.of(
                                    PosixFilePermission.OWNER_READ,
                                    PosixFilePermission.OWNER_WRITE,
                                    PosixFilePermission.OWNER_EXECUTE)
                            : Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE));
        }
    }
}
