package dev.missioncontrol.agent.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.missioncontrol.IntegrationTest;
import dev.missioncontrol.TestClock;
import dev.missioncontrol.agent.AgentRun;
import dev.missioncontrol.agent.AgentRuns;
import dev.missioncontrol.forge.TestRepository;
import dev.missioncontrol.ledger.EntryFilter;
import dev.missioncontrol.ledger.EntryOrder;
import dev.missioncontrol.ledger.LedgerEntries;
import dev.missioncontrol.ledger.LedgerEntry;
import dev.missioncontrol.shared.AgentRunId;
import dev.missioncontrol.shared.WorkflowId;
import dev.missioncontrol.workflow.WorkflowDriver;
import java.nio.file.Path;
import java.time.Duration;
import org.jobrunr.jobs.Job;
import org.jobrunr.jobs.mappers.JobMapper;
import org.jobrunr.jobs.states.StateName;
import org.jobrunr.scheduling.JobScheduler;
import org.jobrunr.storage.InMemoryStorageProvider;
import org.jobrunr.storage.JobNotFoundException;
import org.jobrunr.utils.mapper.jackson3.Jackson3JsonMapper;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

/** Replays whose job got lost, or ended without ending them. */
@IntegrationTest
class ReplayQueueIntegrationTests {

    @Autowired
    private WorkflowDriver driver;

    @Autowired
    private AgentRuns runs;

    @Autowired
    private Replays replays;

    @Autowired
    private ReplayJournal journal;

    @Autowired
    private ReplayJob job;

    @Autowired
    private LedgerEntries entries;

    @Autowired
    private TestClock clock;

    @TempDir
    private Path directory;

    private final InMemoryStorageProvider jobs = new InMemoryStorageProvider();
    private ReplayQueue queue;
    private WorkflowId id;
    private AgentRunId of;
    private AgentRunId replay;

    @BeforeEach
    void aReplay() {
        jobs.setJobMapper(new JobMapper(new Jackson3JsonMapper()));
        queue = new ReplayQueue(new JobScheduler(jobs), jobs, journal, runs, clock);
        TestRepository files = TestRepository.create(directory.resolve("app"));
        files.commit("README.md", "Hello colour\n", "Say hello");
        id = driver.replacing("colour", "color", driver.connect(files));
        of = runs.ofWorkflow(id).getFirst().id();
        replay = replays.start(of, ReplayMode.STRICT, "admin");
    }

    @Test
    void theSweepMakesTheJobOfAReplayThatHasNone() {
        queue.sweep();
        assertThat(state()).as("it may be on its way").isNull();

        clock.advance(Duration.ofSeconds(11));
        queue.sweep();
        queue.sweep();

        assertThat(state()).isEqualTo(StateName.ENQUEUED);
        assertThat(runs.get(replay).state()).isEqualTo(AgentRun.State.RUNNING);
    }

    @Test
    void theSweepEndsAReplayWhoseJobHasFailed() {
        clock.advance(Duration.ofSeconds(11));
        queue.sweep();
        Job failed = jobs.getJobById(replay.value());
        failed.failed("It was lost", new IllegalStateException());
        jobs.save(failed);

        queue.sweep();

        AgentRun ended = runs.get(replay);
        assertThat(ended.state()).isEqualTo(AgentRun.State.FAILED);
        assertThat(ended.error())
                .isEqualTo("The replay was begun, and its job ended without a result. Replay it again.");
        LedgerEntry entry = entries.page(EntryFilter.of(id), EntryOrder.NEWEST_FIRST, null, 1)
                .items()
                .getFirst();
        assertThat(entry.type()).isEqualTo("replay.ended");
        assertThat(entries.payload(entry.payloadDigest()).orElseThrow())
                .contains("\"of\":\"" + of + "\"")
                .contains("\"agentRunId\":\"" + replay + "\"");
        assertThat(replays.start(of, ReplayMode.STRICT, "admin"))
                .as("the run can be replayed again")
                .isNotNull();
    }

    @Test
    void theSweepLeavesAReplayThatHasEnded() {
        job.run(replay.value());
        clock.advance(Duration.ofSeconds(11));

        queue.sweep();

        assertThat(runs.get(replay).state()).isEqualTo(AgentRun.State.SUCCEEDED);
    }

    @Test
    void aJobWithoutAReplayDoesNothing() {
        AgentRunId nobody = AgentRunId.next();

        job.run(nobody.value());

        assertThat(runs.find(nobody)).isEmpty();
    }

    private @Nullable StateName state() {
        try {
            return jobs.getJobById(replay.value()).getState();
        } catch (JobNotFoundException e) {
            return null;
        }
    }
}
