package dev.missioncontrol.workflow;

import dev.missioncontrol.TestAccounts;
import dev.missioncontrol.agent.AgentOptions;
import dev.missioncontrol.forge.Repositories;
import dev.missioncontrol.forge.TestRepository;
import dev.missioncontrol.ledger.ArtifactKind;
import dev.missioncontrol.ledger.Artifacts;
import dev.missioncontrol.ledger.LedgerVerifier;
import dev.missioncontrol.patch.Patch;
import dev.missioncontrol.patch.PatchSet;
import dev.missioncontrol.shared.WorkflowId;
import dev.missioncontrol.shell.live.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** What is done in a server that is killed, and in those that are started after it. */
final class CrashScript {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final StartWorkflow start;
    private final WorkflowDriver driver;
    private final Repositories repositories;
    private final LedgerVerifier ledger;
    private final Artifacts artifacts;
    private final Topics topics;
    private final JdbcClient jdbc;
    private final Crash crash;

    CrashScript(
            StartWorkflow start,
            WorkflowDriver driver,
            Repositories repositories,
            LedgerVerifier ledger,
            Artifacts artifacts,
            Topics topics,
            JdbcClient jdbc,
            Crash crash) {
        this.start = start;
        this.driver = driver;
        this.repositories = repositories;
        this.ledger = ledger;
        this.artifacts = artifacts;
        this.topics = topics;
        this.jdbc = jdbc;
        this.crash = crash;
    }

    /** Starts a workflow for each pair of repositories, and waits until each waits for approval. */
    void prepare(Path directory, int workflows) throws IOException, InterruptedException {
        var ids = new ArrayList<String>();
        for (int i = 0; i < workflows; i++) {
            var participants = new ArrayList<StartWorkflow.Participant>();
            for (String name : List.of("a", "b")) {
                var connected = driver.connect(TestRepository.at(directory.resolve(i + name)));
                participants.add(new StartWorkflow.Participant(connected.name(), null));
            }
            var options = new WorkflowOptions(new AgentOptions(ScriptedAgent.ID, List.of(), null), false, List.of());
            ids.add(start.start(
                            new StartWorkflow.Request("Write the documents", participants, options),
                            TestAccounts.MEMBER)
                    .toString());
        }
        Files.write(directory.resolve("workflows"), ids);
        for (WorkflowId id : workflows(directory)) {
            await(id, WorkflowState.WAITING_USER_APPROVAL);
        }
    }

    /** Waits until what earlier servers left is made good, then approves the n-th workflow and dies at the point. */
    void crash(Path directory, int n, CrashPoint point) throws IOException, InterruptedException {
        List<WorkflowId> ids = workflows(directory);
        for (WorkflowId id : ids.subList(0, n)) {
            await(id, WorkflowState.VERIFYING_CI);
        }
        crash.arm(point);
        driver.patchSets(ids.get(n)).forEach(driver::approveOnly);
        crash.reached(CrashPoint.APPROVED);
        // The point is reached on another thread, which ends the process.
        new CountDownLatch(1).await(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        throw new IllegalStateException(point + " was not reached; the run is in " + driver.state(ids.get(n)) + ": "
                + driver.view(ids.get(n)).reason());
    }

    /** Waits until everything is made good, and writes down what there is. */
    void finish(Path directory) throws IOException, InterruptedException {
        var outcomes = new ArrayList<CrashOutcome>();
        for (WorkflowId id : workflows(directory)) {
            await(id, WorkflowState.VERIFYING_CI);
            outcomes.add(outcome(id));
        }
        Files.write(directory.resolve("outcomes"), new JsonMapper().writeValueAsBytes(outcomes));
    }

    private static List<WorkflowId> workflows(Path directory) throws IOException {
        return Files.readAllLines(directory.resolve("workflows")).stream()
                .map(WorkflowId::parse)
                .toList();
    }

    private void await(WorkflowId id, WorkflowState wanted) throws InterruptedException {
        var changed = new Semaphore(0);
        var subscription = topics.subscribe("workflow:" + id, topic -> changed.release());
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (driver.state(id) != wanted) {
            if (!changed.tryAcquire(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS)) {
                throw new IllegalStateException("The run " + id + " is in " + driver.state(id) + " and not in " + wanted
                        + ": " + driver.view(id).reason());
            }
        }
        subscription.remove();
    }

    private CrashOutcome outcome(WorkflowId id) {
        return new CrashOutcome(
                id.toString(),
                driver.state(id).name(),
                ledger.verify(id).holds(),
                entries(id, "workflow.state_changed", "to", "PR_OPEN"),
                entries(id, "workflow.state_changed", "to", "VERIFYING_CI"),
                (int) artifacts.ofWorkflow(id).stream()
                        .filter(artifact -> artifact.kind() == ArtifactKind.MANIFEST)
                        .count(),
                driver.patchSets(id).stream()
                        .map(patchSet -> written(id, patchSet))
                        .toList());
    }

    private CrashOutcome.Written written(WorkflowId id, PatchSet patchSet) {
        var revision = patchSet.current();
        return new CrashOutcome.Written(
                repositories.get(patchSet.repository()).location(),
                revision.base().hex(),
                revision.branch(),
                revision.head().hex(),
                revision.patches().stream()
                        .map(Patch::commit)
                        .map(Object::toString)
                        .toList(),
                count(
                        "SELECT count(*) FROM pull_request WHERE repository_id = ?",
                        patchSet.repository().value()),
                count(
                        "SELECT count(*) FROM pull_request WHERE repository_id = ? AND branch = ? AND head = ?",
                        patchSet.repository().value(),
                        revision.branch(),
                        revision.head().hex()),
                writes(id, "write.intended", patchSet),
                writes(id, "write.done", patchSet));
    }

    private List<Integer> writes(WorkflowId id, String type, PatchSet patchSet) {
        return List.of("push_branch", "open_pr", "attach_note").stream()
                .map(action -> count(
                        "SELECT count(*) FROM ledger_entry e JOIN ledger_payload p ON p.digest = e.payload_digest"
                                + " WHERE e.chain = ? AND e.type = ? AND p.content::jsonb ->> 'patchSet' = ?"
                                + " AND p.content::jsonb ->> 'action' = ?",
                        id.value(),
                        type,
                        patchSet.id().toString(),
                        action))
                .toList();
    }

    private int entries(WorkflowId id, String type, String field, String value) {
        return count(
                "SELECT count(*) FROM ledger_entry e JOIN ledger_payload p ON p.digest = e.payload_digest"
                        + " WHERE e.chain = ? AND e.type = ? AND p.content::jsonb ->> ? = ?",
                id.value(),
                type,
                field,
                value);
    }

    private int count(String query, Object... parameters) {
        return jdbc.sql(query)
                .params(List.of(parameters))
                .query((row, number) -> row.getInt(1))
                .single();
    }
}
