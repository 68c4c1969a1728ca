package dev.missioncontrol.cli.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.missioncontrol.cli.terminal.Failure;
import dev.missioncontrol.forge.TestRepository;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckoutTests {

    @TempDir
    private Path directory;

    private TestRepository repository;
    private String head;

    @BeforeEach
    void aBranchBesideTheCheckedOutOne() {
        repository = TestRepository.create(directory.resolve("origin"));
        repository.git("checkout", "--quiet", "-b", "change/one");
        head = repository.commit("new.txt", "new\n", "Change").hex();
        repository.git("checkout", "--quiet", "main");
    }

    @Test
    void clonesTheBranchAtTheAnnouncedCommit() {
        try (TemporaryDirectory clone = new TemporaryDirectory()) {
            Checkout.of(repository.directory().toString(), "change/one", head, clone.path());

            assertThat(clone.path().resolve("new.txt")).hasContent("new");
            assertThat(clone.path()).exists();
        }
    }

    @Test
    void refusesABranchThatHasMoved() {
        repository.git("branch", "--force", "change/one", "main");

        try (TemporaryDirectory clone = new TemporaryDirectory()) {
            assertThatThrownBy(() -> Checkout.of(repository.directory().toString(), "change/one", head, clone.path()))
                    .isInstanceOf(Failure.class)
                    .hasMessageContaining("announces " + head);
        }
    }

    @Test
    void saysWhyItCannotClone() {
        try (TemporaryDirectory clone = new TemporaryDirectory()) {
            assertThatThrownBy(() -> Checkout.of(directory.resolve("none").toString(), "main", head, clone.path()))
                    .isInstanceOfSatisfying(
                            Failure.class,
                            failure -> assertThat(failure.remedy()).contains("--clone-url"));
        }
    }

    @Test
    void takesNoOptionForAnAddress() {
        assertThatThrownBy(() -> Checkout.of("--upload-pack=touch x", "main", head, directory))
                .isInstanceOf(Failure.class);
    }

    @Test
    void leavesNothingBehindAndFollowsNoLink() throws Exception {
        Path outside = Files.writeString(directory.resolve("outside.txt"), "kept");
        Path cloned;
        try (TemporaryDirectory clone = new TemporaryDirectory()) {
            cloned = clone.path();
            Files.createSymbolicLink(cloned.resolve("link"), outside.getParent());
            Files.createDirectories(cloned.resolve("a/b"));
        }

        assertThat(cloned).doesNotExist();
        assertThat(outside).hasContent("kept");
    }
}
