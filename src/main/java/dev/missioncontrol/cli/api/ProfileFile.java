package dev.missioncontrol.cli.api;

import dev.missioncontrol.cli.terminal.Failure;
import dev.missioncontrol.cli.terminal.Terminal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Keeps the profile in {@code missionctl/config.json} where the XDG Base Directory Specification wants configuration:
 * {@code $XDG_CONFIG_HOME} or {@code ~/.config}. Nobody but its owner can read it.
 */
public final class ProfileFile {

    private final Path file;

    private ProfileFile(Path file) {
        this.file = file;
    }

    /** Returns the file of whoever runs this. */
    public static ProfileFile of(Terminal terminal) {
        String configuration = terminal.environment("XDG_CONFIG_HOME");
        Path directory = configuration != null && Path.of(configuration).isAbsolute()
                ? Path.of(configuration)
                : Path.of(System.getProperty("user.home"), ".config");
        return new ProfileFile(directory.resolve("missionctl").resolve("config.json"));
    }

    /** Returns where the file is, or would be. */
    public Path path() {
        return file;
    }

    /** Reads the profile; empty when nobody has signed in here. */
    public Optional<Profile> read() {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            JsonNode profile = Json.read(Files.readAllBytes(file));
            if (Json.text(profile, "url").isEmpty()
                    || Json.text(profile, "token").isEmpty()) {
                throw broken("it has no url or no token");
            }
            return Optional.of(new Profile(
                    Json.text(profile, "url"),
                    profile.hasNonNull("account") ? Json.text(profile, "account") : null,
                    Json.text(profile, "token"),
                    profile.hasNonNull("tokenId") ? Json.text(profile, "tokenId") : null));
        } catch (IOException e) {
            throw broken(String.valueOf(e.getMessage()));
        }
    }

    /** Writes the profile, all of it or nothing. */
    public void write(Profile profile) {
        try {
            Files.createDirectories(file.getParent(), permissions("rwx------"));
            Path written = Files.createTempFile(file.getParent(), "config", ".json", permissions("rw-------"));
            try {
                Files.write(written, Json.write(profile).getBytes(StandardCharsets.UTF_8));
                Files.move(written, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(written);
            }
        } catch (IOException e) {
            throw Failure.usage(
                    "The token cannot be kept in " + file + ": " + e.getMessage() + ".",
                    "Make that place writable, or set XDG_CONFIG_HOME.");
        }
    }

    /** Deletes the file, if it is there. */
    public void delete() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw Failure.usage("Cannot delete " + file + ": " + e.getMessage() + ".", "Delete it by hand.");
        }
    }

    private Failure broken(String reason) {
        return Failure.usage(
                "Cannot read " + file + ": " + reason + ".", "Delete it and sign in again: missionctl login");
    }

    private static FileAttribute<?>[] permissions(String posix) {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(posix))}
                : new FileAttribute<?>[0];
    }
}
