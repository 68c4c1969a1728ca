package dev.missioncontrol.bench;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A server started from its extracted jar as {@code ./missionctl up} does it, with the AOT cache beside the jar. */
final class ServerProcess implements AutoCloseable {

    private static final String READINESS = "/api/health/readiness";
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Process process;
    private final URI address;
    private final Duration startUp;

    private ServerProcess(Process process, URI address, Duration startUp) {
        this.process = process;
        this.address = address;
        this.startUp = startUp;
    }

    /** Starts it and waits until it says that it is ready; the time is that from before the process was made. */
    static ServerProcess start(Path jar, Path log, List<String> settings) throws IOException, InterruptedException {
        int port = freePort();
        List<String> command = java();
        Path cache = jar.resolveSibling(jar.getFileName().toString().replace(".jar", ".aot"));
        if (Files.exists(cache)) {
            command.addAll(List.of("-XX:AOTCache=" + cache.toAbsolutePath(), "-Xlog:aot*=off"));
        }
        command.addAll(List.of("-jar", jar.toAbsolutePath().toString()));
        command.addAll(settings);
        command.add("--server.port=" + port);
        URI address = URI.create("http://127.0.0.1:" + port);
        try (HttpClient client = HttpClient.newHttpClient()) {
            long begin = System.nanoTime();
            Process process = launch(command, log);
            awaitReady(client, address.resolve(READINESS), process, log);
            return new ServerProcess(process, address, Duration.ofNanos(System.nanoTime() - begin));
        }
    }

    /** Runs a jar to its end. */
    static void run(Path jar, Path log, List<String> options, List<String> settings)
            throws IOException, InterruptedException {
        List<String> command = java();
        command.addAll(options);
        command.addAll(List.of("-jar", jar.toAbsolutePath().toString()));
        command.addAll(settings);
        Process process = launch(command, log);
        if (process.waitFor() != 0) {
            throw new IOException(jar + " ended with " + process.exitValue() + "; see " + log);
        }
    }

    URI address() {
        return address;
    }

    /** Returns how long it took to become ready. */
    Duration startUp() {
        return startUp;
    }

    /** Returns the processor time it has used until now, of all cores together. */
    Duration processorTime() {
        return process.toHandle().info().totalCpuDuration().orElse(Duration.ZERO);
    }

    ProcessHandle handle() {
        return process.toHandle();
    }

    /** Has it stop in order, database and all. */
    @Override
    public void close() throws IOException {
        process.destroy();
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IOException("the server did not stop");
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private static List<String> java() {
        return new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
    }

    private static Process launch(List<String> command, Path log) throws IOException {
        var builder = new ProcessBuilder(command);
        // Settings from outside would make it another server than the one we mean.
        builder.environment()
                .keySet()
                .removeIf(name ->
                        name.startsWith("SPRING_") || name.startsWith("SERVER_") || name.startsWith("MISSIONCONTROL_"));
        return builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
    }

    private static void awaitReady(HttpClient client, URI readiness, Process process, Path log)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(readiness)
                .timeout(Duration.ofSeconds(10))
                .build();
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end && process.isAlive()) {
            try {
                if (client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200) {
                    return;
                }
            } catch (IOException e) {
                // Nobody listens there yet.
            }
            TimeUnit.MILLISECONDS.sleep(5);
        }
        process.destroy();
        throw new IOException("the server did not become ready; see " + log);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
