package dev.missioncontrol.agent.codemod;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.module.ModuleFinder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * One worker process. It is started with a fixed command line, an empty environment but for the encoding of file
 * names, and an empty folder as working directory, home and temporary folder; it ends with its time or when closed.
 */
final class WorkerProcess implements AutoCloseable {

    /** What the Java virtual machine exits with on {@code -XX:+ExitOnOutOfMemoryError}. */
    static final int OUT_OF_MEMORY = 3;

    private static final int LOG_BYTES = 16 * 1024;

    private final Process process;
    private final Path folder;
    private final Thread watchdog;
    private final Thread logReader;
    private final StringBuffer log = new StringBuffer();
    private volatile boolean timedOut;

    private WorkerProcess(Process process, Path folder, Duration timeout) {
        this.process = process;
        this.folder = folder;
        this.watchdog = Thread.ofVirtual().name("codemod-watchdog").start(() -> watch(timeout));
        this.logReader = Thread.ofVirtual().name("codemod-log").start(this::readLog);
    }

    /** Starts the main class. */
    static WorkerProcess start(String mainClass, List<Path> classPath, CodemodSettings settings) throws IOException {
        Path java = Path.of(System.getProperty("java.home"), "bin", File.separatorChar == '\\' ? "java.exe" : "java");
        if (!Files.isExecutable(java)
                || ModuleFinder.ofSystem().find("jdk.compiler").isEmpty()) {
            throw new IOException("the server does not run on a JDK, whose compiler the worker needs");
        }
        Path folder = Files.createTempDirectory("missioncontrol-worker-");
        List<String> command = new ArrayList<>(List.of(java.toString(), "-Xmx" + settings.memoryMb() + "m"));
        command.addAll(flags(folder));
        command.add("-cp");
        command.add(classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
        command.add(mainClass);
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().clear();
        // Without a locale, paths that are not ASCII cannot be expressed.
        builder.environment().put("LC_ALL", "C.UTF-8");
        try {
            return new WorkerProcess(builder.start(), folder, settings.timeout());
        } catch (IOException e) {
            WorkerClassPath.delete(folder);
            throw e;
        }
    }

    private static List<String> flags(Path folder) {
        return List.of(
                "-Xss16m",
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:+DisplayVMOutputToStderr",
                "-XX:+DisableAttachMechanism",
                "-XX:-UsePerfData",
                "-XX:-CreateCoredumpOnCrash",
                "-XX:ErrorFile=" + folder.resolve("crash.log"),
                "--sun-misc-unsafe-memory-access=allow",
                "-Duser.timezone=UTC",
                "-Duser.language=en",
                "-Duser.country=US",
                "-Dfile.encoding=UTF-8",
                "-Duser.home=" + folder,
                "-Djava.io.tmpdir=" + folder,
                // No network: no host name resolves, no proxy is looked for.
                "-Djdk.net.hosts.file=" + folder.resolve("no-hosts"),
                "-Djava.net.useSystemProxies=false",
                // No code and no documents by way of XML.
                "-Djdk.xml.enableExtensionFunctions=false",
                "-Djavax.xml.accessExternalDTD=",
                "-Djavax.xml.accessExternalSchema=",
                "-Djavax.xml.accessExternalStylesheet=");
    }

    OutputStream input() {
        return process.getOutputStream();
    }

    InputStream output() {
        return process.getInputStream();
    }

    boolean timedOut() {
        return timedOut;
    }

    /** Waits for the end and returns the exit code. */
    int exitCode() throws InterruptedException {
        int code = process.waitFor();
        logReader.join();
        return code;
    }

    /** Returns the end of what it wrote to standard error. */
    String log() {
        return log.toString().strip();
    }

    /** Ends the process, if it still runs, and removes what it left behind. */
    @Override
    public void close() throws IOException {
        process.destroyForcibly();
        watchdog.interrupt();
        process.onExit().join();
        WorkerClassPath.delete(folder);
    }

    private void watch(Duration timeout) {
        try {
            if (!process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
                timedOut = true;
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void readLog() {
        byte[] buffer = new byte[4096];
        try (InputStream errors = process.getErrorStream()) {
            for (int read = errors.read(buffer); read >= 0; read = errors.read(buffer)) {
                log.append(new String(buffer, 0, read, StandardCharsets.UTF_8));
                if (log.length() > LOG_BYTES) {
                    log.delete(0, log.length() - LOG_BYTES);
                }
            }
        } catch (IOException e) {
            log.append("\n(the log breaks off: ").append(e.getMessage()).append(')');
        }
    }
}
