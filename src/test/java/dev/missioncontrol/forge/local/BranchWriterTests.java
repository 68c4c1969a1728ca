package dev.missioncontrol.forge.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.missioncontrol.forge.BranchWrite;
import dev.missioncontrol.forge.GitObject;
import dev.missioncontrol.forge.TestRepository;
import dev.missioncontrol.shared.CommitId;
import dev.missioncontrol.shared.Digest;
import dev.missioncontrol.shared.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.Constants;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BranchWriterTests {

    private static final String BRANCH = "missioncontrol/run-1";

    @TempDir
    private Path root;

    private TestRepository repository;

    @BeforeEach
    void create() {
        repository = TestRepository.create(root.resolve("app"));
    }

    @Test
    void makesABranchThatGitFindsNoFaultWith() throws IOException {
        BranchWrite change = repository.change(BRANCH, Map.of("new.txt", "new\n"));

        write(change);

        assertThat(repository.head(BRANCH)).isEqualTo(change.head());
        assertThat(repository.git("show", BRANCH + ":new.txt")).isEqualTo("new");
        assertThat(repository.git("rev-parse", BRANCH + "^"))
                .isEqualTo(change.base().hex());
        assertThat(repository.git("fsck", "--strict", "--no-dangling")).isEmpty();
    }

    @Test
    void touchesNoWorkTreeIndexOrHead() throws IOException {
        Files.writeString(repository.directory().resolve("README.md"), "edited, not committed\n");
        Files.writeString(repository.directory().resolve("untracked.txt"), "mine\n");
        repository.git("add", "README.md");
        Map<String, String> before =
                everythingBut(path -> path.startsWith(".git/objects/") || path.startsWith(".git/refs/"));

        write(repository.change(BRANCH, Map.of("README.md", "# From Mission Control\n")));

        assertThat(everythingBut(path -> path.startsWith(".git/objects/") || path.startsWith(".git/refs/")))
                .isEqualTo(before);
        assertThat(repository.git("diff", "--cached", "--name-only")).isEqualTo("README.md");
        assertThat(repository.git("rev-parse", "--abbrev-ref", "HEAD")).isEqualTo("main");
    }

    @Test
    void writesOnlyItsObjectsAndItsRef() throws IOException {
        Map<String, String> before = everythingBut(path -> false);

        write(repository.change(BRANCH, Map.of("new.txt", "new\n")));

        Map<String, String> added = everythingBut(before::containsKey);
        assertThat(added).hasSize(4).containsKey(".git/refs/heads/" + BRANCH);
        assertThat(added.keySet())
                .filteredOn(path -> path.startsWith(".git/objects/"))
                .hasSize(3);
        assertThat(everythingBut(added::containsKey)).isEqualTo(before);
    }

    @Test
    void runsNoHook() throws IOException {
        Path ran = root.resolve("ran");
        for (String hook :
                List.of("post-commit", "pre-commit", "reference-transaction", "update", "post-receive", "pre-push")) {
            Path file = repository.gitDirectory().resolve("hooks").resolve(hook);
            Files.createDirectories(file.getParent());
            Files.writeString(file, "#!/bin/sh\ntouch " + ran + "\n");
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        }

        write(repository.change(BRANCH, Map.of("new.txt", "new\n")));

        assertThat(repository.has(BRANCH)).isTrue();
        assertThat(ran).doesNotExist();
    }

    @Test
    void doesNothingWhenTheBranchIsAtTheHeadAlready() throws IOException {
        BranchWrite change = repository.change(BRANCH, Map.of("new.txt", "new\n"));
        write(change);
        Map<String, String> before = everythingBut(path -> false);

        write(change);

        assertThat(everythingBut(path -> false)).isEqualTo(before);
    }

    @Test
    void neverMovesABranchThatExists() throws IOException {
        BranchWrite change = repository.change(BRANCH, Map.of("new.txt", "new\n"));
        repository.git("branch", BRANCH, "main~1");
        CommitId before = repository.head(BRANCH);

        refused(change, "exists and does not point at");

        assertThat(repository.head(BRANCH)).isEqualTo(before);
        repository.git("pack-refs", "--all");
        refused(change, "exists and does not point at");
    }

    @Test
    void letsOneOfManyWritersWin() throws Exception {
        List<BranchWrite> changes = IntStream.range(0, 8)
                .mapToObj(i -> repository.change(BRANCH, Map.of("new.txt", "from " + i + "\n")))
                .toList();
        List<Callable<Boolean>> attempts = new ArrayList<>();
        changes.forEach(change -> attempts.add(() -> {
            try {
                write(change);
                return true;
            } catch (Refusal e) {
                return false;
            }
        }));

        int winners = 0;
        try (var threads = Executors.newFixedThreadPool(attempts.size())) {
            for (Future<Boolean> each : threads.invokeAll(attempts)) {
                winners += each.get() ? 1 : 0;
            }
        }

        assertThat(winners).isEqualTo(1);
        assertThat(changes.stream().map(BranchWrite::head)).contains(repository.head(BRANCH));
    }

    @Test
    void refusesABranchThatIsCheckedOutSomewhere() {
        BranchWrite change = repository.change(BRANCH, Map.of("new.txt", "new\n"));
        repository.git("checkout", "--quiet", "--orphan", BRANCH);
        refused(change, "checked out");

        repository.git("symbolic-ref", "HEAD", "refs/heads/main");
        repository.git("worktree", "add", "--quiet", "--detach", "../linked");
        TestRepository.at(root.resolve("linked")).git("symbolic-ref", "HEAD", "refs/heads/" + BRANCH);
        refused(change, "checked out");
    }

    @Test
    void refusesANameThatGitCannotHaveBesideTheOthers() {
        repository.git("branch", "missioncontrol");

        refused(repository.change(BRANCH, Map.of("new.txt", "new\n")), "refs/heads/missioncontrol exists");
        assertThat(repository.has(BRANCH)).isFalse();
    }

    @Test
    void refusesNamesThatAreNotItsOwn() {
        for (String name :
                List.of("main", "feature/x", "missioncontrol/../main", "missioncontrol/", "missioncontrol/a b")) {
            assertThatExceptionOfType(Refusal.class).isThrownBy(() -> BranchNameRules.requireOurs(name));
        }
    }

    @Test
    void saysWhichLockIsInTheWay() throws IOException {
        Path lock = repository.gitDirectory().resolve("refs/heads/" + BRANCH + ".lock");
        Files.createDirectories(lock.getParent());
        Files.createFile(lock);

        refused(repository.change(BRANCH, Map.of("new.txt", "new\n")), "LOCK_FAILURE");
    }

    @Test
    void packsManyObjects() throws IOException {
        Map<String, String> files = IntStream.range(0, 200)
                .boxed()
                .collect(Collectors.toMap(i -> "file-" + i + ".txt", i -> "content " + i + "\n"));

        write(repository.change(BRANCH, files));

        assertThat(repository.git("show", BRANCH + ":file-199.txt")).isEqualTo("content 199");
        assertThat(repository.git("fsck", "--strict", "--no-dangling")).isEmpty();
        assertThat(repository.git("count-objects", "-v")).contains("packs: 1");
    }

    @Test
    void givesNewFilesTheRightsOfTheSharedRepository() throws IOException {
        Path objects = repository.gitDirectory().resolve("objects");
        for (Path each : List.of(objects, repository.gitDirectory().resolve("refs/heads"))) {
            Files.setPosixFilePermissions(each, PosixFilePermissions.fromString("rwxrwxr-x"));
        }
        BranchWrite change = repository.change(BRANCH, Map.of("new.txt", "new\n"));

        write(change);

        Path object = objects.resolve(change.head().hex().substring(0, 2))
                .resolve(change.head().hex().substring(2));
        Path ref = repository.gitDirectory().resolve("refs/heads/" + BRANCH);
        assertThat(rights(object)).isEqualTo("r--r--r--");
        assertThat(rights(ref)).isEqualTo("rw-rw-r--");
        assertThat(rights(ref.resolveSibling(""))).isEqualTo("rwxrwxr-x");
        assertThat(Files.getOwner(object)).isEqualTo(Files.getOwner(objects));
    }

    @Test
    void refusesObjectsThatDoNotBelongTogether() throws IOException {
        BranchWrite change = repository.change(BRANCH, Map.of("new.txt", "new\n"));
        List<GitObject> objects = change.objects();

        refused(with(change, objects.subList(1, objects.size())), "which is nowhere");
        refused(with(change, List.of(objects.get(0), objects.get(2))), "has no tree");
        refused(with(change, objects.subList(0, 2)), "was not given");
        List<GitObject> malformed = new ArrayList<>(objects);
        malformed.add(new GitObject(
                Constants.OBJ_TREE, "100644 .git\0aaaaaaaaaaaaaaaaaaaa".getBytes(StandardCharsets.UTF_8)));
        refused(with(change, malformed), "malformed");
        BranchWrite stray = repository.change(BRANCH, Map.of("other.txt", "other\n"));
        List<GitObject> two = new ArrayList<>(objects);
        two.addAll(stray.objects());
        refused(with(change, two), "commits were given");
        refused(new BranchWrite(BRANCH, change.base(), change.base(), objects), "0 lead from the head");
        refused(
                new BranchWrite(BRANCH, new CommitId("1".repeat(40)), change.head(), objects),
                "is not in the repository");
        assertThat(repository.has(BRANCH)).isFalse();
    }

    @Test
    void writesToABareRepository() throws IOException {
        repository.git("clone", "--quiet", "--bare", ".", "../bare.git");
        BranchWrite change = repository.change(BRANCH, Map.of("new.txt", "new\n"));

        new BranchWriter(root.resolve("bare.git"), change).write();

        assertThat(TestRepository.at(root.resolve("bare.git")).head(BRANCH)).isEqualTo(change.head());
    }

    @Test
    void failsWithoutABranchWhenObjectsCannotBeWritten() throws IOException {
        BranchWrite change = repository.change(BRANCH, Map.of("new.txt", "new\n"));
        Path blocked = repository
                .gitDirectory()
                .resolve("objects")
                .resolve(change.head().hex().substring(0, 2));
        Files.writeString(blocked, "a file where a directory is needed");

        assertThatIOException().isThrownBy(() -> write(change));

        assertThat(repository.has(BRANCH)).isFalse();
    }

    private void write(BranchWrite change) throws IOException {
        new BranchWriter(repository.gitDirectory(), change).write();
    }

    private void refused(BranchWrite change, String reason) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> write(change))
                .withMessageContaining(reason)
                .satisfies(refusal -> assertThat(refusal.remedy()).isNotBlank());
    }

    private static BranchWrite with(BranchWrite change, List<GitObject> objects) {
        return new BranchWrite(change.branch(), change.base(), change.head(), objects);
    }

    private static String rights(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    /** Returns the digest of every file of work tree and git directory whose path is not left out. */
    private Map<String, String> everythingBut(Predicate<String> leftOut) throws IOException {
        try (Stream<Path> files = Files.walk(repository.directory())) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !leftOut.test(name(file)))
                    .collect(Collectors.toMap(this::name, BranchWriterTests::digest, (a, b) -> a, TreeMap::new));
        }
    }

    private String name(Path file) {
        return repository.directory().relativize(file).toString();
    }

    private static String digest(Path file) {
        try {
            return Digest.of(Files.readAllBytes(file)).hex();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
