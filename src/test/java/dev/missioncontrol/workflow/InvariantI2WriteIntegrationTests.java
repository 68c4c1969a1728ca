package dev.missioncontrol.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.missioncontrol.IntegrationTest;
import dev.missioncontrol.TestAccounts;
import dev.missioncontrol.TestDatabase;
import dev.missioncontrol.approval.Approvals;
import dev.missioncontrol.approval.Decision;
import dev.missioncontrol.forge.PullRequests;
import dev.missioncontrol.forge.TestRepository;
import dev.missioncontrol.ledger.LedgerVerifier;
import dev.missioncontrol.patch.PatchScenario;
import dev.missioncontrol.patch.PatchSet;
import dev.missioncontrol.patch.PatchSetProposal;
import dev.missioncontrol.patch.PatchSets;
import dev.missioncontrol.policy.PolicyQuestion;
import dev.missioncontrol.policy.PolicySwitch;
import dev.missioncontrol.shared.AgentRunId;
import dev.missioncontrol.shared.Refusal;
import dev.missioncontrol.shared.WorkflowId;
import dev.missioncontrol.writegate.WriteInterruption;
import dev.missioncontrol.writegate.WriteStage;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** I2 at the moment of the write: what holds when the job began may not hold any more when the forge is to write. */
@IntegrationTest
class InvariantI2WriteIntegrationTests {

    private static final String PUSH = "push_branch";
    private static final String OPEN = "open_pr";

    @Autowired
    private WorkflowDriver driver;

    @Autowired
    private SteerWorkflow steer;

    @Autowired
    private WriteInterruption interruption;

    @Autowired
    private PolicySwitch policy;

    @Autowired
    private PatchSets patchSets;

    @Autowired
    private Approvals approvals;

    @Autowired
    private PullRequests pullRequests;

    @Autowired
    private LedgerVerifier ledger;

    @Autowired
    private JdbcClient jdbc;

    @TempDir
    private Path directory;

    private TestRepository repository;
    private WorkflowId id;
    private PatchSet patchSet;
    private final String word = "w" + UUID.randomUUID().toString().replace("-", "");

    @BeforeEach
    void aChangeThatWaitsForApproval() {
        repository = TestRepository.create(directory.resolve("app"));
        repository.commit("README.md", "Hello " + word + "\n", "Say hello");
        id = driver.replacing(word, word + "-new", driver.connect(repository));
        patchSet = driver.patchSets(id).getFirst();
    }

    @AfterEach
    void letEverythingPass() {
        interruption.never();
        policy.reset();
    }

    @Test
    void aWriteThatWasOnlyBegunDoesNotHideThatTheBaseMoved() {
        interruption.once(PUSH, WriteStage.INTENT_COMMITTED, () -> {
            throw Refusal.conflict("The disk is full.", "Make room.");
        });
        driver.approve(patchSet);
        assertThat(driver.state(id)).isEqualTo(WorkflowState.NEEDS_HUMAN);
        repository.commit("NEW.md", "More of " + word + "\n", "Move on");

        steer.retry(id, TestAccounts.MEMBER);
        driver.drain(id);

        assertThat(driver.state(id)).isEqualTo(WorkflowState.WAITING_USER_APPROVAL);
        assertThat(driver.patchSets(id).getFirst().current().number()).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource(
            value = WriteStage.class,
            names = {"CHECKED", "INTENT_COMMITTED", "PREPARED"})
    void aPauseBetweenApprovalAndWriteStopsTheWrite(WriteStage stage) {
        interruption.once(PUSH, stage, () -> steer.pause(id, "Wait a moment.", TestAccounts.MEMBER));

        driver.approve(patchSet);

        assertThat(driver.state(id)).isEqualTo(WorkflowState.APPLYING_PATCHES);
        nothingWasWritten("The run was paused by " + TestAccounts.MEMBER.name());

        steer.resume(id, TestAccounts.MEMBER);
        driver.drain(id);
        everythingWasWrittenOnce();
    }

    @Test
    void aPauseBetweenBranchAndPullRequestStopsThePullRequest() {
        interruption.once(OPEN, WriteStage.PREPARED, () -> steer.pause(id, "Wait a moment.", TestAccounts.MEMBER));

        driver.approve(patchSet);

        assertThat(driver.state(id)).isEqualTo(WorkflowState.PR_OPEN);
        assertThat(repository.has(branch())).isTrue();
        assertThat(pullRequests.ofWorkflow(id)).isEmpty();

        steer.resume(id, TestAccounts.MEMBER);
        driver.drain(id);
        everythingWasWrittenOnce();
    }

    @ParameterizedTest
    @EnumSource(
            value = WriteStage.class,
            names = {"CHECKED", "INTENT_COMMITTED", "PREPARED"})
    void aCancellationBetweenApprovalAndWriteStopsTheWriteForGood(WriteStage stage) {
        interruption.once(PUSH, stage, () -> steer.cancel(id, "Not wanted.", TestAccounts.MEMBER));

        driver.approve(patchSet);
        driver.drain(id);

        assertThat(driver.state(id)).isEqualTo(WorkflowState.CANCELLED);
        nothingWasWritten("CANCELLED");
    }

    @ParameterizedTest
    @EnumSource(
            value = WriteStage.class,
            names = {"CHECKED", "INTENT_COMMITTED", "PREPARED"})
    void aNewRevisionSealedAfterTheApprovalStopsTheWrite(WriteStage stage) {
        interruption.once(PUSH, stage, () -> seal("Something else\n"));

        driver.approve(patchSet);

        assertThat(driver.state(id)).isEqualTo(WorkflowState.NEEDS_HUMAN);
        assertThat(driver.view(id).reason()).contains("is not the current revision 2");
        nothingWasWritten("is not the current revision 2");
    }

    @Test
    void theSameContentSealedAnewIsNotWrittenAsTheRevisionThatWasApproved() {
        interruption.once(PUSH, WriteStage.PREPARED, () -> {
            seal("Hello " + word + "-new\n");
            PatchSet again = patchSets.get(patchSet.id());
            approvals.record(again.id(), again.current().digest(), Decision.APPROVE, null, TestAccounts.ADMIN);
        });

        driver.approve(patchSet);

        assertThat(repository.has(branch())).isFalse();
        assertThat(driver.state(id)).isEqualTo(WorkflowState.NEEDS_HUMAN);
    }

    @ParameterizedTest
    @EnumSource(
            value = WriteStage.class,
            names = {"CHECKED", "INTENT_COMMITTED", "PREPARED"})
    void aPolicyThatDeniesBetweenIntentAndPermitStopsTheWrite(WriteStage stage) {
        interruption.once(PUSH, stage, () -> policy.deny(this::isWriteOfThisRun));

        driver.approve(patchSet);

        assertThat(driver.state(id)).isEqualTo(WorkflowState.BLOCKED_POLICY);
        assertThat(driver.view(id).reason()).contains("There is a freeze.");
        nothingWasWritten("There is a freeze.");

        policy.reset();
        steer.retry(id, TestAccounts.MEMBER);
        driver.drain(id);
        everythingWasWrittenOnce();
    }

    @Test
    void aByteOfAStoredBlobChangedInTheDatabaseStopsTheWrite() throws SQLException {
        interruption.once(
                PUSH,
                WriteStage.INTENT_COMMITTED,
                () -> tamper(
                        "patch_blob",
                        "UPDATE patch_blob SET content = set_byte(content, 0, get_byte(content, 0) # 1)"
                                + " WHERE position(?::bytea IN content) > 0",
                        (word + "-new").getBytes(java.nio.charset.StandardCharsets.UTF_8)));

        driver.approve(patchSet);

        assertThat(driver.state(id)).isEqualTo(WorkflowState.NEEDS_HUMAN);
        nothingWasWritten("are not those that were stored");
    }

    @Test
    void aBlobChangedTogetherWithItsChecksumStopsTheWrite() throws SQLException {
        interruption.once(
                PUSH,
                WriteStage.INTENT_COMMITTED,
                () -> tamper(
                        "patch_blob",
                        "UPDATE patch_blob SET content = set_byte(content, 0, get_byte(content, 0) # 1), sha256 ="
                                + " encode(sha256(set_byte(content, 0, get_byte(content, 0) # 1)), 'hex')"
                                + " WHERE position(?::bytea IN content) > 0",
                        (word + "-new").getBytes(java.nio.charset.StandardCharsets.UTF_8)));

        driver.approve(patchSet);

        assertThat(driver.state(id)).isEqualTo(WorkflowState.NEEDS_HUMAN);
        nothingWasWritten("");
    }

    @Test
    void aByteOfTheStoredCanonicalFormChangedInTheDatabaseStopsTheWrite() throws SQLException {
        interruption.once(
                PUSH,
                WriteStage.INTENT_COMMITTED,
                () -> tamper(
                        "patch_set_revision",
                        "UPDATE patch_set_revision SET canonical = replace(canonical, 'README.md', 'README.mD')"
                                + " WHERE patch_set_id = ?",
                        patchSet.id().value()));

        driver.approve(patchSet);

        assertThat(driver.state(id)).isEqualTo(WorkflowState.NEEDS_HUMAN);
        nothingWasWritten("was sealed");
    }

    private boolean isWriteOfThisRun(PolicyQuestion question) {
        return question instanceof PolicyQuestion.Write && question.workflow().equals(id);
    }

    private void seal(String text) {
        patchSets.seal(new PatchSetProposal(
                id,
                patchSet.repository(),
                patchSet.current().base(),
                driver.view(id).title(),
                List.of(PatchScenario.task("T1", "Change things", "README.md", text)),
                AgentRunId.next()));
    }

    /** As the owner of the tables, with the triggers that seal them off. */
    private static void tamper(String table, String statement, Object parameter) {
        try (Connection connection = TestDatabase.get().connectAsOwner();
                Statement triggers = connection.createStatement();
                PreparedStatement change = connection.prepareStatement(statement)) {
            connection.setAutoCommit(false);
            triggers.execute("ALTER TABLE " + table + " DISABLE TRIGGER USER");
            change.setObject(1, parameter);
            assertThat(change.executeUpdate()).isEqualTo(1);
            triggers.execute("ALTER TABLE " + table + " ENABLE TRIGGER USER");
            connection.commit();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private String branch() {
        return patchSet.current().branch();
    }

    private void nothingWasWritten(String reason) {
        assertThat(repository.has(branch())).isFalse();
        assertThat(repository.git("for-each-ref", "refs/heads")).doesNotContain("missioncontrol");
        assertThat(repository.git("cat-file", "--batch-check", "--batch-all-objects"))
                .doesNotContain(patchSet.current().head().hex());
        assertThat(pullRequests.ofWorkflow(id)).isEmpty();
        assertThat(entries("write.done")).isEmpty();
        assertThat(entries("write.refused")).hasSize(1).first().asString().contains(reason);
        assertThat(ledger.verify(id).holds()).isTrue();
    }

    private void everythingWasWrittenOnce() {
        assertThat(driver.state(id)).isEqualTo(WorkflowState.VERIFYING_CI);
        assertThat(repository.head(branch())).isEqualTo(patchSet.current().head());
        assertThat(pullRequests.ofWorkflow(id)).hasSize(1);
        assertThat(entries("write.intended")).hasSize(3);
        assertThat(entries("write.done")).hasSize(3);
        assertThat(ledger.verify(id).holds()).isTrue();
    }

    private List<String> entries(String type) {
        return jdbc.sql("SELECT p.content FROM ledger_entry e JOIN ledger_payload p ON p.digest = e.payload_digest"
                        + " WHERE e.chain = ? AND e.type = ? ORDER BY e.entry_index")
                .params(id.value(), type)
                .query((row, number) -> row.getString(1))
                .list();
    }
}
