package dev.missioncontrol.forge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.missioncontrol.IntegrationTest;
import dev.missioncontrol.TestAccounts;
import dev.missioncontrol.shared.CommitId;
import dev.missioncontrol.shared.Refusal;
import dev.missioncontrol.shared.WorkflowId;
import dev.missioncontrol.shell.Home;
import dev.missioncontrol.writegate.TestPermits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.util.FileSystemUtils;

/** Repositories reached by URL: a real git server on this machine. */
@IntegrationTest
class RemoteRepositoriesIntegrationTests {

    private static final String BRANCH = "missioncontrol/one";

    @TempDir
    private Path root;

    @Autowired
    private Repositories repositories;

    @Autowired
    private ForgeReader reader;

    @Autowired
    private ForgeWriter writer;

    @Autowired
    private Home home;

    private TestRepository work;
    private TestRepository remote;
    private GitServer server;

    @BeforeEach
    void serve() throws IOException {
        work = TestRepository.create(root.resolve("work"));
        work.git("clone", "--quiet", "--bare", ".", "../remote.git");
        remote = TestRepository.at(root.resolve("remote.git"));
        remote.git("config", "http.receivepack", "true");
        server = new GitServer(remote.directory());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void mirrorsAndReads() throws IOException {
        remote.git("branch", "develop", "main~1");
        remote.git("symbolic-ref", "HEAD", "refs/heads/develop");
        remote.git("tag", "v1", "main");

        ForgeRepository connected = connect(null);

        assertThat(connected.baseBranch()).isEqualTo("develop");
        assertThat(connected.location()).isEqualTo(server.url().toString());
        assertThat(reader.branches(connected.id())).extracting(Branch::name).containsExactly("develop", "main");
        assertThat(reader.tree(connected.id(), work.head("main")))
                .extracting(TreeFile::path)
                .containsExactly("README.md", "src/App.java");
        assertThat(TestRepository.at(mirror(connected)).git("tag")).isEmpty();
    }

    @Test
    void followsTheRemoteWhenAskedAndKeepsPinnedCommits() {
        ForgeRepository connected = connect(null);
        CommitId pinned = work.head("main");
        work.git("commit", "--quiet", "--amend", "--message", "Rewritten");
        work.git("push", "--quiet", "--force", remote.directory().toString(), "main");

        reader.refresh(connected.id());

        assertThat(reader.head(connected.id(), "main"))
                .isEqualTo(work.head("main"))
                .isNotEqualTo(pinned);
        assertThat(reader.tree(connected.id(), pinned)).hasSize(2);
    }

    @Test
    void pushesABranchOnce() {
        ForgeRepository connected = connect(null);
        BranchWrite change = work.change(BRANCH, Map.of("new.txt", "new\n"));

        write(connected, change);
        write(connected, change);

        assertThat(remote.head(BRANCH)).isEqualTo(change.head());
        assertThat(remote.git("fsck", "--strict", "--no-dangling")).isEmpty();
        assertThat(reader.head(connected.id(), BRANCH)).isEqualTo(change.head());
    }

    @Test
    void neverMovesABranchOfTheRemote() {
        ForgeRepository connected = connect(null);
        remote.git("branch", BRANCH, "main~1");
        CommitId before = remote.head(BRANCH);

        refused(null, "exists and does not point at", () -> write(connected, work.change(BRANCH, Map.of("a", "b"))));

        assertThat(remote.head(BRANCH)).isEqualTo(before);
    }

    @Test
    void mirrorsAgainOnANodeThatHasNoMirror() throws IOException {
        ForgeRepository connected = connect(null);
        FileSystemUtils.deleteRecursively(mirror(connected));

        assertThat(reader.branches(connected.id())).extracting(Branch::name).containsExactly("main");
    }

    @Test
    void deletesTheMirrorWithTheConnection() throws IOException {
        ForgeRepository connected = connect(null);
        assertThat(mirror(connected)).isDirectory();

        repositories.disconnect(connected.id(), TestAccounts.MEMBER);

        assertThat(mirror(connected)).doesNotExist();
    }

    @Test
    void saysWhyARemoteCannotBeConnectedAndLeavesNothing() throws IOException {
        List<Path> before = mirrors();
        refused("baseBranch", "no branch 'gone'", () -> connect("gone"));
        refused(
                "url",
                "no git repository",
                () -> repositories.connect(server.url() + "-not", null, null, TestAccounts.MEMBER));
        server.require("reader", "s3cret");
        refused("url", "does not let this server in", () -> connect(null));
        server.close();
        refused("url", "could not be reached", () -> connect(null));

        assertThat(mirrors()).isEqualTo(before);
    }

    @Test
    void refusesAnEmptyRemote() throws IOException {
        TestRepository.empty(root.resolve("empty"));
        try (GitServer empty = new GitServer(root.resolve("empty/.git"))) {
            refused(
                    "url",
                    "empty",
                    () -> repositories.connect(empty.url().toString(), null, null, TestAccounts.MEMBER));
        }
    }

    @Test
    void asksForSshToBeConfigured() {
        refused(
                "url",
                "no private key for ssh",
                () -> repositories.connect("git@127.0.0.1:team/app.git", null, null, TestAccounts.MEMBER));
    }

    private ForgeRepository connect(@Nullable String baseBranch) {
        return repositories.connect(
                server.url().toString(), "remote-" + UUID.randomUUID(), baseBranch, TestAccounts.MEMBER);
    }

    private void write(ForgeRepository connected, BranchWrite change) {
        writer.createBranch(
                TestPermits.permit(WorkflowId.next(), connected.id(), change.branch(), change.head()), change);
    }

    private Path mirror(ForgeRepository connected) throws IOException {
        return home.directory("repositories").resolve(connected.id() + ".git");
    }

    private List<Path> mirrors() throws IOException {
        try (Stream<Path> files = Files.list(home.directory("repositories"))) {
            return files.sorted().toList();
        }
    }

    private static void refused(@Nullable String field, String reason, ThrowingCallable call) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(call)
                .withMessageContaining(reason)
                .satisfies(refusal -> {
                    assertThat(refusal.field()).isEqualTo(field);
                    assertThat(refusal.remedy()).isNotBlank();
                });
    }
}
