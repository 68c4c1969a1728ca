package dev.missioncontrol.agent.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.missioncontrol.IntegrationTest;
import dev.missioncontrol.agent.AgentRuns;
import dev.missioncontrol.agent.Recording;
import dev.missioncontrol.agent.replay.Divergence.Kind;
import dev.missioncontrol.agent.replay.ImportedReplay.Imported;
import dev.missioncontrol.agent.replay.ReplayReport.Signed;
import dev.missioncontrol.forge.ForgeRepository;
import dev.missioncontrol.forge.TestRepository;
import dev.missioncontrol.ledger.EntryFilter;
import dev.missioncontrol.ledger.EntryOrder;
import dev.missioncontrol.ledger.Ledger;
import dev.missioncontrol.ledger.LedgerEntries;
import dev.missioncontrol.ledger.LedgerExport;
import dev.missioncontrol.ledger.checkpoint.Sequencer;
import dev.missioncontrol.ledger.checkpoint.SigningKeys;
import dev.missioncontrol.shared.AgentRunId;
import dev.missioncontrol.shared.Digest;
import dev.missioncontrol.shared.Refusal;
import dev.missioncontrol.shared.WorkflowId;
import dev.missioncontrol.workflow.WorkflowDriver;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

/** The recordings of an export, each replayed for itself. */
@IntegrationTest
class ImportedReplayIntegrationTests {

    private static final Path GOLDEN = Path.of("src", "test", "resources", "golden", "codemod.zip");

    @Autowired
    private ImportedReplay imported;

    @Autowired
    private ImportJournal journal;

    @Autowired
    private RunReplay replay;

    @Autowired
    private SigningKeys keys;

    @Autowired
    private TestReplays scripts;

    @Autowired
    private AgentRuns runs;

    @Autowired
    private WorkflowDriver driver;

    @Autowired
    private LedgerExport export;

    @Autowired
    private LedgerEntries entries;

    @Autowired
    private Sequencer sequencer;

    @TempDir
    private Path directory;

    private TestRepository files;
    private ForgeRepository repository;
    private WorkflowId id;

    @BeforeEach
    void aRun() {
        files = TestRepository.create(directory.resolve("app"));
        files.commit("README.md", "Hello colour\n", "Say hello");
        repository = driver.connect(files);
        id = driver.replacing("colour", "color", repository);
    }

    @Test
    void oneRecordingThatCannotBeReplayedDoesNotKeepTheOthersFromIt() throws IOException {
        scripted();

        List<Imported> all = imported.of(exported(), null, ReplayMode.STRICT, "admin");

        assertThat(all).hasSize(5);
        assertThat(all.subList(0, 4)).allSatisfy(each -> {
            assertThat(each.problem()).isNull();
            assertThat(each.report()).extracting(ReplayReport::verdict).isEqualTo(ReplayVerdict.IDENTICAL);
        });
        assertThat(all.getLast().report()).isNull();
        assertThat(all.getLast().problem()).contains("There is no agent 'scripted'");
        assertThat(payload()).contains("\"verdict\":\"FAILED\"").contains("There is no agent 'scripted'");
    }

    @Test
    void refusesMoreRecordingsThanItReplaysAtOnceAndReplaysOneOfThem() throws IOException {
        for (int i = 4; i <= ImportedReplay.MOST_RECORDINGS; i++) {
            scripted();
        }
        Path file = exported();

        assertThatThrownBy(() -> imported.of(file, null, ReplayMode.STRICT, "admin"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("The export has 65 recordings; at most 64 are replayed at once.");
        Digest first = Objects.requireNonNull(runs.ofWorkflow(id).getFirst().recording());
        assertThat(imported.of(file, Recording.ofToken(Recording.token(first)), ReplayMode.STRICT, "admin"))
                .singleElement()
                .satisfies(each -> assertThat(each.report()).isNotNull());
    }

    @Test
    void beginsNoFurtherReplayOnceTheTimeIsUp() {
        var slow = new SlowClock();

        List<Imported> all =
                new ImportedReplay(replay, journal, keys, slow).of(GOLDEN, null, ReplayMode.STRICT, "admin");

        assertThat(all).hasSize(4);
        assertThat(all.getFirst().report()).extracting(ReplayReport::verdict).isEqualTo(ReplayVerdict.IDENTICAL);
        assertThat(all.subList(1, 4)).allSatisfy(each -> {
            assertThat(each.report()).isNull();
            assertThat(each.problem()).contains("took 10 minutes, after which none is begun");
        });
    }

    /** Six minutes go by between two looks at it. */
    private static final class SlowClock extends Clock {

        private Instant now = Instant.EPOCH;

        @Override
        public Instant instant() {
            now = now.plus(Duration.ofMinutes(6));
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }

    @Test
    void namesTheKeysThatSignedAndWhetherOneIsItsOwn() throws IOException {
        Imported foreign = imported.of(GOLDEN, null, ReplayMode.STRICT, "admin").getLast();

        assertThat(foreign.signed().here()).isFalse();
        assertThat(foreign.signed().by()).isNotEmpty().allMatch(key -> key.split("\\+", 3).length == 3);
        assertThat(foreign.report()).extracting(ReplayReport::signed).isEqualTo(foreign.signed());
        assertThat(payload())
                .contains("\"signedHere\":false")
                .contains(foreign.signed().by().getFirst());

        Imported own = imported.of(exported(), null, ReplayMode.STRICT, "admin").getLast();

        assertThat(own.signed().here()).isTrue();
        assertThat(payload()).contains("\"signedHere\":true");
    }

    @Test
    void tellsTheReportAsItIsKeptWithoutSecrets() {
        var report = new ReplayReport(
                AgentRunId.next(),
                "codemod",
                "CODE",
                ReplayMode.EXPLAIN,
                ReplayVerdict.DIVERGED,
                "Call 1 is answered differently now.",
                1,
                1,
                1,
                null,
                null,
                List.of(),
                List.of(new Divergence(
                        Kind.ANSWER,
                        1,
                        null,
                        "Call 1 is answered differently now.",
                        null,
                        null,
                        null,
                        List.of("+url=jdbc:postgresql://app:changeme@old-db"))),
                null,
                List.of(),
                null);

        Imported told = journal.record(
                new Imported(Digest.of("a recording"), report, null, new Signed(List.of(), false)),
                id.toString(),
                "admin");

        assertThat(Objects.requireNonNull(told.report())
                        .divergences()
                        .getFirst()
                        .diff())
                .containsExactly("+url=jdbc:postgresql://app:[redacted]@old-db");
    }

    private void scripted() {
        scripts.record(
                scripts.assignment(id, "Look", repository, files.head("HEAD"), false),
                session -> ScriptedAgent.saying());
    }

    private Path exported() throws IOException {
        sequencer.sequence();
        Path file = directory.resolve("export.zip");
        try (OutputStream out = Files.newOutputStream(file)) {
            export.write(id, out);
        }
        return file;
    }

    private String payload() {
        var last = entries.page(EntryFilter.of(Ledger.SYSTEM_CHAIN), EntryOrder.NEWEST_FIRST, null, 1)
                .items()
                .getFirst();
        assertThat(last.type()).isEqualTo("replay.imported");
        return entries.payload(last.payloadDigest()).orElseThrow();
    }
}
