package dev.missioncontrol.agent.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.missioncontrol.IntegrationTest;
import dev.missioncontrol.agent.AgentOptions;
import dev.missioncontrol.agent.AgentOptions.RecipeUse;
import dev.missioncontrol.agent.AgentRun;
import dev.missioncontrol.agent.AgentRuns;
import dev.missioncontrol.agent.RecordedCall;
import dev.missioncontrol.agent.Recording;
import dev.missioncontrol.agent.RecordingJson;
import dev.missioncontrol.agent.budget.BudgetStandings;
import dev.missioncontrol.agent.codemod.RecipeCatalogue;
import dev.missioncontrol.agent.codemod.RecipeParameter;
import dev.missioncontrol.forge.ForgeRepository;
import dev.missioncontrol.forge.TestRepository;
import dev.missioncontrol.ledger.ArtifactKind;
import dev.missioncontrol.ledger.Artifacts;
import dev.missioncontrol.ledger.LedgerVerifier;
import dev.missioncontrol.policy.verdict.BudgetLimits.Meter;
import dev.missioncontrol.shared.AgentRunId;
import dev.missioncontrol.shared.Digest;
import dev.missioncontrol.shared.Refusal;
import dev.missioncontrol.shared.WorkflowId;
import dev.missioncontrol.workflow.WorkflowDriver;
import dev.missioncontrol.workflow.WorkflowOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TimeZone;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.util.FileSystemUtils;

/** Runs of the codemod agent, made again from their recordings. */
@IntegrationTest
class CodemodReplayIntegrationTests {

    private static final String POM = """
            <project xmlns="http://maven.apache.org/POM/4.0.0">
              <modelVersion>4.0.0</modelVersion>
              <groupId>com.acme</groupId>
              <artifactId>sample</artifactId>
              <version>1</version>
            </project>
            """;

    @Autowired
    private RecipeCatalogue catalogue;

    @Autowired
    private WorkflowDriver driver;

    @Autowired
    private AgentRuns runs;

    @Autowired
    private Replays replays;

    @Autowired
    private ReplayJob job;

    @Autowired
    private RunReplay replay;

    @Autowired
    private ReplayJournal journal;

    @Autowired
    private ReplayGroups groups;

    @Autowired
    private BudgetStandings standings;

    @Autowired
    private Artifacts artifacts;

    @Autowired
    private LedgerVerifier ledger;

    @TempDir
    private Path directory;

    @Test
    void replaysEveryRoleToTheIdenticalDigest() {
        WorkflowId id = driver.replacing("colour", "color", aRepository("shop"));

        List<ReplayReport> reports = replayAll(id, ReplayMode.STRICT);

        assertThat(reports).hasSize(4).allSatisfy(report -> {
            assertThat(report.sentence()).isEqualTo("All 2 calls and the output are those recorded.");
            assertThat(report.verdict()).isEqualTo(ReplayVerdict.IDENTICAL);
            assertThat(report.madeAgain()).isEqualTo(2);
            assertThat(report.notes()).isEmpty();
            assertThat(report.gotOutput()).isEqualTo(report.expectedOutput());
        });
        var sealed = driver.patchSets(id).getFirst().current().digest();
        assertThat(reports.getLast().patchSets())
                .singleElement()
                .satisfies(
                        each -> assertThat(List.of(each.expected(), each.got())).containsOnly(sealed));
        assertThat(ledger.verify(id).holds()).isTrue();
    }

    @Test
    void replaysRenamesModesAndSeveralRepositories() {
        ForgeRepository shop = aRepository("shop");
        ForgeRepository billing = aRepository("billing");
        var recipes = List.of(
                new RecipeUse(
                        "rename-type", Map.of("oldType", "org.example.Colour", "newType", "org.example.paint.Color")),
                new RecipeUse("find-and-replace", Map.of("find", "colour", "replace", "color")));
        WorkflowId id = driver.starting(
                new WorkflowOptions(new AgentOptions("codemod", recipes, null), false, List.of(), Map.of(), true),
                shop,
                billing);

        assertThat(replayAll(id, ReplayMode.STRICT))
                .allSatisfy(report -> assertThat(report.verdict()).isEqualTo(ReplayVerdict.IDENTICAL))
                .last()
                .satisfies(report -> assertThat(report.patchSets())
                        .hasSize(2)
                        .allSatisfy(each -> assertThat(each.got()).isEqualTo(each.expected())));
    }

    @Test
    void replaysEveryRecipeOfTheCatalogue() {
        TestRepository files = TestRepository.create(directory.resolve("all"));
        files.commit("pom.xml", POM, "Build");
        files.commit("config/app.yml", "server:\n  port: 8080\n", "Configure");
        files.commit("config/app.json", "{\"server\": {\"port\": 8080}}\n", "Configure");
        files.commit("config/app.properties", "server.port=8080\n", "Configure");
        files.commit(
                "src/main/java/com/acme/Order.java",
                "package com.acme;\n\nimport java.util.List;\nimport java.io.File;\n\npublic class Order {\n"
                        + "  List<String>   lines;\n}\n",
                "Add a class");
        List<RecipeUse> all = catalogue.entries().stream()
                .map(entry -> new RecipeUse(
                        entry.name(),
                        entry.parameters().stream()
                                .filter(RecipeParameter::required)
                                .collect(Collectors.toMap(RecipeParameter::name, RecipeParameter::example))))
                .toList();
        WorkflowId id = driver.starting(
                new WorkflowOptions(new AgentOptions("codemod", all, null), false, List.of(), Map.of(), true),
                driver.connect(files));

        List<ReplayReport> reports = replayAll(id, ReplayMode.STRICT);

        assertThat(reports)
                .hasSize(4)
                .allSatisfy(report ->
                        assertThat(report.verdict()).as(report.sentence()).isEqualTo(ReplayVerdict.IDENTICAL));
        assertThat(driver.patchSets(id).getFirst().current().patches())
                .as("recipes that found something to do")
                .hasSizeGreaterThan(3);
    }

    @Test
    void givesTheSameInAnotherTimeZoneAndLocale() {
        WorkflowId id = driver.replacing("colour", "color", aRepository("shop"));
        TimeZone zone = TimeZone.getDefault();
        Locale locale = Locale.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Chatham"));
            Locale.setDefault(Locale.forLanguageTag("tr-TR"));
            assertThat(replayAll(id, ReplayMode.STRICT))
                    .allSatisfy(report -> assertThat(report.verdict()).isEqualTo(ReplayVerdict.IDENTICAL));
        } finally {
            TimeZone.setDefault(zone);
            Locale.setDefault(locale);
        }
    }

    @Test
    void answersFromTheRecordWhenTheRepositoryIsGone() throws IOException {
        ForgeRepository shop = aRepository("shop");
        WorkflowId id = driver.replacing("colour", "color", shop);
        FileSystemUtils.deleteRecursively(directory.resolve("shop"));

        assertThat(replayAll(id, ReplayMode.STRICT)).allSatisfy(report -> {
            assertThat(report.verdict()).isEqualTo(ReplayVerdict.IDENTICAL);
            assertThat(report.madeAgain()).isZero();
            assertThat(report.notes()).anyMatch(note -> note.startsWith("Not every repository is connected here"));
        });
    }

    @Test
    void recordsWhatTheRunWasAskedAndUnderWhichPolicy() {
        WorkflowId id = driver.replacing("colour", "color", aRepository("shop"));
        AgentRun code = runs.ofWorkflow(id).getLast();

        byte[] document =
                artifacts.read(Objects.requireNonNull(code.recording())).orElseThrow();
        Recording recording = RecordingJson.read(document);

        assertThat(recording.assignment().idea()).isEqualTo("Change the wording");
        assertThat(recording.policies()).hasSize(1);
        assertThat(recording.configuration()).containsKeys("libraries", "maxFiles");
        assertThat(recording.calls()).extracting("name").containsExactly("list_files", "run_recipes");
        assertThat(recording.outputDigest()).isEqualTo(code.outputDigest());
        assertThat(RecordingJson.write(recording)).isEqualTo(document);
        assertThat(artifacts.ofWorkflow(id))
                .filteredOn(artifact -> artifact.kind() == ArtifactKind.EXCHANGE)
                .as("each answer is kept once, though four runs had it")
                .hasSize(2);
    }

    @Test
    void refusesToReplayAReplay() {
        WorkflowId id = driver.replacing("colour", "color", aRepository("shop"));
        AgentRunId replay = replays.start(runs.ofWorkflow(id).getFirst().id(), ReplayMode.STRICT, "admin");

        assertThatThrownBy(() -> replays.start(replay, ReplayMode.STRICT, "admin"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("is a replay itself");
    }

    @Test
    void refusesASecondReplayOfTheSameRunMeanwhile() {
        WorkflowId id = driver.replacing("colour", "color", aRepository("shop"));
        AgentRunId first = runs.ofWorkflow(id).getFirst().id();
        replays.start(first, ReplayMode.STRICT, "admin");

        assertThatThrownBy(() -> replays.start(first, ReplayMode.EXPLAIN, "admin"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("is being replayed already");
    }

    @Test
    void aReplayDoesNotDisturbTheWorkflowNorItsBudget() {
        WorkflowId id = driver.replacing("colour", "color", aRepository("shop"));
        var before = driver.view(id);
        var budget = standings.of(id);
        assertThat(budget)
                .filteredOn(line -> line.meter() == Meter.TOOL_CALLS)
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line.used()).isPositive());

        replayAll(id, ReplayMode.EXPLAIN);

        assertThat(driver.view(id)).isEqualTo(before);
        assertThat(standings.of(id)).isEqualTo(budget);
        assertThat(runs.ofWorkflow(id)).filteredOn(run -> run.replay() == null).hasSize(4);
    }

    @Test
    void whatTheRecordAnsweredInOneReplayIsNoResultForTheNext() {
        WorkflowId id = driver.replacing("colour", "color", aRepository("shop"));

        List<ReplayReport> reports = runs.ofWorkflow(id).stream()
                .map(run -> replay.of(
                        withReplacedAnswer(journal.source(run.id())),
                        ReplayMode.EXPLAIN,
                        "import/" + id,
                        (doing, done, total) -> {}))
                .toList();

        assertThat(reports).hasSize(4).allSatisfy(report -> {
            assertThat(report.verdict()).isEqualTo(ReplayVerdict.DIVERGED);
            assertThat(report.divergences().getFirst().sentence())
                    .isEqualTo("Call 2, run_recipes, is answered differently now.");
        });
    }

    @Test
    void whatAReplacedListingLedToIsNoResultForTheNext() {
        WorkflowId id = driver.replacing("colour", "color", aRepository("shop"));
        List<AgentRun> recorded = runs.ofWorkflow(id);
        RunReplay.Source first = journal.source(recorded.getFirst().id());
        byte[] nothing = "[\n]\n".getBytes(StandardCharsets.UTF_8);

        ReplayReport replaced = replay.of(
                withAnswer(first, "list_files", nothing),
                ReplayMode.EXPLAIN,
                "import/" + id,
                (doing, done, total) -> {});
        ReplayReport whole = replay.of(
                journal.source(recorded.getLast().id()),
                ReplayMode.EXPLAIN,
                "import/" + id,
                (doing, done, total) -> {});

        assertThat(replaced.verdict()).isEqualTo(ReplayVerdict.DIVERGED);
        assertThat(whole.verdict()).as(whole.sentence()).isEqualTo(ReplayVerdict.IDENTICAL);
    }

    @Test
    void aRequestWithASecretCannotBeReplayed() {
        WorkflowId id = driver.replacing("jdbc:postgresql://app:changeme@old-db", "the-database", aRepository("shop"));

        assertThat(replayAll(id, ReplayMode.STRICT)).isNotEmpty().allSatisfy(report -> {
            assertThat(report.verdict()).isEqualTo(ReplayVerdict.UNSUPPORTED);
            assertThat(report.sentence()).contains("secrets were taken out of what it was asked");
        });
    }

    @Test
    void replaysAskedForTogetherShareWhatTheyCompute() {
        WorkflowId id = driver.replacing("colour", "color", aRepository("shop"));
        List<AgentRunId> together = replays.startAll(id, ReplayMode.STRICT, "admin");

        assertThat(together).extracting(groups::sharing).hasSize(4).containsOnly(groups.sharing(together.getFirst()));
        assertThat(groups.sharing(AgentRunId.next())).isNotEqualTo(groups.sharing(together.getFirst()));
    }

    private static RunReplay.Source withReplacedAnswer(RunReplay.Source source) {
        Digest answer =
                Objects.requireNonNull(source.recording().calls().getLast().answerDocument());
        String recorded = new String(source.answers().read(answer).orElseThrow(), StandardCharsets.UTF_8);
        assertThat(recorded).contains("Hello color");
        return withAnswer(
                source,
                "run_recipes",
                recorded.replace("Hello color", "Hello hue").getBytes(StandardCharsets.UTF_8));
    }

    @SuppressWarnings("NullAway") // the compact constructor of a record loses the annotations within its parameters
    private static RunReplay.Source withAnswer(RunReplay.Source source, String tool, byte[] answer) {
        Digest digest = Digest.of(answer);
        Recording old = source.recording();
        List<RecordedCall> calls = old.calls().stream()
                .map(call -> call.name().equals(tool)
                        ? new RecordedCall(
                                call.number(),
                                call.entry(),
                                call.kind(),
                                call.name(),
                                call.request(),
                                call.requestDigest(),
                                null,
                                digest,
                                digest,
                                call.reproducible(),
                                null)
                        : call)
                .toList();
        var recording = new Recording(
                old.run(),
                old.agent(),
                old.role(),
                old.assignment(),
                old.time(),
                old.configuration(),
                old.policies(),
                old.codeVersion(),
                calls,
                old.output(),
                old.error());
        return new RunReplay.Source(
                recording,
                wanted -> wanted.equals(digest)
                        ? Optional.of(answer)
                        : source.answers().read(wanted),
                source.sealedThen());
    }

    private List<ReplayReport> replayAll(WorkflowId id, ReplayMode mode) {
        List<AgentRunId> started = replays.startAll(id, mode, "admin");
        started.forEach(replay -> job.run(replay.value()));
        return started.stream()
                .map(replay -> replays.report(replay).orElseThrow())
                .toList();
    }

    private ForgeRepository aRepository(String name) {
        TestRepository files = TestRepository.create(directory.resolve(name));
        files.commit("README.md", "Hello colour of " + name + "\n", "Say hello");
        files.commit(
                "src/main/java/org/example/Colour.java",
                "package org.example;\n\npublic class Colour {\n    String colour = \"\u00e9\";\n}\n",
                "Add a class");
        return driver.connect(files);
    }
}
