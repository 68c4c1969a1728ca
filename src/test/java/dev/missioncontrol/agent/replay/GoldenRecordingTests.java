package dev.missioncontrol.agent.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.missioncontrol.IntegrationTest;
import dev.missioncontrol.TestAccounts;
import dev.missioncontrol.agent.Recording;
import dev.missioncontrol.forge.ForgeRepository;
import dev.missioncontrol.forge.Repositories;
import dev.missioncontrol.forge.TestRepository;
import dev.missioncontrol.ledger.LedgerExport;
import dev.missioncontrol.ledger.checkpoint.Sequencer;
import dev.missioncontrol.shared.Digest;
import dev.missioncontrol.shared.Refusal;
import dev.missioncontrol.shared.WorkflowId;
import dev.missioncontrol.workflow.WorkflowDriver;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * The golden recordings in {@code src/test/resources/golden}: exports of another installation, each with a bundle of the
 * repository it is about. Every build replays them. After a change that is meant to alter what agents ask or answer,
 * {@code -Dgolden.write=true -Dtest=GoldenRecordingTests#isMadeAnew} makes them anew.
 */
@IntegrationTest
class GoldenRecordingTests {

    private static final Path GOLDEN = Path.of("src", "test", "resources", "golden");
    private static final Path EXPORT = GOLDEN.resolve("codemod.zip");
    private static final Path BUNDLE = GOLDEN.resolve("codemod.bundle");

    /** The name under which the recorded repository was connected. */
    private static final String NAME = "golden-shop";

    @Autowired
    private ImportedReplay imported;

    @Autowired
    private Repositories repositories;

    @Autowired
    private WorkflowDriver driver;

    @Autowired
    private LedgerExport export;

    @Autowired
    private Sequencer sequencer;

    @Autowired
    private TestAccounts accounts;

    @TempDir
    private Path directory;

    @Test
    void replaysCodemodRunsOfAnotherInstallation() {
        accounts.ensure();
        cloneTheRepository();
        ForgeRepository here =
                repositories.connect(directory.resolve("shop").toString(), NAME, null, TestAccounts.ADMIN);
        try {
            List<ReplayReport> reports = reports(null);

            assertThat(reports).hasSize(4).allSatisfy(report -> {
                assertThat(report.divergences()).isEmpty();
                assertThat(report.verdict()).isEqualTo(ReplayVerdict.IDENTICAL);
                assertThat(report.madeAgain()).isEqualTo(2);
            });
            assertThat(reports.getLast().patchSets())
                    .singleElement()
                    .satisfies(each -> assertThat(each.got()).isEqualTo(each.expected()));
        } finally {
            repositories.disconnect(here.id(), TestAccounts.ADMIN);
        }
    }

    @Test
    void replaysFromTheRecordAloneWhereTheRepositoryIsNotConnected() {
        assertThat(reports(null)).hasSize(4).allSatisfy(report -> {
            assertThat(report.verdict()).isEqualTo(ReplayVerdict.IDENTICAL);
            assertThat(report.madeAgain()).isZero();
        });
    }

    @Test
    void replaysTheOneRecordingThatATokenNames() {
        var first = reports(null).getFirst();
        Digest token = tokens().getFirst();

        assertThat(reports(Recording.ofToken(Recording.token(token))))
                .singleElement()
                .extracting(ReplayReport::of)
                .isEqualTo(first.of());
    }

    @Test
    void refusesATokenThatTheExportDoesNotHave() {
        assertThatThrownBy(() -> imported.of(EXPORT, Digest.of("another"), ReplayMode.STRICT, "admin"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("has no recording with the token");
    }

    @Test
    void refusesAnExportThatDoesNotHold() throws IOException {
        Path broken = directory.resolve("broken.zip");
        byte[] bytes = Files.readAllBytes(EXPORT);
        Files.write(broken, java.util.Arrays.copyOf(bytes, bytes.length - 100));

        assertThatThrownBy(() -> imported.of(broken, null, ReplayMode.STRICT, "admin"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("does not hold");
    }

    @Test
    @EnabledIfSystemProperty(named = "golden.write", matches = "true")
    void isMadeAnew() throws IOException {
        accounts.ensure();
        TestRepository files = TestRepository.create(directory.resolve("made"));
        files.commit("README.md", "The colour of the shop\n", "Say hello");
        files.commit(
                "src/main/java/org/example/Colour.java",
                "package org.example;\n\nimport java.util.List;\nimport java.io.File;\n\npublic class Colour {\n"
                        + "    List<File> colour = List.of();\n}\n",
                "Add a class");
        ForgeRepository repository = repositories.connect(files.directory().toString(), NAME, null, TestAccounts.ADMIN);
        WorkflowId id = driver.replacing("colour", "color", repository);
        sequencer.sequence();
        Files.createDirectories(GOLDEN);
        try (OutputStream out = Files.newOutputStream(EXPORT)) {
            export.write(id, out);
        }
        files.git("bundle", "create", BUNDLE.toAbsolutePath().toString(), "main");
    }

    private List<ReplayReport> reports(@Nullable Digest token) {
        return imported.of(EXPORT, token, ReplayMode.STRICT, "admin").stream()
                .map(each -> Objects.requireNonNull(each.report(), each.toString()))
                .toList();
    }

    private List<Digest> tokens() {
        try (var documents = dev.missioncontrol.ledger.verify.ExportDocuments.open(EXPORT)) {
            return documents.ofKind("RECORDING");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private void cloneTheRepository() {
        TestRepository.empty(directory.resolve("scratch"))
                .git(
                        "clone",
                        "--quiet",
                        "--branch",
                        "main",
                        BUNDLE.toAbsolutePath().toString(),
                        directory.resolve("shop").toString());
    }
}
