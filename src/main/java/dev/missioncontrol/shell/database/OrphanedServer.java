package dev.missioncontrol.shell.database;

import dev.missioncontrol.shell.StartupRefusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The PostgreSQL process that a killed server leaves behind: it goes on serving the data directory, so that no other
 * can start there.
 */
final class OrphanedServer {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private OrphanedServer() {}

    /**
     * Stops the process that serves a data directory, if there is one, and waits until it is gone. The caller holds
     * the {@link InstanceLock}, so nobody else is entitled to it.
     *
     * @param data the PostgreSQL data directory; its first line in {@code postmaster.pid} names the process
     * @param binaries where our PostgreSQL binaries are unpacked: a process number may have been given to somebody
     *     else's program since, and only one that runs from here is ours to stop
     */
    static void stop(Path data, Path binaries) throws IOException {
        Optional<ProcessHandle> orphan = find(data.resolve("postmaster.pid"), binaries);
        if (orphan.isEmpty()) {
            return;
        }
        ProcessHandle process = orphan.get();
        process.destroy();
        try {
            process.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException e) {
            throw refusal(process, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw refusal(process, e);
        }
    }

    private static Optional<ProcessHandle> find(Path pidFile, Path binaries) throws IOException {
        if (!Files.exists(pidFile) || !Files.exists(binaries)) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(pidFile);
        if (lines.isEmpty() || !lines.getFirst().strip().matches("\\d{1,18}")) {
            return Optional.empty();
        }
        Path ours = binaries.toRealPath();
        return ProcessHandle.of(Long.parseLong(lines.getFirst().strip()))
                .filter(process -> process.info()
                        .command()
                        .filter(command -> Path.of(command).startsWith(ours))
                        .isPresent());
    }

    private static StartupRefusal refusal(ProcessHandle process, Exception cause) {
        return new StartupRefusal(
                "PostgreSQL, left behind by a server that was killed, does not stop: process " + process.pid() + ".",
                "Stop that process, then start again.",
                cause);
    }
}
