package dev.missioncontrol.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.missioncontrol.IntegrationTest;
import dev.missioncontrol.TestAccounts;
import dev.missioncontrol.TestClock;
import dev.missioncontrol.agent.AgentRun.State;
import dev.missioncontrol.agent.budget.BudgetExhausted;
import dev.missioncontrol.agent.budget.BudgetFixture;
import dev.missioncontrol.agent.budget.BudgetLine;
import dev.missioncontrol.agent.budget.BudgetStandings;
import dev.missioncontrol.agent.budget.BudgetTopUps;
import dev.missioncontrol.agent.budget.WorkTime;
import dev.missioncontrol.forge.ForgeRepository;
import dev.missioncontrol.forge.TestRepository;
import dev.missioncontrol.ledger.LedgerVerifier;
import dev.missioncontrol.policy.verdict.BudgetLimits.Meter;
import dev.missioncontrol.policy.verdict.BudgetLimits.Span;
import dev.missioncontrol.shared.WorkflowId;
import dev.missioncontrol.workflow.WorkflowDriver;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

/** What an agent calls is charged before the call, once, and refused when there is no room for it. */
@IntegrationTest
class AgentBudgetIntegrationTests {

    private static final byte[] BODY = "{}".getBytes(StandardCharsets.UTF_8);

    @Autowired
    private WorkflowDriver driver;

    @Autowired
    private TestAgents agents;

    @Autowired
    private BudgetFixture limits;

    @Autowired
    private BudgetStandings standings;

    @Autowired
    private BudgetTopUps topUps;

    @Autowired
    private WorkTime time;

    @Autowired
    private AgentRuns runs;

    @Autowired
    private LedgerVerifier ledger;

    @Autowired
    private TestClock clock;

    @TempDir
    private Path directory;

    private ForgeRepository repository;
    private WorkflowId id;

    @BeforeEach
    void aRun() {
        TestRepository files = TestRepository.create(directory.resolve("app"));
        files.commit("README.md", "Hello colour\n", "Say hello");
        repository = driver.connect(files);
        id = driver.replacing("colour", "color", repository);
    }

    @Test
    void stopsBeforeTheToolCallThatWouldBreakTheBudget() {
        long before = used(Meter.TOOL_CALLS);
        limit(Meter.TOOL_CALLS, before + 2);

        assertThatThrownBy(() -> perform(calls(3))).isInstanceOf(BudgetExhausted.class);

        assertThat(lastRun().state()).isEqualTo(State.FAILED);
        assertThat(lastRun().toolCalls()).isEqualTo(2);
        assertThat(lastRun().error()).contains("The budget for the tool calls of this run is spent");
        assertThat(used(Meter.TOOL_CALLS)).isEqualTo(before + 2);
        assertThat(ledger.verify(id).holds()).isTrue();
    }

    @Test
    void stopsARunWhoseAgentHidesThatTheBudgetIsSpent() {
        limit(Meter.TOOL_CALLS, used(Meter.TOOL_CALLS));

        assertThatThrownBy(() -> perform(session -> {
                    try {
                        call(session);
                    } catch (RuntimeException e) {
                        throw new AgentFailure("Something else", true, e);
                    }
                }))
                .isInstanceOf(BudgetExhausted.class);
    }

    @Test
    void goesOnAfterATopUpWithoutPayingForWhatItRepeats() {
        limit(Meter.TOOL_CALLS, used(Meter.TOOL_CALLS) + 2);
        assertThatThrownBy(() -> perform(calls(3))).isInstanceOf(BudgetExhausted.class);

        topUps.topUp(
                id, new BudgetTopUps.Target(Span.WORKFLOW, Meter.TOOL_CALLS, null), 1, "One more", TestAccounts.ADMIN);
        perform(calls(3));

        assertThat(lastRun().state()).isEqualTo(State.SUCCEEDED);
        assertThat(line(Meter.TOOL_CALLS).level()).isEqualTo(BudgetLine.Level.SPENT);
    }

    @Test
    void chargesARunThatACrashCutOffOnceForWhatItRepeats() {
        long before = used(Meter.TOOL_CALLS);

        assertThatThrownBy(() -> perform(session -> {
                    calls(2).accept(session);
                    throw new Killed();
                }))
                .isInstanceOf(Killed.class);
        assertThat(lastRun().state()).isEqualTo(State.RUNNING);
        perform(calls(3));

        assertThat(used(Meter.TOOL_CALLS)).isEqualTo(before + 3);
    }

    @Test
    void chargesACallThatACrashCutOffBetweenChargeAndResult() {
        long before = used(Meter.TOOL_CALLS);

        assertThatThrownBy(() -> perform(session -> session.call(
                        "list_files",
                        "",
                        Map.of(),
                        () -> {
                            throw new Killed();
                        },
                        result -> Map.of())))
                .isInstanceOf(Killed.class);
        assertThat(used(Meter.TOOL_CALLS)).isEqualTo(before + 1);
        perform(calls(1));

        assertThat(used(Meter.TOOL_CALLS)).isEqualTo(before + 1);
    }

    @Test
    void chargesAnotherTryForItsOwnCalls() {
        long before = used(Meter.TOOL_CALLS);

        perform(calls(2));
        perform(calls(2));

        assertThat(used(Meter.TOOL_CALLS)).isEqualTo(before + 4);
    }

    @Test
    void stopsBeforeTheModelCallThatCouldBreakTheBudgetAndSettlesWhatWasUsed() {
        limit(Meter.TOKENS, 1_000);
        limit(Meter.COST_MILLIS, 100);

        perform(session -> ask(session, new ModelUse(800, 50), new ModelUse(300, 20)));
        assertThat(used(Meter.TOKENS)).isEqualTo(300);
        assertThat(used(Meter.COST_MILLIS)).isEqualTo(20);

        assertThatThrownBy(() -> perform(session -> ask(session, new ModelUse(701, 1), new ModelUse(1, 1))))
                .isInstanceOf(BudgetExhausted.class)
                .hasMessageContaining("the model tokens of this run");
        assertThatThrownBy(() -> perform(session -> ask(session, new ModelUse(700, 81), new ModelUse(1, 1))))
                .isInstanceOf(BudgetExhausted.class)
                .hasMessageContaining("the model cost of this run");
        assertThat(used(Meter.TOKENS)).isEqualTo(300);
    }

    @Test
    void keepsTheChargeOfAModelCallThatFails() {
        assertThatThrownBy(() -> perform(session -> session.model(
                        new ModelCall(
                                "small",
                                "https://models.example.org",
                                BODY,
                                new ModelUse(500, 10),
                                answer -> new ModelUse(0, 0)),
                        () -> {
                            throw new AgentFailure("It does not answer.", true, null);
                        })))
                .isInstanceOf(AgentFailure.class);

        assertThat(used(Meter.TOKENS)).isEqualTo(500);
    }

    @Test
    void stopsBeforeTheNextCallOnceTheTimeIsUp() {
        limit(Meter.MINUTES, 10);
        time.begin(id);

        assertThatThrownBy(() -> perform(session -> {
                    call(session);
                    clock.advance(Duration.ofMinutes(11));
                    call(session);
                }))
                .isInstanceOf(BudgetExhausted.class)
                .hasMessageContaining("the minutes at work of this run is spent: 11.0 min of 10.0 min used");
        assertThatThrownBy(() -> time.begin(id)).isInstanceOf(BudgetExhausted.class);
    }

    @Test
    void countsNoTimeWhileTheRunIsNotAtWork() {
        time.begin(id);
        clock.advance(Duration.ofMinutes(2));
        time.end(id);
        clock.advance(Duration.ofHours(5));
        time.count(id);
        time.begin(id);
        clock.advance(Duration.ofMinutes(1));
        time.end(id);

        assertThat(used(Meter.MINUTES)).isBetween(180_000L, 200_000L);
    }

    /** Like the end of the process: nothing of ours hears of it. */
    private static final class Killed extends Error {

        private static final long serialVersionUID = 1L;
    }

    private void perform(Consumer<ToolSession> work) {
        var done = new RoleWork<>(
                AgentRole.CODE,
                (agent, assignment, session) -> {
                    work.accept(session);
                    return "done";
                },
                document -> Map.of("done", document));
        agents.running(new SilentAgent())
                .perform(
                        done,
                        new Assignment(
                                id,
                                "Change the wording",
                                "Change the wording",
                                List.of(),
                                new AgentOptions(SilentAgent.ID, List.of(), null),
                                List.of(),
                                clock.instant(),
                                false));
    }

    private static Consumer<ToolSession> calls(int number) {
        return session -> {
            for (int i = 0; i < number; i++) {
                call(session);
            }
        };
    }

    private static void call(ToolSession session) {
        session.call("list_files", "", Map.of(), () -> "files", files -> Map.of("files", files));
    }

    private static void ask(ToolSession session, ModelUse atMost, ModelUse used) {
        session.model(new ModelCall("small", "https://models.example.org", BODY, atMost, answer -> used), () -> BODY);
    }

    private void limit(Meter meter, long amount) {
        limits.limit(repository.id(), Span.WORKFLOW, meter, amount);
    }

    private long used(Meter meter) {
        return line(meter).used();
    }

    private BudgetLine line(Meter meter) {
        return standings.of(id).stream()
                .filter(line -> line.span() == Span.WORKFLOW && line.meter() == meter)
                .findFirst()
                .orElseThrow();
    }

    private AgentRun lastRun() {
        return runs.ofWorkflow(id).getLast();
    }
}
