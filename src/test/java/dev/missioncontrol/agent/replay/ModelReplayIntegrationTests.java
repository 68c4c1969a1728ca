package dev.missioncontrol.agent.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;

import dev.missioncontrol.IntegrationTest;
import dev.missioncontrol.agent.AgentFailure;
import dev.missioncontrol.agent.AgentOptions;
import dev.missioncontrol.agent.AgentRuns;
import dev.missioncontrol.agent.Assignment;
import dev.missioncontrol.agent.Assignment.Workplace;
import dev.missioncontrol.agent.CodeVersion;
import dev.missioncontrol.agent.RecordedCall;
import dev.missioncontrol.agent.Recording;
import dev.missioncontrol.agent.RoleWork;
import dev.missioncontrol.agent.TestAgents;
import dev.missioncontrol.agent.replay.Divergence.Kind;
import dev.missioncontrol.forge.ForgeReader;
import dev.missioncontrol.forge.ForgeRepository;
import dev.missioncontrol.forge.Repositories;
import dev.missioncontrol.forge.TestRepository;
import dev.missioncontrol.policy.PolicyQuestion;
import dev.missioncontrol.policy.PolicySwitch;
import dev.missioncontrol.policy.TestDecisions;
import dev.missioncontrol.shared.AgentRunId;
import dev.missioncontrol.shared.CommitId;
import dev.missioncontrol.shared.Digest;
import dev.missioncontrol.shared.Refusal;
import dev.missioncontrol.shared.WorkflowId;
import dev.missioncontrol.workflow.WorkflowDriver;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

/** A run that asked a model which called a tool, replayed with the model's server stopped. */
@IntegrationTest
class ModelReplayIntegrationTests {

    private static final String PROMPT = "You change texts.";
    private static final String README = "Hello colour\n";

    @Autowired
    private WorkflowDriver driver;

    @Autowired
    private TestAgents agents;

    @Autowired
    private ReplayJournal journal;

    @Autowired
    private ForgeReader forge;

    @Autowired
    private Repositories repositories;

    @Autowired
    private SealedAgain sealed;

    @Autowired
    private CodeVersion version;

    @Autowired
    private AgentRuns runs;

    @Autowired
    private PolicySwitch policy;

    @Autowired
    private Clock clock;

    @TempDir
    private Path directory;

    private String url = "";
    private TestRepository files;
    private ForgeRepository repository;
    private Assignment assignment;

    @BeforeEach
    void aRepository() {
        policy.answer(question -> question instanceof PolicyQuestion.ToolCall ? TestDecisions.allowed() : null);
        files = TestRepository.create(directory.resolve("app"));
        files.commit("README.md", README, "Say hello");
        repository = driver.connect(files);
        WorkflowId id = driver.replacing("colour", "color", repository);
        assignment = assignment(id, files.head("HEAD"), false);
    }

    @AfterEach
    void reset() {
        policy.reset();
    }

    @Test
    void replaysWithTheServerStopped() {
        AgentRunId run = recorded();

        ReplayReport report = replay(run, PROMPT, ReplayMode.STRICT);

        assertThat(report.sentence()).isEqualTo("All 4 calls and the output are those recorded.");
        assertThat(report.verdict()).isEqualTo(ReplayVerdict.IDENTICAL);
        assertThat(report.madeAgain()).as("list_files and read_file").isEqualTo(2);
    }

    @Test
    void namesTheCallWhosePromptChangedByOneByte() {
        AgentRunId run = recorded();

        ReplayReport report = replay(run, "You change text.", ReplayMode.STRICT);

        assertThat(report.verdict()).isEqualTo(ReplayVerdict.DIVERGED);
        assertThat(report.divergences()).singleElement().satisfies(divergence -> {
            assertThat(divergence.kind()).isEqualTo(Kind.REQUEST);
            assertThat(divergence.call()).isEqualTo(2);
            assertThat(divergence.entry()).isPositive();
            assertThat(divergence.diff())
                    .anyMatch(line -> line.startsWith("-") && line.contains("You change texts."))
                    .anyMatch(line -> line.startsWith("+") && line.contains("You change text."));
        });
    }

    @Test
    void explainsEveryCallThatAChangedPromptChanges() {
        AgentRunId run = recorded();

        ReplayReport report = replay(run, "You change text.", ReplayMode.EXPLAIN);

        assertThat(report.divergences()).extracting(Divergence::call).containsExactly(2, 4);
        assertThat(report.replayedCalls()).isEqualTo(4);
    }

    @Test
    void namesTheToolResultThatWasChangedInTheRecord() {
        AgentRunId run = recorded();
        RunReplay.Source source = journal.source(run);
        RecordedCall read = call(source.recording(), "read_file");
        Answers changed = digest -> digest.equals(read.answerDocument())
                ? Optional.of("Hello colours\n".getBytes(StandardCharsets.UTF_8))
                : source.answers().read(digest);

        ReplayReport report = replay(
                new RunReplay.Source(source.recording(), changed, Map.of()),
                PROMPT,
                ReplayMode.STRICT,
                nothingConnected());

        assertThat(report.verdict()).isEqualTo(ReplayVerdict.UNSUPPORTED);
        assertThat(report.sentence())
                .isEqualTo(
                        "Call 3, read_file, cannot be replayed: its recorded answer was changed: it no longer has the"
                                + " digest " + read.answerDocument() + ".");
    }

    @Test
    void namesTheCallAfterAToolResultThatWasReplaced() {
        AgentRunId run = recorded();
        RunReplay.Source source = journal.source(run);
        byte[] other = "Hello colours\n".getBytes(StandardCharsets.UTF_8);
        Recording replaced = withAnswer(source.recording(), "read_file", Digest.of(other));
        Answers answers = digest -> digest.equals(Digest.of(other))
                ? Optional.of(other)
                : source.answers().read(digest);

        ReplayReport report =
                replay(new RunReplay.Source(replaced, answers, Map.of()), PROMPT, ReplayMode.STRICT, repositories);

        assertThat(report.divergences()).singleElement().satisfies(divergence -> {
            assertThat(divergence.kind()).isEqualTo(Kind.ANSWER);
            assertThat(divergence.call()).isEqualTo(3);
            assertThat(divergence.sentence()).contains("read_file").contains("answered differently");
            assertThat(divergence.diff()).contains("-Hello colours", "+Hello colour");
        });
    }

    @Test
    void namesTheFileThatChanged() {
        AgentRunId run = recorded();
        RunReplay.Source source = journal.source(run);
        files.commit("README.md", "Hello colour!\n", "Shout");
        Recording moved = withBase(source.recording(), files.head("HEAD"));

        ReplayReport report = replay(
                new RunReplay.Source(moved, source.answers(), Map.of()), PROMPT, ReplayMode.EXPLAIN, repositories);

        assertThat(report.divergences())
                .filteredOn(divergence -> divergence.kind() == Kind.ANSWER)
                .first()
                .satisfies(divergence -> {
                    assertThat(divergence.sentence()).contains("list_files");
                    assertThat(String.join("\n", divergence.diff()))
                            .contains("README.md")
                            .contains(files.git("rev-parse", "HEAD:README.md"))
                            .doesNotContain("App.java");
                });
    }

    @Test
    void aRunThatACallEndedReplaysToTheSameError() {
        url = "http://127.0.0.1:1/v1/chat/completions";
        assertThatThrownBy(() -> agents.running(new ChatAgent(url, PROMPT)).perform(RoleWork.CODE, assignment))
                .isInstanceOf(AgentFailure.class);

        ReplayReport report =
                replay(runs.ofWorkflow(assignment.workflow()).getLast().id(), PROMPT, ReplayMode.STRICT);

        assertThat(report.divergences()).isEmpty();
        assertThat(report.verdict()).isEqualTo(ReplayVerdict.IDENTICAL);
    }

    @Test
    void saysWhichCallItCannotReplay() {
        AgentRunId run = recorded();
        RunReplay.Source source = journal.source(run);
        RecordedCall model = source.recording().calls().get(1);
        Answers erased = digest -> digest.equals(model.answerDocument())
                ? Optional.empty()
                : source.answers().read(digest);

        ReplayReport report = replay(
                new RunReplay.Source(source.recording(), erased, Map.of()), PROMPT, ReplayMode.EXPLAIN, repositories);

        assertThat(report.verdict()).isEqualTo(ReplayVerdict.UNSUPPORTED);
        assertThat(report.unsupported()).satisfies(unsupported -> {
            assertThat(unsupported.call()).isEqualTo(2);
            assertThat(unsupported.name()).isEqualTo("sample-1");
            assertThat(unsupported.why()).endsWith("was erased");
        });
    }

    @Test
    void reportsACallMoreAndACallLess() {
        AgentRunId run = recorded();
        RunReplay.Source source = journal.source(run);
        Recording shorter =
                withCalls(source.recording(), source.recording().calls().subList(0, 3));
        List<RecordedCall> calls = new ArrayList<>(source.recording().calls());
        RecordedCall last = calls.getLast();
        calls.add(new RecordedCall(
                5,
                last.entry(),
                last.kind(),
                last.name(),
                last.request(),
                last.requestDigest(),
                last.requestDocument(),
                last.answerDigest(),
                last.answerDocument(),
                false,
                null));

        ReplayReport more = replay(
                new RunReplay.Source(shorter, source.answers(), Map.of()), PROMPT, ReplayMode.STRICT, repositories);
        ReplayReport less = replay(
                new RunReplay.Source(withCalls(source.recording(), calls), source.answers(), Map.of()),
                PROMPT,
                ReplayMode.STRICT,
                repositories);

        assertThat(more.divergences()).extracting(Divergence::kind).containsExactly(Kind.EXTRA_CALL);
        assertThat(less.divergences()).extracting(Divergence::kind).containsExactly(Kind.MISSING_CALL);
    }

    @Test
    void aDeterministicRunKnowsTheTimeItWasAskedForAndPinsTheModel() {
        Assignment deterministic = assignment(assignment.workflow(), files.head("HEAD"), true);
        try (ChatServer server = new ChatServer()) {
            var pinned = agents.running(new ChatAgent(server.url(), PROMPT)).perform(RoleWork.CODE, deterministic);
            var again = agents.running(new ChatAgent(server.url(), PROMPT)).perform(RoleWork.CODE, deterministic);

            assertThat(requests(pinned.run())).isEqualTo(requests(again.run()));
            assertThatThrownBy(() -> agents.running(new ChatAgent(server.url(), PROMPT, 0.7))
                            .perform(RoleWork.CODE, deterministic))
                    .isInstanceOf(AgentFailure.class)
                    .hasMessageContaining("has no \"temperature\": 0");
            assertThat(server.asked()).as("the third was not asked").isEqualTo(4);
        }
    }

    private List<Digest> requests(AgentRunId run) {
        return journal.source(run).recording().calls().stream()
                .map(RecordedCall::requestDigest)
                .toList();
    }

    /** Runs the agent with a server that is stopped afterwards. */
    private AgentRunId recorded() {
        try (ChatServer server = new ChatServer()) {
            url = server.url();
            var performed = agents.running(new ChatAgent(url, PROMPT)).perform(RoleWork.CODE, assignment);
            assertThat(server.asked()).isEqualTo(2);
            assertThat(runs.get(performed.run()).recording()).isNotNull();
            return performed.run();
        }
    }

    private ReplayReport replay(AgentRunId run, String prompt, ReplayMode mode) {
        return replay(journal.source(run), prompt, mode, repositories);
    }

    private ReplayReport replay(RunReplay.Source source, String prompt, ReplayMode mode, Repositories connected) {
        return new RunReplay(TestAgents.catalogue(new ChatAgent(url, prompt)), forge, connected, sealed, version)
                .of(source, mode, "test", (doing, done, total) -> {});
    }

    private static Repositories nothingConnected() {
        return mock(Repositories.class, invocation -> {
            throw Refusal.notFound("There is no such repository.");
        });
    }

    private Assignment assignment(WorkflowId workflow, CommitId base, boolean deterministic) {
        return new Assignment(
                workflow,
                "Change the wording",
                "Change the wording",
                List.of(new Workplace(repository.id(), repository.name(), true, "main", base)),
                new AgentOptions(ChatAgent.ID, List.of(), null),
                List.of(),
                clock.instant(),
                deterministic);
    }

    private static RecordedCall call(Recording recording, String name) {
        return recording.calls().stream()
                .filter(call -> call.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Recording withBase(Recording recording, CommitId base) {
        Assignment old = recording.assignment();
        Workplace place = old.repositories().getFirst();
        return withAssignment(
                recording,
                new Assignment(
                        old.workflow(),
                        old.title(),
                        old.idea(),
                        List.of(new Workplace(place.id(), place.name(), true, "main", base)),
                        old.options(),
                        old.feedback(),
                        old.requestedAt(),
                        old.deterministic()));
    }

    private static Recording withAnswer(Recording recording, String name, Digest answer) {
        List<RecordedCall> calls = recording.calls().stream()
                .map(call -> call.name().equals(name)
                        ? new RecordedCall(
                                call.number(),
                                call.entry(),
                                call.kind(),
                                call.name(),
                                call.request(),
                                call.requestDigest(),
                                call.requestDocument(),
                                answer,
                                answer,
                                call.reproducible(),
                                null)
                        : call)
                .toList();
        return withCalls(recording, calls);
    }

    @SuppressWarnings("NullAway") // the compact constructor of a record loses the annotations within its parameters
    private static Recording withCalls(Recording old, List<RecordedCall> calls) {
        return new Recording(
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
    }

    @SuppressWarnings("NullAway") // the compact constructor of a record loses the annotations within its parameters
    private static Recording withAssignment(Recording old, Assignment assignment) {
        return new Recording(
                old.run(),
                old.agent(),
                old.role(),
                assignment,
                old.time(),
                old.configuration(),
                old.policies(),
                old.codeVersion(),
                old.calls(),
                old.output(),
                old.error());
    }
}
