package dev.missioncontrol.agent.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.missioncontrol.IntegrationTest;
import dev.missioncontrol.agent.AgentFailure;
import dev.missioncontrol.agent.AgentRun;
import dev.missioncontrol.agent.AgentRuns;
import dev.missioncontrol.agent.Assignment;
import dev.missioncontrol.agent.replay.Divergence.Kind;
import dev.missioncontrol.forge.ForgeRepository;
import dev.missioncontrol.forge.TestRepository;
import dev.missioncontrol.policy.PolicyQuestion;
import dev.missioncontrol.policy.PolicySwitch;
import dev.missioncontrol.policy.TestDecisions;
import dev.missioncontrol.shared.AgentRunId;
import dev.missioncontrol.shared.Refusal;
import dev.missioncontrol.shared.WorkflowId;
import dev.missioncontrol.workflow.WorkflowDriver;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessResourceFailureException;

/** What happens to the server during a replay is no difference of the run. */
@IntegrationTest
class ObstacleReplayIntegrationTests {

    @Autowired
    private WorkflowDriver driver;

    @Autowired
    private TestReplays scripts;

    @Autowired
    private AgentRuns runs;

    @Autowired
    private Replays replays;

    @Autowired
    private ReplayJournal journal;

    @Autowired
    private ReplayGroups groups;

    @Autowired
    private PolicySwitch policy;

    @TempDir
    private Path directory;

    private AgentRunId run;

    @BeforeEach
    void aRunThatLooked() {
        policy.answer(question -> question instanceof PolicyQuestion.ToolCall ? TestDecisions.allowed() : null);
        TestRepository files = TestRepository.create(directory.resolve("app"));
        files.commit("README.md", "Hello colour\n", "Say hello");
        ForgeRepository repository = driver.connect(files);
        WorkflowId id = driver.replacing("colour", "color", repository);
        Assignment assignment = scripts.assignment(id, "Look", repository, files.head("HEAD"), false);
        run = scripts.record(assignment, session -> {
            ScriptedAgent.look(session, "sky", () -> "blue");
            return ScriptedAgent.saying();
        });
    }

    @AfterEach
    void reset() {
        policy.reset();
    }

    static Stream<Exception> ofTheServer() {
        return Stream.of(
                new InterruptedException(),
                new IOException("Stale file handle"),
                new AgentFailure("The worker died.", true, null),
                AgentFailure.ofThisServer("The worker ran out of memory.", new IllegalStateException()),
                new AgentFailure("Wrapped.", false, new InterruptedException()),
                Refusal.of(Refusal.Kind.UNAVAILABLE, null, "The repository cannot be read now.", null),
                new DataAccessResourceFailureException("No connection."));
    }

    @ParameterizedTest
    @MethodSource("ofTheServer")
    void whatHappensToTheServerEndsTheReplayWithoutAVerdict(Exception happened) {
        assertThatThrownBy(() -> scripts.replay(run, ReplayMode.STRICT, session -> {
                    ScriptedAgent.look(session, "sky", () -> {
                        throw happened;
                    });
                    return ScriptedAgent.saying();
                }))
                .isInstanceOf(ReplayNotMade.class)
                .hasMessageContaining("Call 1, look, could not be made again");
    }

    @Test
    void alsoWhenTheAgentMakesSomethingOfIt() {
        assertThatThrownBy(() -> scripts.replay(run, ReplayMode.EXPLAIN, session -> {
                    try {
                        ScriptedAgent.look(session, "sky", () -> {
                            throw new IOException("Stale file handle");
                        });
                    } catch (RuntimeException e) {
                        return ScriptedAgent.saying("nothing seen");
                    }
                    return ScriptedAgent.saying();
                }))
                .isInstanceOf(ReplayNotMade.class);
    }

    @Test
    void alsoWhenItHappensToTheAgentOutsideOfItsCalls() {
        assertThatThrownBy(() -> scripts.replay(run, ReplayMode.EXPLAIN, session -> {
                    throw new DataAccessResourceFailureException("No connection.");
                }))
                .isInstanceOf(ReplayNotMade.class)
                .hasMessageContaining("The replay could not be made");
    }

    @Test
    void aCallThatFailsForWhatWasAskedIsADifference() {
        for (RuntimeException failure : List.of(
                new IllegalStateException("no such colour"), new AgentFailure("No such colour.", false, null))) {
            ReplayReport report = scripts.replay(run, ReplayMode.STRICT, session -> {
                ScriptedAgent.look(session, "sky", () -> {
                    throw failure;
                });
                return ScriptedAgent.saying();
            });

            assertThat(report.verdict()).isEqualTo(ReplayVerdict.DIVERGED);
            assertThat(report.divergences())
                    .singleElement()
                    .satisfies(divergence -> assertThat(divergence.kind()).isEqualTo(Kind.ANSWER));
        }
    }

    @Test
    void aRecordThatCannotBeReadNowIsNotUnsupported() {
        RunReplay.Source source =
                scripts.source(scripts.record(scripts.source(run).recording().assignment(), session -> {
                    ScriptedAgent.ask(session, "guess", "sky", () -> "blue");
                    return ScriptedAgent.saying();
                }));
        Answers gone = digest -> {
            throw new DataAccessResourceFailureException("No connection.");
        };

        assertThatThrownBy(() -> scripts.replay(
                        new RunReplay.Source(source.recording(), gone, Map.of()), ReplayMode.STRICT, session -> {
                            ScriptedAgent.ask(session, "guess", "sky", () -> "blue");
                            return ScriptedAgent.saying();
                        }))
                .isInstanceOf(ReplayNotMade.class)
                .hasMessageContaining("The record could not be read");
    }

    @Test
    void anInterruptedReplayGoesOnRunningAndIsMadeWhenItsJobRunsAgain() {
        AgentRunId replay = replays.start(run, ReplayMode.STRICT, "admin");

        assertThatThrownBy(() -> job(new InterruptedException()).run(replay.value()))
                .isInstanceOf(ReplayNotMade.class);
        assertThat(runs.get(replay).state()).isEqualTo(AgentRun.State.RUNNING);

        job(null).run(replay.value());
        assertThat(Objects.requireNonNull(runs.get(replay).replay()).verdict()).isEqualTo("IDENTICAL");
    }

    @Test
    void aReplayThatCouldNotBeMadeFailsWithItsReasonAndHasNoVerdict() {
        AgentRunId replay = replays.start(run, ReplayMode.STRICT, "admin");

        job(new AgentFailure("The worker died. Try again.", true, null)).run(replay.value());

        AgentRun ended = runs.get(replay);
        assertThat(ended.state()).isEqualTo(AgentRun.State.FAILED);
        assertThat(ended.error()).isEqualTo("Call 1, look, could not be made again: The worker died. Try again.");
        assertThat(Objects.requireNonNull(ended.replay()).verdict()).isNull();
        assertThat(replays.start(run, ReplayMode.STRICT, "admin"))
                .as("another try")
                .isNotNull();
    }

    private ReplayJob job(@Nullable Exception happening) {
        RunReplay replay = scripts.running(new ScriptedAgent(session -> {
            ScriptedAgent.look(session, "sky", () -> {
                if (happening != null) {
                    throw happening;
                }
                return "blue";
            });
            return ScriptedAgent.saying();
        }));
        return new ReplayJob(runs, journal, replay, groups);
    }
}
