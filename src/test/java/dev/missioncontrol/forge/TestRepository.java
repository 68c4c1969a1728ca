package dev.missioncontrol.forge;

import dev.missioncontrol.shared.CommitId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.TreeFormatter;

/** A real repository in a temporary directory, made and asked by the git command itself. */
public final class TestRepository {

    private final Path directory;

    private TestRepository(Path directory) {
        this.directory = directory;
    }

    /** Takes a directory that is a repository already. */
    public static TestRepository at(Path directory) {
        return new TestRepository(directory);
    }

    /** Makes a repository with a work tree and no commit. */
    public static TestRepository empty(Path directory) {
        TestRepository repository = new TestRepository(directory);
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        repository.git("init", "--quiet", "--initial-branch=main");
        return repository;
    }

    /** Makes a repository with a work tree and one commit of a few files. */
    public static TestRepository create(Path directory) {
        TestRepository repository = empty(directory);
        repository.commit("README.md", "# Read me\n", "Start");
        repository.commit("src/App.java", "class App {}\n", "Add the application");
        return repository;
    }

    public Path directory() {
        return directory;
    }

    public Path gitDirectory() {
        return Files.isDirectory(directory.resolve(".git")) ? directory.resolve(".git") : directory;
    }

    /** Writes a file and commits it. */
    public CommitId commit(String path, String content, String message) {
        try {
            Path file = directory.resolve(path);
            Files.createDirectories(file.getParent());
            Files.writeString(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        git("add", "--all");
        git("commit", "--quiet", "--message", message);
        return head("HEAD");
    }

    public CommitId head(String revision) {
        return new CommitId(git("rev-parse", revision));
    }

    /** Runs git here, whether it succeeds or not. */
    public void attempt(String... arguments) {
        run(arguments);
    }

    /** Returns whether the revision exists. */
    public boolean has(String revision) {
        return run("rev-parse", "--verify", "--quiet", revision).status() == 0;
    }

    /** Runs git here and returns what it printed; fails the test when git does. */
    public String git(String... arguments) {
        Outcome outcome = run(arguments);
        if (outcome.status() != 0) {
            throw new AssertionError("git " + String.join(" ", arguments) + ": " + outcome.output());
        }
        return outcome.output().strip();
    }

    private record Outcome(int status, String output) {}

    private Outcome run(String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                "git",
                "-c",
                "user.name=Test",
                "-c",
                "user.email=test@example.com",
                "-c",
                "commit.gpgSign=false",
                "-c",
                "gc.auto=0",
                "-c",
                "protocol.file.allow=always"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
        builder.environment().putAll(Map.of("GIT_CONFIG_GLOBAL", "/dev/null", "GIT_CONFIG_SYSTEM", "/dev/null"));
        try {
            Process process = builder.start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Outcome(process.waitFor(), output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Builds, in memory, a branch with one commit on top of main that adds or replaces files of the root directory. */
    public BranchWrite change(String branch, Map<String, String> files) {
        CommitId base = head("main");
        Map<String, Entry> entries = new TreeMap<>();
        for (String line : git("ls-tree", "main").lines().toList()) {
            String[] meta = line.substring(0, line.indexOf('\t')).split(" ", 3);
            entries.put(
                    line.substring(line.indexOf('\t') + 1),
                    new Entry(FileMode.fromBits(Integer.parseInt(meta[0], 8)), ObjectId.fromString(meta[2])));
        }
        List<GitObject> objects = new ArrayList<>();
        try (ObjectInserter.Formatter ids = new ObjectInserter.Formatter()) {
            files.forEach((name, content) -> {
                byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
                objects.add(new GitObject(Constants.OBJ_BLOB, bytes));
                entries.put(name, new Entry(FileMode.REGULAR_FILE, ids.idFor(Constants.OBJ_BLOB, bytes)));
            });
            TreeFormatter tree = new TreeFormatter();
            entries.forEach((name, entry) -> tree.append(name, entry.mode(), entry.id()));
            objects.add(new GitObject(Constants.OBJ_TREE, tree.toByteArray()));
            CommitBuilder commit = new CommitBuilder();
            commit.setTreeId(ids.idFor(Constants.OBJ_TREE, tree.toByteArray()));
            commit.setParentId(ObjectId.fromString(base.hex()));
            PersonIdent author = new PersonIdent("Mission Control", "mc@example.com", 1_700_000_000_000L, 0);
            commit.setAuthor(author);
            commit.setCommitter(author);
            commit.setMessage("Change " + files.keySet() + "\n");
            byte[] bytes = built(commit);
            objects.add(new GitObject(Constants.OBJ_COMMIT, bytes));
            CommitId head = new CommitId(ids.idFor(Constants.OBJ_COMMIT, bytes).name());
            return new BranchWrite(branch, base, head, objects);
        }
    }

    private static byte[] built(CommitBuilder commit) {
        try {
            return commit.build();
        } catch (UnsupportedEncodingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Entry(FileMode mode, ObjectId id) {}
}
