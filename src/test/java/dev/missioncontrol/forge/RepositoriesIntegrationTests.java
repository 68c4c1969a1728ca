package dev.missioncontrol.forge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.missioncontrol.IntegrationTest;
import dev.missioncontrol.account.Account;
import dev.missioncontrol.account.Role;
import dev.missioncontrol.shared.CommitId;
import dev.missioncontrol.shared.Refusal;
import dev.missioncontrol.shared.RepositoryId;
import dev.missioncontrol.shared.WorkflowId;
import dev.missioncontrol.shell.Home;
import dev.missioncontrol.writegate.TestPermits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@IntegrationTest
class RepositoriesIntegrationTests {

    private static final Account MEMBER = new Account("member", Set.of(Role.MEMBER));
    private static final Account STRANGER = new Account("stranger", Set.of());

    @TempDir
    private Path root;

    @Autowired
    private Repositories repositories;

    @Autowired
    private ForgeReader reader;

    @Autowired
    private ForgeWriter writer;

    @Autowired
    private PullRequests pullRequests;

    @Autowired
    private Home home;

    @Autowired
    private JdbcClient jdbc;

    private TestRepository repository;
    private String name;

    @BeforeEach
    void create() {
        name = "app-" + UUID.randomUUID();
        repository = TestRepository.create(root.resolve(name));
    }

    @Test
    void connectsAWorkTreeAndReadsIt() {
        ForgeRepository connected = connect(repository.directory(), null, null);

        assertThat(connected.name()).isEqualTo(name);
        assertThat(connected.baseBranch()).isEqualTo("main");
        assertThat(repositories.get(connected.id())).isEqualTo(connected);
        assertThat(repositories.byName(name.toUpperCase(Locale.ROOT))).isEqualTo(connected);
        assertThat(reader.head(connected.id(), "main")).isEqualTo(repository.head("main"));
        List<TreeFile> tree = reader.tree(connected.id(), repository.head("main"));
        assertThat(tree).extracting(TreeFile::path).containsExactly("README.md", "src/App.java");
        assertThat(tree.getFirst().size()).isEqualTo(10);
        assertThat(reader.blob(connected.id(), tree.getFirst().blob(), 10))
                .isEqualTo("# Read me\n".getBytes(StandardCharsets.UTF_8));
        refused(
                null,
                "10 bytes",
                () -> reader.blob(connected.id(), tree.getFirst().blob(), 9));
    }

    @Test
    void listsTheBaseBranchFirst() {
        repository.git("branch", "a-branch");
        repository.git("branch", "zebra");
        repository.git("pack-refs", "--all");
        ForgeRepository connected = connect(repository.directory(), null, "main");

        assertThat(reader.branches(connected.id()))
                .extracting(Branch::name)
                .containsExactly("main", "a-branch", "zebra");
    }

    @Test
    void takesTheBranchOfALinkedWorkTree() {
        repository.git("worktree", "add", "--quiet", "-b", "topic", "../linked-" + name);

        ForgeRepository connected = connect(root.resolve("linked-" + name), null, null);

        assertThat(connected.baseBranch()).isEqualTo("topic");
        refused("path", "connected already, as '" + name, () -> connect(repository.directory(), "other", null));
    }

    @Test
    void refusesWhatCannotBeUsedAndLeavesNothing() throws IOException {
        TestRepository empty = TestRepository.empty(root.resolve("empty"));
        Path inHome = Files.createDirectories(home.path().resolve("mine-" + name));
        TestRepository.create(inHome);

        refused("path", "empty", () -> connect(empty.directory(), null, null));
        refused("baseBranch", "no branch 'gone'", () -> connect(repository.directory(), null, "gone"));
        refused("baseBranch", "no branch '../x'", () -> connect(repository.directory(), null, "../x"));
        refused("name", "cannot be a repository's name", () -> connect(repository.directory(), "a b", null));
        refused("path", "data directory", () -> connect(inHome, null, null));
        refused("path", "relative", () -> repositories.connect("some/where", null, null, MEMBER));
        refused(
                null,
                "may not connect",
                () -> repositories.connect(repository.directory().toString(), null, null, STRANGER));
        repository.git("checkout", "--quiet", "--detach");
        refused("baseBranch", "detached", () -> connect(repository.directory(), null, null));
        assertThat(repositories.list(name, null, 10).items()).isEmpty();
    }

    @Test
    void refusesAPartialClone() {
        repository.git("config", "uploadpack.allowFilter", "true");
        repository.git(
                "clone",
                "--quiet",
                "--bare",
                "--filter=blob:none",
                repository.directory().toUri().toString(),
                "../partial.git");

        refused("path", "partial clone", () -> connect(root.resolve("partial.git"), null, null));
    }

    @Test
    void refusesANameThatIsTaken() {
        connect(repository.directory(), null, null);
        TestRepository other = TestRepository.create(root.resolve("other/" + name));

        refused("name", "connected already", () -> connect(other.directory(), name.toUpperCase(Locale.ROOT), null));
        assertThat(connect(other.directory(), null, null).name()).isEqualTo(name + "-2");
    }

    @Test
    void comesBackWithItsPullRequestsAfterADisconnect() {
        ForgeRepository connected = connect(repository.directory(), null, null);
        PullRequest opened = open(connected, "missioncontrol/one", WorkflowId.next());

        repositories.disconnect(connected.id(), MEMBER);

        refused(null, "No repository named", () -> repositories.byName(name));
        assertThat(repositories.get(connected.id()).name()).isEqualTo(name);
        assertThat(repository.has("missioncontrol/one")).isTrue();
        assertThat(connect(repository.directory(), null, null).id()).isEqualTo(connected.id());
        assertThat(pullRequests.get(connected.id(), 1)).isEqualTo(opened);
        assertThat(ledgerTypesOf(connected.id()))
                .containsExactly("repository.connected", "repository.disconnected", "repository.connected");
    }

    @Test
    void pagesByNameAndSearches() {
        for (String each : List.of("c", "a", "b")) {
            connect(TestRepository.create(root.resolve(each)).directory(), each + "-" + name, null);
        }

        var first = repositories.list(name, null, 2);
        var second = repositories.list(name, first.next(), 2);

        assertThat(first.items()).extracting(ForgeRepository::name).containsExactly("a-" + name, "b-" + name);
        assertThat(second.items()).extracting(ForgeRepository::name).containsExactly("c-" + name);
        assertThat(second.next()).isNull();
    }

    @Test
    void opensOnePullRequestHoweverOftenAsked() {
        ForgeRepository connected = connect(repository.directory(), null, null);
        WorkflowId workflow = WorkflowId.next();
        PullRequest first = open(connected, "missioncontrol/one", workflow);
        CommitId start = repository.head("main");
        repository.commit("later.txt", "later\n", "Go on");

        assertThat(first.number()).isEqualTo(1);
        assertThat(first.baseCommit()).isEqualTo(start);
        PullRequestDraft again = new PullRequestDraft("main", first.branch(), first.head(), "Title", "Body");
        assertThat(writer.openPullRequest(
                        TestPermits.permit(workflow, connected.id(), first.branch(), first.head()), again))
                .isEqualTo(first);
        assertThat(open(connected, "missioncontrol/two", workflow).number()).isEqualTo(2);
        assertThat(pullRequests.ofWorkflow(workflow))
                .extracting(PullRequest::number)
                .containsExactly(1, 2);
        assertThat(pullRequests.ofBranch(connected.id(), "missioncontrol/one")).contains(first);
    }

    @Test
    void numbersPullRequestsWithoutGapsWhenManyAreOpenedAtOnce() throws Exception {
        ForgeRepository connected = connect(repository.directory(), null, null);
        List<Callable<Integer>> openings = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            String branch = "missioncontrol/run-" + i / 2;
            BranchWrite change = repository.change(branch, Map.of("new.txt", branch));
            WorkflowId workflow = WorkflowId.next();
            openings.add(() -> open(connected, change, workflow).number());
        }

        List<Integer> numbers = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(openings.size())) {
            for (Future<Integer> each : threads.invokeAll(openings)) {
                numbers.add(each.get());
            }
        }

        assertThat(numbers).containsExactlyInAnyOrder(1, 1, 2, 2, 3, 3);
    }

    @Test
    void refusesAPullRequestOfABranchThatIsNotThere() {
        ForgeRepository connected = connect(repository.directory(), null, null);
        CommitId head = repository.head("main");
        PullRequestDraft draft = new PullRequestDraft("main", "missioncontrol/none", head, "Title", "Body");

        refused(
                null,
                "does not point at",
                () -> writer.openPullRequest(
                        TestPermits.permit(WorkflowId.next(), connected.id(), draft.branch(), head), draft));
    }

    @Test
    void writesNothingWithAPermitForAnotherBranch() {
        ForgeRepository connected = connect(repository.directory(), null, null);
        BranchWrite change = repository.change("missioncontrol/one", Map.of("new.txt", "new\n"));

        refused(
                null,
                "The permit is for",
                () -> writer.createBranch(
                        TestPermits.permit(WorkflowId.next(), connected.id(), "missioncontrol/two", change.head()),
                        change));
        assertThat(repository.has("missioncontrol/one")).isFalse();
    }

    @Test
    void saysThatARepositoryIsGoneOrWasMadeUnsafe() throws IOException {
        ForgeRepository connected = connect(repository.directory(), null, null);
        Files.move(repository.directory(), root.resolve("moved"));
        refused("path", "There is nothing at", () -> reader.branches(connected.id()));

        Files.move(root.resolve("moved"), repository.directory());
        Path objects = repository.gitDirectory().resolve("objects");
        Files.move(objects, root.resolve("objects"));
        Files.createSymbolicLink(objects, root.resolve("objects"));
        refused("path", "symbolic link", () -> reader.branches(connected.id()));
    }

    @Test
    void readsALargeTreeQuickly() {
        for (int i = 0; i < 12_000; i++) {
            writeFile(repository.directory().resolve("d" + i % 100).resolve("f" + i + ".txt"), "file " + i + "\n");
        }
        CommitId head = repository.commit("last.txt", "last\n", "Add many files");
        repository.git("gc", "--quiet");
        ForgeRepository connected = connect(repository.directory(), null, null);
        reader.tree(connected.id(), head);

        long start = System.nanoTime();
        List<TreeFile> tree = reader.tree(connected.id(), head);
        long millis = (System.nanoTime() - start) / 1_000_000;

        assertThat(tree).hasSize(12_003);
        assertThat(millis).as("milliseconds for 12,003 files").isLessThan(3_000);
    }

    @Test
    void makesTheSampleProjectOnce() {
        ForgeRepository sample = repositories.createSample(MEMBER);

        assertThat(sample.sample()).isTrue();
        assertThat(repositories.createSample(MEMBER)).isEqualTo(sample);
        assertThat(reader.tree(sample.id(), reader.head(sample.id(), "main")))
                .extracting(TreeFile::path)
                .contains("pom.xml", "README.md");
    }

    private ForgeRepository connect(Path location, @Nullable String as, @Nullable String baseBranch) {
        return repositories.connect(location.toString(), as, baseBranch, MEMBER);
    }

    private PullRequest open(ForgeRepository connected, String branch, WorkflowId workflow) {
        return open(connected, repository.change(branch, Map.of("new.txt", branch)), workflow);
    }

    private PullRequest open(ForgeRepository connected, BranchWrite change, WorkflowId workflow) {
        writer.createBranch(TestPermits.permit(workflow, connected.id(), change.branch(), change.head()), change);
        return writer.openPullRequest(
                TestPermits.permit(workflow, connected.id(), change.branch(), change.head()),
                new PullRequestDraft("main", change.branch(), change.head(), "Title", "Body"));
    }

    private List<String> ledgerTypesOf(RepositoryId id) {
        return jdbc.sql("SELECT e.type FROM ledger_entry e JOIN ledger_payload p ON p.digest = e.payload_digest"
                        + " WHERE p.content LIKE ? ORDER BY e.entry_index")
                .param("%" + id + "%")
                .query((row, index) -> row.getString("type"))
                .list();
    }

    private static void writeFile(Path file, String content) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void refused(@Nullable String field, String reason, ThrowingCallable call) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(call)
                .withMessageContaining(reason)
                .satisfies(refusal -> assertThat(refusal.field()).isEqualTo(field));
    }
}
