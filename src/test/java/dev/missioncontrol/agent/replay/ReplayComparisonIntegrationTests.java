package dev.missioncontrol.agent.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.missioncontrol.IntegrationTest;
import dev.missioncontrol.agent.AgentDocuments.Code;
import dev.missioncontrol.agent.AgentDocuments.RepositoryChange;
import dev.missioncontrol.agent.AgentFailure;
import dev.missioncontrol.agent.Assignment;
import dev.missioncontrol.agent.Recording;
import dev.missioncontrol.agent.Recording.Form;
import dev.missioncontrol.agent.ToolSession;
import dev.missioncontrol.agent.replay.Divergence.Kind;
import dev.missioncontrol.forge.ForgeRepository;
import dev.missioncontrol.forge.TestRepository;
import dev.missioncontrol.patch.PatchSetProposal.FileContent;
import dev.missioncontrol.patch.PatchSetProposal.TaskChange;
import dev.missioncontrol.policy.PolicyQuestion;
import dev.missioncontrol.policy.PolicySwitch;
import dev.missioncontrol.policy.TestDecisions;
import dev.missioncontrol.shared.AgentRunId;
import dev.missioncontrol.shared.CanonicalJson;
import dev.missioncontrol.shared.Digest;
import dev.missioncontrol.shared.WorkflowId;
import dev.missioncontrol.workflow.WorkflowDriver;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

/** What of a run is compared with its recording, and what a recording that is not whole is worth. */
@IntegrationTest
class ReplayComparisonIntegrationTests {

    private static final String SECRET = "jdbc:postgresql://app:changeme@old-db";

    @Autowired
    private WorkflowDriver driver;

    @Autowired
    private TestReplays scripts;

    @Autowired
    private PolicySwitch policy;

    @TempDir
    private Path directory;

    private TestRepository files;
    private ForgeRepository repository;
    private WorkflowId id;

    @BeforeEach
    void aWorkflow() {
        policy.answer(question -> question instanceof PolicyQuestion.ToolCall ? TestDecisions.allowed() : null);
        files = TestRepository.create(directory.resolve("app"));
        files.commit("README.md", "Hello colour\n", "Say hello");
        repository = driver.connect(files);
        id = driver.replacing("colour", "color", repository);
    }

    @AfterEach
    void reset() {
        policy.reset();
    }

    @Test
    void aWarningThatIsLeftOutIsADifference() {
        AgentRunId run = scripts.record(assignment("Look"), session -> ScriptedAgent.saying("One file was left out."));

        ReplayReport report = scripts.replay(run, ReplayMode.STRICT, session -> ScriptedAgent.saying());

        assertThat(report.verdict()).isEqualTo(ReplayVerdict.DIVERGED);
        assertThat(report.divergences())
                .singleElement()
                .satisfies(divergence -> assertThat(divergence.diff())
                        .anyMatch(line -> line.startsWith("-") && line.contains("One file was left out.")));
    }

    @Test
    void anotherBodyOfATaskAndOtherEvidenceAreDifferences() {
        AgentRunId run = scripts.record(assignment("Look"), session -> changing("Because.", 1));

        assertThat(scripts.replay(run, ReplayMode.STRICT, session -> changing("Because.", 1))
                        .verdict())
                .isEqualTo(ReplayVerdict.IDENTICAL);
        assertThat(scripts.replay(run, ReplayMode.STRICT, session -> changing("Why not.", 1))
                        .verdict())
                .isEqualTo(ReplayVerdict.DIVERGED);
        assertThat(scripts.replay(run, ReplayMode.STRICT, session -> changing("Because.", 2))
                        .verdict())
                .isEqualTo(ReplayVerdict.DIVERGED);
    }

    @Test
    void aRecordingOfTheFirstFormIsComparedByItsPatchesAndSaysSo() {
        AgentRunId run = scripts.record(assignment("Look"), session -> changing("Because.", 1));
        RunReplay.Source source = scripts.source(run);
        Map<?, ?> patches = (Map<?, ?>) Objects.requireNonNull(
                Objects.requireNonNull(source.recording().output()).get("changes"));
        var old = new TreeMap<String, @Nullable Object>();
        ((List<?>) Objects.requireNonNull(patches.get(repository.id().toString()))).forEach(task -> {
            var facts = new TreeMap<>((Map<?, ?>) task);
            facts.remove("body");
            old.put(repository.id().toString(), List.of(facts));
        });
        RunReplay.Source first = new RunReplay.Source(inFirstForm(source.recording(), old), source.answers(), Map.of());

        ReplayReport report = scripts.replay(first, ReplayMode.STRICT, session -> changing("Why not.", 1));

        assertThat(report.verdict()).as(report.sentence()).isEqualTo(ReplayVerdict.IDENTICAL);
        assertThat(report.notes()).anyMatch(note -> note.contains("without bodies, evidence and warnings"));
        assertThat(scripts.replay(first, ReplayMode.STRICT, session -> ScriptedAgent.saying())
                        .verdict())
                .isEqualTo(ReplayVerdict.DIVERGED);
    }

    @Test
    void aRunThatWasAskedWithASecretIsUnsupported() {
        AgentRunId run = scripts.record(assignment("Replace " + SECRET), session -> ScriptedAgent.saying());

        ReplayReport report = scripts.replay(run, ReplayMode.STRICT, session -> ScriptedAgent.saying());

        assertThat(report.verdict()).isEqualTo(ReplayVerdict.UNSUPPORTED);
        assertThat(report.sentence())
                .isEqualTo("The run cannot be replayed: secrets were taken out of what it was asked.");
    }

    @Test
    void anOutputWithASecretIsComparedByItsDigest() {
        AgentRunId run = scripts.record(assignment("Look"), session -> ScriptedAgent.saying("It is " + SECRET));

        ReplayReport same = scripts.replay(run, ReplayMode.STRICT, session -> ScriptedAgent.saying("It is " + SECRET));
        ReplayReport other = scripts.replay(
                run,
                ReplayMode.STRICT,
                session -> ScriptedAgent.saying("It is " + SECRET.replace("changeme", "other")));

        assertThat(same.verdict()).isEqualTo(ReplayVerdict.IDENTICAL);
        assertThat(same.notes()).anyMatch(note -> note.contains("compared by its digest alone"));
        assertThat(other.verdict()).isEqualTo(ReplayVerdict.DIVERGED);
    }

    @Test
    void anErrorWithASecretIsTheSameError() {
        Function<ToolSession, Code> script = session -> {
            throw new AgentFailure("Cannot reach " + SECRET, false, null);
        };
        AgentRunId run = scripts.record(assignment("Look"), script);

        assertThat(scripts.source(run).recording().error()).doesNotContain("changeme");
        assertThat(scripts.replay(run, ReplayMode.STRICT, script).verdict()).isEqualTo(ReplayVerdict.IDENTICAL);
    }

    @Test
    void aDifferenceIsADifferenceAlsoWhenALaterCallCannotBeAnswered() {
        AgentRunId run = scripts.record(assignment("Look"), session -> {
            ScriptedAgent.ask(session, "guess", "sky", () -> "blue");
            ScriptedAgent.ask(session, "guess", "sea", () -> "green");
            return ScriptedAgent.saying();
        });
        RunReplay.Source source = scripts.source(run);
        Digest second = source.recording().calls().get(1).answerDocument();
        Answers erased = digest ->
                digest.equals(second) ? Optional.empty() : source.answers().read(digest);

        ReplayReport report = scripts.replay(
                new RunReplay.Source(source.recording(), erased, Map.of()), ReplayMode.EXPLAIN, session -> {
                    ScriptedAgent.ask(session, "guess", "night sky", () -> "black");
                    ScriptedAgent.ask(session, "guess", "sea", () -> "green");
                    return ScriptedAgent.saying();
                });

        assertThat(report.verdict()).isEqualTo(ReplayVerdict.DIVERGED);
        assertThat(report.sentence()).startsWith("Call 1 asks guess something else");
        assertThat(report.notes())
                .anyMatch(note -> note.startsWith(
                        "The replay could not go on after that. Call 2, guess, cannot be replayed: its answer"));
    }

    @Test
    void noCallIsAnsweredWithTheAnswerOfAnother() {
        AgentRunId run = scripts.record(assignment("Look"), session -> {
            ScriptedAgent.ask(session, "guess", "sky", () -> "blue");
            return ScriptedAgent.saying();
        });
        var answered = new AtomicInteger();

        ReplayReport report = scripts.replay(run, ReplayMode.EXPLAIN, session -> {
            ScriptedAgent.ask(session, "know", "sky", () -> "black");
            answered.incrementAndGet();
            return ScriptedAgent.saying();
        });

        assertThat(answered).hasValue(0);
        assertThat(report.verdict()).isEqualTo(ReplayVerdict.DIVERGED);
        assertThat(report.divergences()).singleElement().satisfies(divergence -> {
            assertThat(divergence.kind()).isEqualTo(Kind.REQUEST);
            assertThat(divergence.sentence())
                    .isEqualTo("Call 1 asks know something else than was recorded, where guess was asked.");
        });
        assertThat(report.unsupported())
                .satisfies(
                        why -> assertThat(Objects.requireNonNull(why).why()).isEqualTo("nothing like it was recorded"));
    }

    @Test
    void findsTheCallThatMovedAndReadsEachDocumentAFewTimesAtMost() {
        int calls = 60;
        AgentRunId run = scripts.record(assignment("Look"), session -> asking(session, 0, calls));
        RunReplay.Source source = scripts.source(run);
        var reads = new AtomicInteger();
        Answers counting = digest -> {
            reads.incrementAndGet();
            return source.answers().read(digest);
        };

        ReplayReport report = scripts.replay(
                new RunReplay.Source(source.recording(), counting, Map.of()), ReplayMode.EXPLAIN, session -> {
                    ScriptedAgent.ask(session, "guess", "first of all", () -> "nothing");
                    return asking(session, 0, calls);
                });

        assertThat(report.divergences()).hasSize(calls + 1);
        assertThat(report.divergences().get(30).nearest()).isEqualTo(30);
        assertThat(reads.get())
                .as("answers alone: tools have no request document")
                .isEqualTo(calls + 1);
    }

    private static Code asking(ToolSession session, int from, int to) {
        for (int i = from; i < to; i++) {
            String target = "star " + i;
            ScriptedAgent.ask(session, "guess", target, () -> target + " is far");
        }
        return ScriptedAgent.saying();
    }

    private Code changing(String body, int seen) {
        var content = new TreeMap<String, FileContent>();
        content.put("README.md", new FileContent(null, "Hello color\n".getBytes(StandardCharsets.UTF_8)));
        return new Code(
                List.of(new RepositoryChange(
                        repository.id(), List.of(new TaskChange("T1", "Change README.md", body, content)))),
                Map.of("seen", seen),
                List.of());
    }

    private Assignment assignment(String idea) {
        return scripts.assignment(id, idea, repository, files.head("HEAD"), false);
    }

    @SuppressWarnings("NullAway") // the compact constructor of a record loses the annotations within its parameters
    private static Recording inFirstForm(Recording recording, Map<String, @Nullable Object> output) {
        return new Recording(
                recording.run(),
                recording.agent(),
                recording.role(),
                recording.assignment(),
                recording.time(),
                recording.configuration(),
                recording.policies(),
                recording.codeVersion(),
                recording.calls(),
                output,
                null,
                new Form(1, recording.configHash(), null, CanonicalJson.digest(output), null));
    }
}
