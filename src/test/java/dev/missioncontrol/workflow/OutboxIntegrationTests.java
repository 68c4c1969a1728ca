package dev.missioncontrol.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.missioncontrol.IntegrationTest;
import dev.missioncontrol.TestAccounts;
import dev.missioncontrol.TestClock;
import dev.missioncontrol.agent.AgentFailure;
import dev.missioncontrol.agent.budget.WorkTime;
import dev.missioncontrol.forge.PullRequests;
import dev.missioncontrol.forge.TestRepository;
import dev.missioncontrol.gate.CheckReport.Conclusion;
import dev.missioncontrol.ledger.Ledger;
import dev.missioncontrol.ledger.LedgerVerifier;
import dev.missioncontrol.shared.WorkflowId;
import dev.missioncontrol.shell.live.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jobrunr.jobs.Job;
import org.jobrunr.jobs.mappers.JobMapper;
import org.jobrunr.jobs.states.StateName;
import org.jobrunr.scheduling.JobScheduler;
import org.jobrunr.server.BackgroundJobServer;
import org.jobrunr.server.BackgroundJobServerConfiguration;
import org.jobrunr.server.JobActivator;
import org.jobrunr.storage.InMemoryStorageProvider;
import org.jobrunr.storage.JobNotFoundException;
import org.jobrunr.utils.mapper.jackson3.Jackson3JsonMapper;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Steps come to an end: announced or not, run once, twice or at once, and after failures. */
@IntegrationTest
class OutboxIntegrationTests {

    @Autowired
    private WorkflowDriver driver;

    @Autowired
    private StepRunner runner;

    @Autowired
    private Outbox outbox;

    @Autowired
    private WorkflowCatalogue catalogue;

    @Autowired
    private WorkflowMachine machine;

    @Autowired
    private WorkTime time;

    @Autowired
    private Reopening reopening;

    @Autowired
    private SteerWorkflow steer;

    @Autowired
    private PullRequests pullRequests;

    @Autowired
    private Ledger ledger;

    @Autowired
    private LedgerVerifier verifier;

    @Autowired
    private TransactionTemplate transactions;

    @Autowired
    private Topics topics;

    @Autowired
    private TestClock clock;

    @Autowired
    private JdbcClient jdbc;

    @TempDir
    private Path directory;

    private final InMemoryStorageProvider jobs = new InMemoryStorageProvider();
    private OutboxDispatcher dispatcher;
    private TestRepository repository;
    private WorkflowId id;

    @BeforeEach
    void aWorkflowWhoseWritesAreDue() {
        repository = TestRepository.create(directory.resolve("app"));
        repository.commit("README.md", "Hello colour\n", "Say hello");
        id = driver.replacing("colour", "color", driver.connect(repository));
        var mapper = new Jackson3JsonMapper();
        jobs.setJobMapper(new JobMapper(mapper));
        dispatcher = new OutboxDispatcher(
                topics,
                outbox,
                new JobScheduler(jobs),
                jobs,
                new BackgroundJobServer(
                        jobs,
                        mapper,
                        new WorkflowSteps(),
                        BackgroundJobServerConfiguration.usingStandardBackgroundJobServerConfiguration()),
                new RestartRecovery("jdbc:postgresql://elsewhere/shared"),
                runner,
                clock);
    }

    @Test
    void theSweepPicksUpARowWhoseAnnouncementWasLost() {
        UUID row = insertUnannounced();
        dispatcher.sweep();
        assertThat(state(row, 0)).isNull();

        clock.advance(Duration.ofSeconds(11));
        dispatcher.sweep();
        dispatcher.sweep();

        assertThat(state(row, 0)).isEqualTo(StateName.ENQUEUED);
        assertThat(state(row, 1)).isNull();
    }

    @Test
    void theSweepMakesTheNextJobWhenOneEndedWithoutEndingItsRow() {
        UUID row = insertUnannounced();
        clock.advance(Duration.ofSeconds(11));
        dispatcher.sweep();
        fail(row, 0);

        dispatcher.sweep();

        assertThat(state(row, 1)).isEqualTo(StateName.ENQUEUED);
    }

    @Test
    void aStepThatNeverEndsIsHandedToAPersonAtLast() {
        UUID row = insertUnannounced();
        clock.advance(Duration.ofSeconds(11));
        for (int n = 0; n < OutboxDispatcher.MAX_JOBS_PER_ROW; n++) {
            dispatcher.sweep();
            fail(row, n);
        }
        assertThat(driver.state(id)).isEqualTo(WorkflowState.WAITING_USER_APPROVAL);

        dispatcher.sweep();

        assertThat(driver.state(id)).isEqualTo(WorkflowState.NEEDS_HUMAN);
        assertThat(driver.view(id).reason()).contains("never came to an end").contains("retry");
        assertThat(outbox.open(row)).isEmpty();
    }

    @Test
    void aRowThatRunsTwiceChangesTheStateOnce() {
        UUID row = approveWithoutRunning();

        runner.run(row);
        runner.run(row);

        assertThat(driver.state(id)).isEqualTo(WorkflowState.PR_OPEN);
        assertThat(changesTo("PR_OPEN")).isEqualTo(1);
        assertThat(open()).hasSize(1);
    }

    @Test
    void aRowThatRunsManyTimesAtOnceWritesAndChangesTheStateOnce() throws Exception {
        UUID row = approveWithoutRunning();

        atOnce(8, () -> runner.run(row));
        assertThat(changesTo("PR_OPEN")).isEqualTo(1);
        UUID next = open().getFirst();
        atOnce(8, () -> runner.run(next));

        assertThat(driver.state(id)).isEqualTo(WorkflowState.VERIFYING_CI);
        assertThat(changesTo("VERIFYING_CI")).isEqualTo(1);
        assertThat(pullRequests.ofWorkflow(id)).hasSize(1);
        assertThat(entries("write.intended")).isEqualTo(3);
        assertThat(entries("write.done")).isEqualTo(3);
        assertThat(repository.git("for-each-ref", "refs/heads/missioncontrol").lines())
                .hasSize(1);
        assertThat(verifier.verify(id).holds()).isTrue();
    }

    @Test
    void aTransientFailureIsTriedAgainLaterAndLaterAndEndsWithAPerson() {
        AtomicInteger tries = new AtomicInteger();
        StepRunner failing = failing(() -> {
            tries.incrementAndGet();
            throw new AgentFailure("The model is overloaded. Try later.", true, null);
        });
        approveWithoutRunning();

        List<Duration> delays = new ArrayList<>();
        while (driver.state(id) == WorkflowState.APPLYING_PATCHES) {
            var row = outbox.open(open().getFirst()).orElseThrow();
            Duration delay = Duration.between(clock.instant(), row.notBefore());
            if (!delay.isNegative()) {
                assertThat(outbox.due(Duration.ZERO, 1000)).doesNotContain(row.id());
                delays.add(delay.plusMillis(999).truncatedTo(java.time.temporal.ChronoUnit.SECONDS));
                clock.advance(delay.plusMillis(1));
                assertThat(outbox.due(Duration.ZERO, 1000)).contains(row.id());
            }
            assertThat(row.attempt()).isEqualTo(tries.get() + 1);
            failing.run(row.id());
        }

        assertThat(tries).hasValue(StepRunner.MAX_ATTEMPTS);
        assertThat(delays).containsExactly(Duration.ofSeconds(5), Duration.ofSeconds(20), Duration.ofSeconds(80));
        assertThat(driver.state(id)).isEqualTo(WorkflowState.NEEDS_HUMAN);
        assertThat(driver.view(id).reason()).isEqualTo("The model is overloaded. Try later.");
        assertThat(entries("workflow.step_failed")).isEqualTo(StepRunner.MAX_ATTEMPTS - 1);

        steer.retry(id, TestAccounts.MEMBER);
        driver.drain(id);
        assertThat(driver.state(id)).isEqualTo(WorkflowState.VERIFYING_CI);
    }

    @Test
    void aFailureThatWillNotPassGoesToAPersonAtOnce() {
        StepRunner failing = failing(() -> {
            throw new AgentFailure("The recipe does not exist. Choose another.", false, null);
        });

        failing.run(approveWithoutRunning());

        assertThat(driver.state(id)).isEqualTo(WorkflowState.NEEDS_HUMAN);
        assertThat(driver.view(id).reason()).contains("Choose another");
        assertThat(entries("workflow.step_failed")).isZero();
    }

    @Test
    void aLockThatAKilledGitLeftIsNamedAndTheWriteComesOnceItIsGone() throws IOException {
        UUID row = approveWithoutRunning();
        String branch = driver.patchSets(id).getFirst().current().branch();
        Path lock = repository.gitDirectory().resolve("refs/heads/" + branch + ".lock");
        Files.createDirectories(lock.getParent());
        Files.createFile(lock);

        runner.run(row);
        for (int i = 1; i < StepRunner.MAX_ATTEMPTS; i++) {
            runner.run(open().getFirst());
        }
        assertThat(driver.state(id)).isEqualTo(WorkflowState.NEEDS_HUMAN);
        assertThat(driver.view(id).reason()).contains(lock.toString()).contains("delete");

        Files.delete(lock);
        steer.retry(id, TestAccounts.MEMBER);
        driver.drain(id);
        assertThat(driver.state(id)).isEqualTo(WorkflowState.VERIFYING_CI);
        assertThat(entries("write.done")).isEqualTo(3);
    }

    @Test
    void aCheckReportedDuringAPauseCountsWhenTheRunGoesOn() {
        driver.approve(driver.patchSets(id).getFirst());
        var patchSet = driver.patchSets(id).getFirst();
        driver.report(id, patchSet.repositoryName(), patchSet.current().head(), Conclusion.FAILURE);
        assertThat(driver.state(id)).isEqualTo(WorkflowState.NEEDS_HUMAN);
        steer.pause(id, "Lunch.", TestAccounts.MEMBER);
        driver.report(id, patchSet.repositoryName(), patchSet.current().head(), Conclusion.SUCCESS);
        assertThat(driver.state(id)).isEqualTo(WorkflowState.NEEDS_HUMAN);

        steer.resume(id, TestAccounts.MEMBER);
        driver.drain(id);

        assertThat(driver.state(id)).isEqualTo(WorkflowState.DONE);
    }

    @Test
    void aFailureWhileAPersonIsWaitedForLeavesThePersonInCharge() {
        driver.approve(driver.patchSets(id).getFirst());
        var patchSet = driver.patchSets(id).getFirst();
        driver.report(id, patchSet.repositoryName(), patchSet.current().head(), Conclusion.FAILURE);
        transactions.executeWithoutResult(
                status -> outbox.add(id, WorkflowState.NEEDS_HUMAN, StepRunner.MAX_ATTEMPTS, Duration.ZERO));
        UUID row = open().getFirst();

        failing(WorkflowState.VERIFYING_CI, () -> {
                    throw new AgentFailure("The report cannot be read.", true, null);
                })
                .run(row);

        assertThat(driver.state(id)).isEqualTo(WorkflowState.NEEDS_HUMAN);
        assertThat(driver.view(id).reason()).isEqualTo("The report cannot be read.");
        assertThat(outbox.open(row)).isEmpty();
        steer.retry(id, TestAccounts.MEMBER);
        assertThat(driver.state(id)).isEqualTo(WorkflowState.VERIFYING_CI);
    }

    /** Activates nothing: the job server here only takes note. */
    private static final class WorkflowSteps implements JobActivator {

        @Override
        public <T> @Nullable T activateJob(Class<T> type) {
            return null;
        }
    }

    private UUID insertUnannounced() {
        UUID row = UUID.randomUUID();
        jdbc.sql("INSERT INTO outbox (id, workflow_id, state, attempt, created_at, not_before)"
                        + " VALUES (?, ?, 'WAITING_USER_APPROVAL', 1, ?, ?)")
                .params(
                        row,
                        id.value(),
                        java.sql.Timestamp.from(clock.instant()),
                        java.sql.Timestamp.from(clock.instant()))
                .update();
        return row;
    }

    private UUID approveWithoutRunning() {
        driver.approveOnly(driver.patchSets(id).getFirst());
        assertThat(driver.state(id)).isEqualTo(WorkflowState.APPLYING_PATCHES);
        return open().getFirst();
    }

    private StepRunner failing(Callable<StepResult> work) {
        return failing(WorkflowState.APPLYING_PATCHES, work);
    }

    private StepRunner failing(WorkflowState state, Callable<StepResult> work) {
        WorkflowStep step = new WorkflowStep() {
            @Override
            public WorkflowState state() {
                return state;
            }

            @Override
            public StepResult run(WorkflowView workflow) {
                try {
                    return work.call();
                } catch (RuntimeException e) {
                    throw e;
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            }
        };
        return new StepRunner(List.of(step), outbox, catalogue, machine, time, reopening, ledger, transactions);
    }

    private static void atOnce(int times, Runnable work) throws Exception {
        CyclicBarrier start = new CyclicBarrier(times);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < times; i++) {
                running.add(threads.submit(() -> {
                    start.await();
                    work.run();
                    return null;
                }));
            }
            for (Future<?> each : running) {
                each.get(60, TimeUnit.SECONDS);
            }
        }
    }

    private @Nullable StateName state(UUID row, int n) {
        try {
            return jobs.getJobById(OutboxDispatcher.jobId(row, n)).getState();
        } catch (JobNotFoundException e) {
            return null;
        }
    }

    private void fail(UUID row, int n) {
        Job job = jobs.getJobById(OutboxDispatcher.jobId(row, n));
        job.failed("It failed", new IllegalStateException("on purpose"));
        jobs.save(job);
    }

    private List<UUID> open() {
        return jdbc.sql("SELECT id FROM outbox WHERE workflow_id = ? AND done_at IS NULL ORDER BY created_at")
                .param(id.value())
                .query((row, number) -> row.getObject("id", UUID.class))
                .list();
    }

    private int changesTo(String state) {
        return jdbc.sql("SELECT count(*) FROM ledger_entry e JOIN ledger_payload p ON p.digest = e.payload_digest"
                        + " WHERE e.chain = ? AND e.type = 'workflow.state_changed'"
                        + " AND p.content::jsonb ->> 'to' = ?")
                .params(id.value(), state)
                .query(Integer.class)
                .single();
    }

    private int entries(String type) {
        return jdbc.sql("SELECT count(*) FROM ledger_entry WHERE chain = ? AND type = ?")
                .params(id.value(), type)
                .query(Integer.class)
                .single();
    }
}
