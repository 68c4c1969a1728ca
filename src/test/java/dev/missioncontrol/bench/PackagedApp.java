package dev.missioncontrol.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.jgit.util.FileUtils;

/** The application as {@code ./missionctl up} has packaged it, with a home of its own that is gone in the end; its log stays. */
final class PackagedApp implements AutoCloseable {

    static final Path JAR = Path.of("target", "app", "app.jar");
    private static final Path LOG = Path.of("target", "benchmark-server.log");
    static final String PASSWORD = "benchmark-password";

    private final Path folder;

    PackagedApp() throws IOException {
        if (!Files.exists(JAR)) {
            throw new IOException("there is no " + JAR + "; ./missionctl bench makes it");
        }
        Files.deleteIfExists(LOG);
        this.folder = Files.createTempDirectory("benchmark-");
    }

    /** Starts the server; its first start makes the database, and account {@code admin}. */
    ServerProcess start() throws IOException, InterruptedException {
        return ServerProcess.start(
                JAR, LOG, List.of("--missioncontrol.home=" + home(), "--missioncontrol.admin.password=" + PASSWORD));
    }

    /** Returns a folder for the benchmark's own files. */
    Path folder() {
        return folder;
    }

    Path home() {
        return folder.resolve("home");
    }

    @Override
    public void close() throws IOException {
        FileUtils.delete(folder.toFile(), FileUtils.RECURSIVE | FileUtils.RETRY);
    }
}
