package dev.missioncontrol.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.missioncontrol.IntegrationTest;
import dev.missioncontrol.TestAccounts;
import dev.missioncontrol.agent.AgentOptions;
import dev.missioncontrol.agent.budget.BudgetFixture;
import dev.missioncontrol.agent.budget.BudgetTopUps.Target;
import dev.missioncontrol.forge.ForgeRepository;
import dev.missioncontrol.forge.PullRequests;
import dev.missioncontrol.forge.TestRepository;
import dev.missioncontrol.gate.CheckReport.Conclusion;
import dev.missioncontrol.ledger.LedgerVerifier;
import dev.missioncontrol.patch.PatchSet;
import dev.missioncontrol.policy.verdict.BudgetLimits.Meter;
import dev.missioncontrol.policy.verdict.BudgetLimits.Span;
import dev.missioncontrol.shared.Refusal;
import dev.missioncontrol.shared.WorkflowId;
import dev.missioncontrol.writegate.WriteInterruption;
import dev.missioncontrol.writegate.WriteStage;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

/** A run stops where its budget ends, says so, and goes on there after a top-up. */
@IntegrationTest
class RunBudgetIntegrationTests {

    @Autowired
    private WorkflowDriver driver;

    @Autowired
    private SteerWorkflow steer;

    @Autowired
    private BudgetFixture limits;

    @Autowired
    private WriteInterruption interruption;

    @Autowired
    private PullRequests pullRequests;

    @Autowired
    private LedgerVerifier ledger;

    @TempDir
    private Path directory;

    private TestRepository files;
    private ForgeRepository repository;

    @BeforeEach
    void aRepository() {
        files = TestRepository.create(directory.resolve("app"));
        files.commit("README.md", "Hello colour\n", "Say hello");
        repository = driver.connect(files);
    }

    @AfterEach
    void letEverythingPass() {
        interruption.never();
    }

    @Test
    void stopsInMidRunAndGoesOnThereAfterATopUp() {
        WorkflowId id = driver.starting(with(Map.of(Meter.TOOL_CALLS, 1L)), repository);

        WorkflowView stopped = driver.view(id);
        assertThat(stopped.state()).isEqualTo(WorkflowState.NEEDS_HUMAN);
        assertThat(stopped.reason())
                .contains("The budget for the tool calls of this run is spent: 1 of 1 used")
                .contains("asked for with the run")
                .contains("top-up RUN --meter toolCalls");
        assertThat(stopped.interrupted()).isNotNull();

        steer.topUp(id, target(Meter.TOOL_CALLS), 100, "More files than thought", true, TestAccounts.ADMIN);
        driver.drain(id);

        assertThat(driver.state(id)).isEqualTo(WorkflowState.WAITING_USER_APPROVAL);
        assertThat(ledger.verify(id).holds()).isTrue();
    }

    @Test
    void stopsAgainWhenItIsRetriedWithoutATopUp() {
        WorkflowId id = driver.starting(with(Map.of(Meter.TOOL_CALLS, 0L)), repository);
        steer.retry(id, TestAccounts.MEMBER);
        driver.drain(id);

        assertThat(driver.state(id)).isEqualTo(WorkflowState.NEEDS_HUMAN);
        assertThat(driver.view(id).reason()).contains("0 of 0 used");
    }

    @Test
    void doesNothingWithoutTime() {
        WorkflowId id = driver.starting(with(Map.of(Meter.MINUTES, 0L)), repository);

        assertThat(driver.state(id)).isEqualTo(WorkflowState.NEEDS_HUMAN);
        assertThat(driver.view(id).interrupted()).isEqualTo(WorkflowState.INGESTED);
    }

    @Test
    void writesNothingWithoutAnAttemptAtAPullRequest() {
        limits.limit(repository.id(), Span.WORKFLOW, Meter.PR_ATTEMPTS, 0);
        WorkflowId id = driver.replacing("colour", "color", repository);
        PatchSet patchSet = driver.patchSets(id).getFirst();

        driver.approve(patchSet);

        assertThat(driver.state(id)).isEqualTo(WorkflowState.NEEDS_HUMAN);
        assertThat(driver.view(id).reason()).contains("The budget for the pull requests of this run is spent");
        assertThat(files.has(patchSet.current().branch())).isFalse();

        steer.topUp(id, target(Meter.PR_ATTEMPTS), 1, "It is worth it", true, TestAccounts.ADMIN);
        driver.drain(id);
        assertThat(driver.state(id)).isEqualTo(WorkflowState.VERIFYING_CI);
        assertThat(pullRequests.ofWorkflow(id)).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(
            value = WriteStage.class,
            names = {"CHECKED", "INTENT_COMMITTED", "PREPARED"})
    void opensNoPullRequestOnceTheLastAttemptWasUsedElsewhere(WriteStage stage) {
        WorkflowId id = driver.replacing("colour", "color", repository);
        interruption.once("open_pr", stage, () -> limits.limit(repository.id(), Span.WORKFLOW, Meter.PR_ATTEMPTS, 0));

        driver.approve(driver.patchSets(id).getFirst());

        assertThat(driver.state(id)).isEqualTo(WorkflowState.NEEDS_HUMAN);
        assertThat(driver.view(id).interrupted()).isEqualTo(WorkflowState.PR_OPEN);
        assertThat(pullRequests.ofWorkflow(id)).isEmpty();
    }

    @Test
    void chargesAnAttemptOnceHoweverOftenItIsRepeated() {
        limits.limit(repository.id(), Span.WORKFLOW, Meter.PR_ATTEMPTS, 1);
        WorkflowId id = driver.replacing("colour", "color", repository);
        interruption.once("open_pr", WriteStage.WRITTEN, () -> {
            throw Refusal.of(Refusal.Kind.UNAVAILABLE, null, "The forge went away.", "Try again.");
        });
        driver.approve(driver.patchSets(id).getFirst());
        assertThat(driver.state(id)).isEqualTo(WorkflowState.PR_OPEN);

        steer.pause(id, "Do not wait for the next attempt.", TestAccounts.MEMBER);
        steer.resume(id, TestAccounts.MEMBER);
        driver.drain(id);

        assertThat(driver.state(id)).isEqualTo(WorkflowState.VERIFYING_CI);
        assertThat(pullRequests.ofWorkflow(id)).hasSize(1);
    }

    @Test
    void doesNotKeepCiFromEndingARunThatHasUsedItsTime() {
        WorkflowId id = driver.replacing("colour", "color", repository);
        PatchSet patchSet = driver.patchSets(id).getFirst();
        driver.approve(patchSet);
        limits.limit(repository.id(), Span.WORKFLOW, Meter.MINUTES, 0);

        driver.report(id, repository.name(), patchSet.current().head(), Conclusion.SUCCESS);

        assertThat(driver.view(id).interrupted()).isEqualTo(WorkflowState.QA);
    }

    @Test
    void refusesARunThatAsksForMoreThanPolicyAllows() {
        limits.limit(repository.id(), Span.WORKFLOW, Meter.TOOL_CALLS, 10);

        assertThatThrownBy(() -> driver.starting(with(Map.of(Meter.TOOL_CALLS, 11L)), repository))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.field()).isEqualTo("options.budget.toolCalls"));
    }

    private static WorkflowOptions with(Map<Meter, Long> budget) {
        WorkflowOptions options = WorkflowDriver.options("colour", "color", false);
        AgentOptions agent = options.agent();
        return new WorkflowOptions(agent, false, options.requiredChecks(), budget, false);
    }

    private static Target target(Meter meter) {
        return new Target(Span.WORKFLOW, meter, null);
    }
}
