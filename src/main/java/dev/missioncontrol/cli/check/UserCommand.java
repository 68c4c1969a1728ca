package dev.missioncontrol.cli.check;

import dev.missioncontrol.cli.terminal.Failure;
import dev.missioncontrol.cli.terminal.Terminal;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Runs the command that a user wants run in a clone, shows what it prints, and keeps the end of that. */
public final class UserCommand {

    private static final int LOG_BYTES = 1 << 20;

    /** What git sets for its hooks; in a clone it would lead back to the repository that the hook belongs to. */
    private static final Set<String> OF_ANOTHER_REPOSITORY =
            Set.of("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY", "GIT_PREFIX");

    private final List<String> command;
    private final Path directory;

    /**
     * How the command ended.
     *
     * @param exitCode its exit code; 128 and a signal's number when that ended it, as shells count
     * @param log the end of what it printed
     */
    public record Result(int exitCode, String log) {

        private static final Set<Integer> STOPPED = Set.of(128 + 2, 128 + 15);

        /** Returns the conclusion in the terms of GitHub's Checks API. */
        public String conclusion() {
            if (STOPPED.contains(exitCode)) {
                return "cancelled";
            }
            return exitCode == 0 ? "success" : "failure";
        }
    }

    /**
     * Takes a command to be run in a directory.
     *
     * @throws Failure when there is no such command
     */
    public UserCommand(List<String> command, Path directory, Terminal terminal) {
        this.command = List.copyOf(command);
        this.directory = directory;
        if (!exists(command.getFirst(), terminal)) {
            throw Failure.usage(
                    "There is no command '" + command.getFirst() + "'.",
                    "Name a program on the PATH, or a file of the repository such as ./mvnw, that can be executed.");
        }
    }

    private boolean exists(String program, Terminal terminal) {
        Path path = Path.of(program);
        if (path.getNameCount() > 1 || path.isAbsolute()) {
            return isProgram(directory.resolve(path));
        }
        String places = terminal.environment("PATH");
        return places != null
                && Stream.of(places.split(java.io.File.pathSeparator))
                        .flatMap(place -> Stream.of(
                                Path.of(place, program),
                                Path.of(place, program + ".exe"),
                                Path.of(place, program + ".cmd")))
                        .anyMatch(UserCommand::isProgram);
    }

    private static boolean isProgram(Path path) {
        return Files.isRegularFile(path) && Files.isExecutable(path);
    }

    /** Runs it to its end. When this process is stopped meanwhile, so is the command, with all it has started. */
    public Result run(OutputStream shown) {
        LogTail log = new LogTail(LOG_BYTES);
        try {
            Process process = start(command, directory, ProcessBuilder.Redirect.INHERIT);
            Thread stop = new Thread(() -> end(process), "stop-command");
            Runtime.getRuntime().addShutdownHook(stop);
            try (InputStream output = process.getInputStream()) {
                byte[] buffer = new byte[8192];
                for (int count = output.read(buffer); count >= 0; count = output.read(buffer)) {
                    shown.write(buffer, 0, count);
                    shown.flush();
                    log.write(buffer, 0, count);
                }
                return new Result(process.waitFor(), log.text());
            } finally {
                forget(stop);
            }
        } catch (IOException e) {
            throw Failure.usage("Cannot run " + command.getFirst() + ": " + e.getMessage() + ".", null);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Failure.refused("Interrupted.", null);
        }
    }

    /** Starts a process outside of any repository that this process was started for. */
    static Process start(List<String> command, Path directory, ProcessBuilder.Redirect input) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectInput(input);
        Map<String, String> environment = builder.environment();
        environment.keySet().removeAll(OF_ANOTHER_REPOSITORY);
        // The token is the client's, and no business of the code that is tested.
        environment.remove("MISSIONCONTROL_TOKEN");
        environment.remove("MISSIONCONTROL_PASSWORD");
        return builder.start();
    }

    private static void end(Process process) {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
    }

    private static void forget(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The process is being stopped already: the hook has done its work.
        }
    }
}
