package dev.missioncontrol.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.missioncontrol.IntegrationTest;
import dev.missioncontrol.TestDatabase;
import dev.missioncontrol.forge.TestRepository;
import dev.missioncontrol.gate.CheckReport.Conclusion;
import dev.missioncontrol.ledger.Ledger;
import dev.missioncontrol.patch.PatchSets;
import dev.missioncontrol.shared.Actor;
import dev.missioncontrol.shared.Refusal;
import dev.missioncontrol.shared.WorkflowId;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** What people and CI do while a step ends waits for it, and is not taken for a deadlock by the database. */
@IntegrationTest
class LockOrderIntegrationTests {

    @Autowired
    private WorkflowDriver driver;

    @Autowired
    private WorkflowMachine machine;

    @Autowired
    private Ledger ledger;

    @Autowired
    private PatchSets patchSets;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionOperations transactions;

    @TempDir
    private Path directory;

    private final ExecutorService other = Executors.newSingleThreadExecutor();
    private String repository = "";
    private WorkflowId id = new WorkflowId(new java.util.UUID(0, 0));

    @BeforeEach
    void aWorkflowThatWaitsForApproval() {
        TestRepository files = TestRepository.create(directory.resolve("app"));
        files.commit("README.md", "Hello colour\n", "Say hello");
        var connected = driver.connect(files);
        repository = connected.name();
        id = driver.replacing("colour", "color", connected);
    }

    @AfterEach
    void endTheOther() {
        other.close();
    }

    @Test
    void takesACheckReportWhileAStepEnds() throws Exception {
        var patchSet = driver.patchSets(id).getFirst();
        driver.approve(patchSet);

        whileAStepEnds(
                        () -> driver.report(id, repository, patchSet.current().head(), Conclusion.SUCCESS),
                        () -> ledger.append(id, WorkflowEntry.EVENT, Actor.SYSTEM, "A step ends", Map.of()))
                .get();

        assertThat(driver.state(id)).isEqualTo(WorkflowState.DONE);
    }

    @Test
    void refusesAnApprovalThatANewRevisionOvertakes() {
        var patchSet = driver.patchSets(id).getFirst();

        Future<?> approval = whileAStepEnds(() -> driver.approve(patchSet), () -> patchSets.supersedeAll(id));

        assertThatThrownBy(approval::get).isInstanceOf(ExecutionException.class).hasCauseInstanceOf(Refusal.class);
    }

    /** Begins the act on another thread while a transaction holds the workflow, which then ends in its own way. */
    private Future<?> whileAStepEnds(Runnable act, Runnable end) {
        return Objects.requireNonNull(transactions.execute(status -> {
            machine.lock(id);
            int holder =
                    jdbc.sql("select pg_backend_pid()").query(Integer.class).single();
            Future<?> begun = other.submit(act);
            await().until(() -> begun.isDone() || keepsOthersWaiting(holder));
            end.run();
            return begun;
        }));
    }

    private static boolean keepsOthersWaiting(int backend) throws SQLException {
        try (Connection connection = TestDatabase.get().connectAsApplication();
                PreparedStatement statement = connection.prepareStatement(
                        "select exists (select from pg_stat_activity where ? = any (pg_blocking_pids(pid)))")) {
            statement.setInt(1, backend);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() && rows.getBoolean(1);
            }
        }
    }
}
