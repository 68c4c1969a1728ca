package dev.missioncontrol.forge.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.missioncontrol.forge.TestRepository;
import dev.missioncontrol.shared.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitDirectoryTests {

    @TempDir
    private Path temporary;

    private Path root;

    @BeforeEach
    void resolveLinks() throws IOException {
        root = temporary.toRealPath();
    }

    @Test
    void findsTheGitDirectoryOfAWorkTree() {
        TestRepository repository = TestRepository.create(root.resolve("app"));

        assertThat(find(repository.directory()))
                .isEqualTo(new GitDirectory(root.resolve("app/.git"), "ref: refs/heads/main"));
        assertThat(find(repository.gitDirectory()).path()).isEqualTo(root.resolve("app/.git"));
    }

    @Test
    void findsABareRepository() {
        TestRepository.create(root.resolve("app")).git("clone", "--quiet", "--bare", ".", "../bare.git");

        assertThat(find(root.resolve("bare.git")).headBranch()).isEqualTo("main");
    }

    @Test
    void findsTheMainRepositoryOfALinkedWorkTreeWithTheBranchCheckedOutThere() {
        TestRepository.create(root.resolve("app")).git("worktree", "add", "--quiet", "-b", "topic", "../linked");

        GitDirectory found = find(root.resolve("linked"));

        assertThat(found.path()).isEqualTo(root.resolve("app/.git"));
        assertThat(found.headBranch()).isEqualTo("topic");
    }

    @Test
    void knowsNoBranchWhenHeadIsDetached() {
        TestRepository repository = TestRepository.create(root.resolve("app"));
        repository.git("checkout", "--quiet", "--detach");

        assertThat(find(repository.directory()).headBranch()).isNull();
    }

    @Test
    void refusesAGitFileThatPointsToARepositoryItDoesNotBelongTo() throws IOException {
        TestRepository.create(root.resolve("other"));
        Files.createDirectories(root.resolve("app"));
        Files.writeString(root.resolve("app/.git"), "gitdir: ../other/.git\n");

        refused(root.resolve("app"), "of which this is not a linked work tree");
    }

    @Test
    void refusesAGitFileThatPointsNowhere() throws IOException {
        Files.createDirectories(root.resolve("app"));
        Files.writeString(root.resolve("app/.git"), "gitdir: ../gone\n");

        refused(root.resolve("app"), "which is not there");
    }

    @Test
    void refusesWhatIsNoRepository() throws IOException {
        Files.createDirectories(root.resolve("plain"));
        Files.writeString(root.resolve("file"), "");
        TestRepository repository = TestRepository.create(root.resolve("app"));

        refused(root.resolve("plain"), "no git repository");
        refused(root.resolve("file"), "is a file");
        refused(root.resolve("gone"), "There is nothing at");
        refused(repository.directory().resolve("src"), "inside the repository");
    }

    @Test
    void refusesASymbolicLinkInPlaceOfTheGitDirectory() throws IOException {
        TestRepository other = TestRepository.create(root.resolve("other"));
        Files.createDirectories(root.resolve("app"));
        Files.createSymbolicLink(root.resolve("app/.git"), other.gitDirectory());

        refused(root.resolve("app"), "symbolic link");
    }

    @Test
    void refusesObjectsThatAreLinkedFromElsewhere() throws IOException {
        for (String part : new String[] {"objects", "objects/pack", "refs/heads", "packed-refs", "HEAD"}) {
            Path directory = root.resolve(part.replace('/', '-'));
            TestRepository repository = TestRepository.create(directory);
            repository.git("pack-refs", "--all");
            Path moved = root.resolve("elsewhere-" + part.replace('/', '-'));
            Files.move(repository.gitDirectory().resolve(part), moved);
            Files.createSymbolicLink(repository.gitDirectory().resolve(part), moved);

            refused(directory, "symbolic link");
        }
    }

    @Test
    void refusesBorrowedObjects() {
        TestRepository.create(root.resolve("app")).git("clone", "--quiet", "--shared", ".", "../borrower");

        refused(root.resolve("borrower"), "borrows objects");
    }

    @Test
    void refusesAShallowClone() {
        TestRepository.create(root.resolve("app"))
                .git(
                        "clone",
                        "--quiet",
                        "--depth=1",
                        root.resolve("app").toUri().toString(),
                        "../shallow");

        refused(root.resolve("shallow"), "shallow");
    }

    @Test
    void refusesOtherObjectFormatsAndUnknownExtensions() throws IOException {
        TestRepository repository = TestRepository.create(root.resolve("app"));
        TestRepository sha256 = TestRepository.at(root.resolve("app"));
        sha256.git("init", "--quiet", "--object-format=sha256", "../sha256");
        refused(root.resolve("sha256"), "SHA-256");

        append(repository, "[core]\n\trepositoryformatversion = 1\n[extensions]\n\tmystery = true\n");
        refused(repository.directory(), "mystery");
    }

    @Test
    void neitherFollowsIncludesNorRunsAnythingOfTheConfiguration() throws IOException {
        TestRepository repository = TestRepository.create(root.resolve("app"));
        append(
                repository,
                "[include]\n\tpath = /dev/zero\n[core]\n\tfsmonitor = touch " + root.resolve("ran")
                        + "\n\tworktree = /\n[filter \"x\"]\n\tsmudge = touch " + root.resolve("ran") + "\n");

        assertTimeoutPreemptively(Duration.ofSeconds(10), () -> {
            try (Repository opened =
                    GitRepositories.open(find(repository.directory()).path())) {
                assertThat(opened.resolve("main")).isNotNull();
                assertThat(opened.getConfig().getSections()).doesNotContain("filter", "include");
            }
        });
        assertThat(root.resolve("ran")).doesNotExist();
    }

    @Test
    void readsNoAlternatesEvenWhenTheyAppearLater() throws IOException {
        TestRepository other = TestRepository.create(root.resolve("other"));
        String foreign = other.commit("secret", "a secret\n", "Keep a secret").hex();
        TestRepository repository = TestRepository.create(root.resolve("app"));

        try (Repository opened = GitRepositories.open(repository.gitDirectory())) {
            Files.writeString(
                    repository.gitDirectory().resolve("objects/info/alternates"),
                    other.gitDirectory().resolve("objects") + "\n");
            assertThat(opened.getObjectDatabase().has(ObjectId.fromString(foreign)))
                    .isFalse();
        }
    }

    private static void append(TestRepository repository, String config) throws IOException {
        Files.writeString(repository.gitDirectory().resolve("config"), config, StandardOpenOption.APPEND);
    }

    private static GitDirectory find(Path location) {
        return GitDirectory.find(new RepositoryLocation.OnDisk(location, RepositoryLocation.PATH));
    }

    private static void refused(Path location, String reason) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> find(location))
                .withMessageContaining(reason)
                .satisfies(refusal -> {
                    assertThat(refusal.field()).isEqualTo("path");
                    assertThat(refusal.remedy()).isNotBlank();
                });
    }
}
