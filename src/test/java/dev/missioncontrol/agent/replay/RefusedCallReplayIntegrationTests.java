package dev.missioncontrol.agent.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.missioncontrol.IntegrationTest;
import dev.missioncontrol.agent.AgentDocuments.Code;
import dev.missioncontrol.agent.AgentFailure;
import dev.missioncontrol.agent.AgentRuns;
import dev.missioncontrol.agent.Assignment;
import dev.missioncontrol.agent.ModelCall;
import dev.missioncontrol.agent.ModelUse;
import dev.missioncontrol.agent.RecordedCall;
import dev.missioncontrol.agent.RecordedCall.Failure;
import dev.missioncontrol.agent.RecordedCall.Failure.Cause;
import dev.missioncontrol.agent.ToolSession;
import dev.missioncontrol.agent.budget.BudgetFixture;
import dev.missioncontrol.agent.budget.BudgetStandings;
import dev.missioncontrol.forge.ForgeRepository;
import dev.missioncontrol.forge.TestRepository;
import dev.missioncontrol.ledger.LedgerVerifier;
import dev.missioncontrol.policy.PolicyQuestion;
import dev.missioncontrol.policy.PolicySwitch;
import dev.missioncontrol.policy.TestDecisions;
import dev.missioncontrol.policy.verdict.BudgetLimits.Meter;
import dev.missioncontrol.policy.verdict.BudgetLimits.Span;
import dev.missioncontrol.shared.AgentRunId;
import dev.missioncontrol.shared.WorkflowId;
import dev.missioncontrol.workflow.WorkflowDriver;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

/** A run that a refusal or a failure ended replays to the same end, at the same call. */
@IntegrationTest
class RefusedCallReplayIntegrationTests {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final byte[] REQUEST =
            "{\"model\":\"sample-1\",\"temperature\":0,\"seed\":7}".getBytes(StandardCharsets.UTF_8);

    @Autowired
    private WorkflowDriver driver;

    @Autowired
    private TestReplays scripts;

    @Autowired
    private AgentRuns runs;

    @Autowired
    private BudgetFixture limits;

    @Autowired
    private BudgetStandings standings;

    @Autowired
    private PolicySwitch policy;

    @Autowired
    private LedgerVerifier ledger;

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
    void aRunThatASpentBudgetCutOffIsIdentical() {
        limits.limit(repository.id(), Span.WORKFLOW, Meter.TOOL_CALLS, used(Meter.TOOL_CALLS) + 2);
        Function<ToolSession, Code> script = session -> {
            for (int i = 0; i < 3; i++) {
                ScriptedAgent.look(session, "sky " + i, () -> "blue");
            }
            return ScriptedAgent.saying();
        };
        AgentRunId run = scripts.record(assignment(false), script);
        long used = used(Meter.TOOL_CALLS);

        ReplayReport report = scripts.replay(run, ReplayMode.STRICT, script);

        assertThat(report.divergences()).isEmpty();
        assertThat(report.verdict()).isEqualTo(ReplayVerdict.IDENTICAL);
        assertThat(report.replayedCalls()).isEqualTo(3);
        assertThat(report.notes())
                .containsExactly("Answered with the recorded refusal, for a replay charges no budget, and one was spent"
                        + " then: call 3 (look).");
        assertThat(failure(run, 3)).satisfies(failure -> {
            assertThat(failure.cause()).isEqualTo(Cause.BUDGET);
            assertThat(failure.message()).contains("The budget for the tool calls of this run is spent");
        });
        assertThat(runs.get(run).toolCalls()).isEqualTo(2);
        assertThat(used(Meter.TOOL_CALLS)).isEqualTo(used);
        assertThat(ledger.verify(id).holds()).isTrue();
    }

    @Test
    void alsoWhenTheAgentHidesThatTheBudgetIsSpent() {
        limits.limit(repository.id(), Span.WORKFLOW, Meter.TOKENS, used(Meter.TOKENS));
        Function<ToolSession, Code> script = session -> {
            try {
                model(session, "{}", () -> "{}");
            } catch (RuntimeException e) {
                return ScriptedAgent.saying("went on");
            }
            return ScriptedAgent.saying();
        };
        AgentRunId run = scripts.record(assignment(false), script);

        ReplayReport report = scripts.replay(run, ReplayMode.STRICT, script);

        assertThat(report.verdict()).as(report.sentence()).isEqualTo(ReplayVerdict.IDENTICAL);
        assertThat(scripts.source(run).recording().error()).contains("the model tokens of this run");
        assertThat(failure(run, 1).cause()).isEqualTo(Cause.BUDGET);
    }

    @Test
    void aModelsAnswerThatDoesNotSayWhatItUsedIsRecordedAndChargedInFull() {
        long before = used(Meter.TOKENS);
        Function<ToolSession, Code> script =
                session -> ScriptedAgent.saying(model(session, "{}", () -> "<html>Bad gateway</html>"));
        AgentRunId run = scripts.record(assignment(false), script);

        ReplayReport report = scripts.replay(run, ReplayMode.STRICT, script);

        RecordedCall call = scripts.source(run).recording().calls().getFirst();
        assertThat(call.answerDocument()).isNotNull().isEqualTo(call.answerDigest());
        assertThat(report.divergences()).isEmpty();
        assertThat(report.verdict()).isEqualTo(ReplayVerdict.IDENTICAL);
        assertThat(used(Meter.TOKENS)).isEqualTo(before + 100);
    }

    @Test
    void aDeterministicRunThatACallNobodyCanReplayEndedIsIdentical() {
        Function<ToolSession, Code> script = session -> {
            ScriptedAgent.look(session, "sky", () -> "blue");
            session.call("dice", "six", Map.of(), () -> "four", text -> Map.of());
            return ScriptedAgent.saying();
        };
        AgentRunId run = scripts.record(assignment(true), script);

        ReplayReport report = scripts.replay(run, ReplayMode.STRICT, script);

        assertThat(report.verdict()).as(report.sentence()).isEqualTo(ReplayVerdict.IDENTICAL);
        assertThat(report.notes()).singleElement().asString().contains("was to be deterministic: call 2 (dice)");
        assertThat(scripts.source(run).recording().error()).contains("gives answers that cannot be recorded");
    }

    @Test
    void aDeterministicRunThatAnAnswerWithASecretEndedIsIdentical() {
        Function<ToolSession, Code> script = session -> ScriptedAgent.saying(
                ScriptedAgent.ask(session, "read", "url", () -> "jdbc:postgresql://app:changeme@old-db"));
        AgentRunId run = scripts.record(assignment(true), script);

        ReplayReport report = scripts.replay(run, ReplayMode.STRICT, script);

        assertThat(report.verdict()).as(report.sentence()).isEqualTo(ReplayVerdict.IDENTICAL);
        assertThat(failure(run, 1).cause()).isEqualTo(Cause.DETERMINISTIC);
    }

    @Test
    void aDeterministicRunAsksTheModelThatIsRecorded() {
        AgentRunId run = scripts.record(assignment(true), session -> {
            session.model(
                    new ModelCall("sample-2", "https://models.example.org", REQUEST, new ModelUse(1, 1), answer -> {
                        throw new IllegalStateException();
                    }),
                    () -> REQUEST);
            return ScriptedAgent.saying();
        });

        assertThat(scripts.source(run).recording().error())
                .contains("the request to sample-2 names the model 'sample-1'");
    }

    @Test
    void aDeniedCallIsDeniedAgainWithoutAskingPolicy() {
        policy.answer(question ->
                question instanceof PolicyQuestion.ToolCall ? TestDecisions.denied("There is a freeze.") : null);
        Function<ToolSession, Code> script = session -> {
            try {
                ScriptedAgent.look(session, "sky", () -> "blue");
            } catch (AgentFailure e) {
                return ScriptedAgent.saying(e.getMessage());
            }
            return ScriptedAgent.saying();
        };
        AgentRunId run = scripts.record(assignment(false), script);
        policy.reset();

        ReplayReport report = scripts.replay(run, ReplayMode.STRICT, script);

        assertThat(report.verdict()).as(report.sentence()).isEqualTo(ReplayVerdict.IDENTICAL);
        assertThat(report.notes()).singleElement().asString().contains("asks no policy: call 1 (look)");
    }

    @Test
    void aCallThatFailedIsNotMadeAgainAndTheReportSaysSo() {
        AgentRunId run = scripts.record(assignment(false), session -> {
            ScriptedAgent.look(session, "sky", () -> {
                throw new AgentFailure("Clouds.", true, null);
            });
            return ScriptedAgent.saying();
        });

        ReplayReport report = scripts.replay(run, ReplayMode.STRICT, session -> {
            ScriptedAgent.look(session, "sky", () -> "blue");
            return ScriptedAgent.saying();
        });

        assertThat(report.verdict()).isEqualTo(ReplayVerdict.IDENTICAL);
        assertThat(report.madeAgain()).isZero();
        assertThat(report.notes())
                .containsExactly("Answered with the recorded failure, and not made again: call 1 (look).");
    }

    @Test
    void whatCannotBeWrittenDownFailsTheCallAndIsRecorded() {
        Function<ToolSession, Code> script = session -> {
            session.call("look", "sky", Map.of(), () -> "blue", text -> Map.of("share", 0.5));
            return ScriptedAgent.saying();
        };
        AgentRunId run = scripts.record(assignment(false), script);

        assertThat(failure(run, 1).cause()).isEqualTo(Cause.CALL);
        assertThat(scripts.replay(run, ReplayMode.STRICT, script).verdict()).isEqualTo(ReplayVerdict.IDENTICAL);
    }

    private Failure failure(AgentRunId run, int call) {
        List<RecordedCall> calls = scripts.source(run).recording().calls();
        return Objects.requireNonNull(calls.get(call - 1).failure(), calls.toString());
    }

    private static String model(ToolSession session, String request, java.util.function.Supplier<String> wire) {
        byte[] answer = session.model(
                new ModelCall(
                        "sample-1",
                        "https://models.example.org",
                        request.getBytes(StandardCharsets.UTF_8),
                        new ModelUse(100, 1),
                        body -> new ModelUse(JSON.readTree(body).path("tokens").asLong(), 1)),
                () -> wire.get().getBytes(StandardCharsets.UTF_8));
        return JSON.readTree(answer).toString();
    }

    private Assignment assignment(boolean deterministic) {
        return scripts.assignment(id, "Look", repository, files.head("HEAD"), deterministic);
    }

    private long used(Meter meter) {
        return standings.of(id).stream()
                .filter(line -> line.span() == Span.WORKFLOW && line.meter() == meter)
                .findFirst()
                .orElseThrow()
                .used();
    }
}
