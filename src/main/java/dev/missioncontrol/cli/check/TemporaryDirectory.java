package dev.missioncontrol.cli.check;

import dev.missioncontrol.cli.terminal.Failure;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/** A directory that is there until it is closed. */
public final class TemporaryDirectory implements AutoCloseable {

    private final Path path;

    /** Makes one, which nobody else can read. */
    public TemporaryDirectory() {
        try {
            this.path = Files.createTempDirectory("missionctl-ci-");
        } catch (IOException e) {
            throw Failure.usage("Cannot make a temporary folder: " + e.getMessage() + ".", "Free some space.");
        }
    }

    /** Returns where it is. */
    public Path path() {
        return path;
    }

    /** Deletes what is in it, without following symbolic links out of it. What cannot be deleted stays. */
    @Override
    public void close() {
        try {
            Files.walkFileTree(path, new Deleting());
        } catch (IOException e) {
            throw Failure.refused(
                    "Cannot delete the temporary folder " + path + ": " + e.getMessage() + ".", "Delete it by hand.");
        }
    }

    private static final class Deleting extends SimpleFileVisitor<Path> {

        @Override
        public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
            // A build may leave folders behind that nothing can be deleted from.
            directory.toFile().setWritable(true, true);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure) throws IOException {
            if (failure != null) {
                throw failure;
            }
            Files.delete(directory);
            return FileVisitResult.CONTINUE;
        }
    }
}
