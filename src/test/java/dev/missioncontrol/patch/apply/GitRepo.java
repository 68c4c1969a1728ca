package dev.missioncontrol.patch.apply;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;

/** Drives the real git on a repository, shut off from this machine's configuration: the yardstick of the tests. */
public final class GitRepo {

    /** What one git command did. */
    public record Outcome(int exit, String out, String err) {}

    private final Path gitDir;
    private final Path scratch;
    private final Map<String, String> environment = new LinkedHashMap<>();

    private GitRepo(Path gitDir, Path scratch) {
        this.gitDir = gitDir;
        this.scratch = scratch;
        environment.put("GIT_CONFIG_NOSYSTEM", "1");
        environment.put("GIT_CONFIG_GLOBAL", File.separator + "dev" + File.separator + "null");
        environment.put("GIT_CONFIG_COUNT", "1");
        environment.put("GIT_CONFIG_KEY_0", "safe.directory");
        environment.put("GIT_CONFIG_VALUE_0", "*");
        environment.put("GIT_DIR", gitDir.toString());
        environment.put("LC_ALL", "C");
    }

    /** Makes an empty repository with a work tree in the folder. */
    public static GitRepo init(Path folder) {
        try {
            Path scratch = Files.createDirectories(folder.resolve("scratch"));
            Path work = Files.createDirectories(folder.resolve("work"));
            var repo = new GitRepo(work.resolve(".git"), scratch);
            repo.environment.put("GIT_WORK_TREE", work.toString());
            repo.git("init", "-q", "-b", "main");
            return repo;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Opens a repository that is there already; new objects go to the scratch folder, so that it stays as it is. */
    public static GitRepo readOnly(Path repository, Path scratch) {
        Path gitDir = Files.isDirectory(repository.resolve(".git")) ? repository.resolve(".git") : repository;
        var repo = new GitRepo(gitDir, scratch);
        repo.environment.put("GIT_OBJECT_DIRECTORY", scratch.resolve("objects").toString());
        repo.environment.put(
                "GIT_ALTERNATE_OBJECT_DIRECTORIES", gitDir.resolve("objects").toString());
        try {
            Files.createDirectories(scratch.resolve("objects"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return repo;
    }

    /** The folder of the checked-out files. */
    public Path workTree() {
        return Path.of(environment.getOrDefault("GIT_WORK_TREE", ""));
    }

    /** Opens the repository with JGit; the caller closes both. */
    public Repository open() {
        try {
            return new FileRepositoryBuilder()
                    .setGitDir(gitDir.toFile())
                    .setMustExist(true)
                    .build();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs git, which must succeed; returns what it printed, without the last line end. */
    public String git(String... arguments) {
        return git(new byte[0], arguments);
    }

    /** Runs git with this standard input; it must succeed. */
    public String git(byte[] input, String... arguments) {
        Outcome outcome = run(input, Map.of(), arguments);
        if (outcome.exit() != 0) {
            throw new IllegalStateException(String.join(" ", arguments) + ": " + outcome.err());
        }
        return outcome.out().strip();
    }

    /** Runs git and returns the bytes it printed. */
    public byte[] bytes(String... arguments) {
        return run(new byte[0], Map.of(), arguments).out().getBytes(StandardCharsets.ISO_8859_1);
    }

    /** The tree that {@code git apply --cached} makes of a commit and a diff; empty output when git refuses. */
    public Outcome applyCached(String commit, byte[] diff) {
        var index = Map.of("GIT_INDEX_FILE", scratch.resolve("index").toString());
        run(new byte[0], index, "read-tree", commit);
        Outcome applied = run(diff, index, "apply", "--cached", "--whitespace=nowarn", "-");
        return applied.exit() == 0 ? run(new byte[0], index, "write-tree") : applied;
    }

    /** The tree that {@code git apply --index} makes in the work tree, which is put back first. */
    public Outcome applyIndex(String commit, byte[] diff) {
        git("reset", "-q", "--hard", commit);
        git("clean", "-q", "-ffdx");
        Outcome applied = run(diff, Map.of(), "apply", "--index", "--whitespace=nowarn", "-");
        return applied.exit() == 0 ? run(new byte[0], Map.of(), "write-tree") : applied;
    }

    /** Runs git with more environment. Output is one character per byte. */
    public Outcome run(byte[] input, Map<String, String> more, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add("git");
        command.addAll(List.of(arguments));
        try {
            Path out = Files.createTempFile(scratch, "out", null);
            Path err = Files.createTempFile(scratch, "err", null);
            var builder = new ProcessBuilder(command);
            builder.environment().keySet().removeIf(name -> name.startsWith("GIT_"));
            builder.environment().putAll(environment);
            builder.environment().putAll(more);
            if (environment.containsKey("GIT_WORK_TREE")) {
                builder.directory(workTree().toFile());
            }
            Process process = builder.redirectOutput(out.toFile())
                    .redirectError(err.toFile())
                    .start();
            try (var stdin = process.getOutputStream()) {
                new ByteArrayInputStream(input).transferTo(stdin);
            } catch (IOException e) {
                // git has ended without reading all of its input; its exit code says why.
            }
            int exit = process.waitFor();
            var outcome = new Outcome(
                    exit,
                    new String(Files.readAllBytes(out), StandardCharsets.ISO_8859_1),
                    new String(Files.readAllBytes(err), StandardCharsets.ISO_8859_1));
            Files.delete(out);
            Files.delete(err);
            return outcome;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
