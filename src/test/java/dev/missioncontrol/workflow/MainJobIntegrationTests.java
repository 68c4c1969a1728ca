package dev.missioncontrol.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.missioncontrol.IntegrationTest;
import dev.missioncontrol.TestAccounts;
import dev.missioncontrol.approval.Approvals;
import dev.missioncontrol.approval.Decision;
import dev.missioncontrol.forge.PullRequests;
import dev.missioncontrol.forge.Repositories;
import dev.missioncontrol.forge.TestRepository;
import dev.missioncontrol.gate.CheckReport.Conclusion;
import dev.missioncontrol.gate.GateOutcome;
import dev.missioncontrol.gate.GateVerdicts;
import dev.missioncontrol.ledger.Artifact;
import dev.missioncontrol.ledger.ArtifactKind;
import dev.missioncontrol.ledger.Artifacts;
import dev.missioncontrol.ledger.LedgerVerifier;
import dev.missioncontrol.plan.WorkItem;
import dev.missioncontrol.plan.WorkItems;
import dev.missioncontrol.shared.Refusal;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

/** The main job, from the idea to the proof, through real agents, repositories and database. */
@IntegrationTest
class MainJobIntegrationTests {

    @Autowired
    private WorkflowDriver driver;

    @Autowired
    private SteerWorkflow steer;

    @Autowired
    private Approvals approvals;

    @Autowired
    private Repositories repositories;

    @Autowired
    private PullRequests pullRequests;

    @Autowired
    private GateVerdicts gates;

    @Autowired
    private Artifacts artifacts;

    @Autowired
    private WorkItems workItems;

    @Autowired
    private LedgerVerifier ledger;

    @TempDir
    private Path directory;

    private TestRepository repository;

    @BeforeEach
    void aRepository() {
        repository = TestRepository.create(directory.resolve("app"));
        repository.commit("README.md", "Hello colour\n", "Say hello");
        repository.commit("docs/colour.md", "A colour is a color.\n", "Explain");
    }

    @Test
    void goesFromAnIdeaToDone() {
        var repo = driver.connect(repository);
        String before = repository.git("rev-parse", "HEAD").strip();

        var id = driver.replacing("colour", "color", repo);
        assertThat(driver.state(id)).isEqualTo(WorkflowState.WAITING_USER_APPROVAL);
        assertThat(workItems.ofWorkflow(id))
                .extracting(WorkItem::kind)
                .containsExactly(WorkItem.Kind.EPIC, WorkItem.Kind.FEATURE, WorkItem.Kind.TASK);
        var patchSet = driver.patchSets(id).getFirst();
        assertThat(repository.has(patchSet.current().branch())).isFalse();

        driver.approve(patchSet);
        assertThat(driver.state(id)).isEqualTo(WorkflowState.VERIFYING_CI);
        assertThat(repository.head(patchSet.current().branch()))
                .isEqualTo(patchSet.current().head());
        assertThat(repository.git("rev-parse", "HEAD").strip()).isEqualTo(before);
        assertThat(repository.git("show", patchSet.current().branch() + ":README.md"))
                .contains("Hello color");
        var pullRequest = pullRequests.ofWorkflow(id).getFirst();
        assertThat(pullRequest.body())
                .contains(patchSet.current().digest().hex())
                .contains("> Change the wording");

        driver.report(id, repo.name(), patchSet.current().head(), Conclusion.SUCCESS);
        assertThat(driver.state(id)).isEqualTo(WorkflowState.DONE);
        assertThat(gates.newest(id))
                .hasSize(6)
                .extracting(GateVerdicts.Standing::outcome)
                .containsOnly(GateOutcome.SATISFIED);
        assertThat(artifacts.ofWorkflow(id))
                .extracting(Artifact::kind)
                .contains(
                        ArtifactKind.DECISION,
                        ArtifactKind.ARCHITECTURE,
                        ArtifactKind.SCOPE,
                        ArtifactKind.PLAN,
                        ArtifactKind.PATCH,
                        ArtifactKind.MANIFEST,
                        ArtifactKind.TEST_REPORT,
                        ArtifactKind.LOG);
        assertThat(ledger.verify(id).holds()).isTrue();
    }

    @Test
    void declinesWhenNothingMatchesAndSaysWhy() {
        var id = driver.replacing("no such words anywhere", "x", driver.connect(repository));
        assertThat(driver.state(id)).isEqualTo(WorkflowState.DECLINED);
        assertThat(driver.view(id).reason()).contains("matches");
    }

    @Test
    void writesNothingAnywhereUntilEveryPatchSetIsApproved() {
        var other = TestRepository.create(directory.resolve("other"));
        other.commit("a.txt", "colour\n", "Add");
        var id = driver.replacing("colour", "color", driver.connect(repository), driver.connect(other));
        var patchSets = driver.patchSets(id);
        assertThat(patchSets).as(driver.view(id).reason()).hasSize(2);

        driver.approve(patchSets.getFirst());
        assertThat(driver.state(id)).isEqualTo(WorkflowState.WAITING_USER_APPROVAL);
        assertThat(driver.view(id).reason()).contains(patchSets.getLast().repositoryName());
        assertThat(repository.has(patchSets.getFirst().current().branch())
                        || other.has(patchSets.getFirst().current().branch()))
                .isFalse();

        driver.approve(driver.patchSets(id).getLast());
        assertThat(driver.state(id)).isEqualTo(WorkflowState.VERIFYING_CI);
        assertThat(pullRequests.ofWorkflow(id)).hasSize(2);
    }

    @Test
    void endsWhenOnePatchSetIsRejectedAndWritesNothing() {
        var other = TestRepository.create(directory.resolve("other"));
        other.commit("a.txt", "colour\n", "Add");
        var id = driver.replacing("colour", "color", driver.connect(repository), driver.connect(other));
        driver.approve(driver.patchSets(id).getFirst());
        driver.decide(driver.patchSets(id).getLast(), Decision.REJECT, "We write British English.");

        assertThat(driver.state(id)).isEqualTo(WorkflowState.FAILED);
        assertThat(driver.view(id).reason()).contains("British");
        assertThat(pullRequests.ofWorkflow(id)).isEmpty();
        assertThatThrownBy(() -> steer.retry(id, TestAccounts.MEMBER)).isInstanceOf(Refusal.class);
    }

    @Test
    void makesANewRevisionWhenChangesAreRequestedAndForgetsTheOldApproval() {
        var id = driver.replacing("colour", "color", driver.connect(repository));
        var first = driver.patchSets(id).getFirst();
        driver.decide(first, Decision.REQUEST_CHANGES, "Leave the documents alone.\nexclude: docs/**");

        assertThat(driver.state(id)).isEqualTo(WorkflowState.WAITING_USER_APPROVAL);
        var second = driver.patchSets(id).getFirst();
        assertThat(second.current().number()).isEqualTo(2);
        assertThat(second.current().patches().getFirst().paths()).containsExactly("README.md");
        assertThatThrownBy(() -> approvals.record(
                        first.id(), first.current().digest(), Decision.APPROVE, null, TestAccounts.ADMIN))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.kind()).isEqualTo(Refusal.Kind.CONFLICT));
        driver.approve(second);
        assertThat(driver.state(id)).isEqualTo(WorkflowState.VERIFYING_CI);
    }

    @Test
    void proposesAnewWhenTheBaseMovedBeforeTheWrite() {
        var repo = driver.connect(repository);
        var id = driver.replacing("colour", "color", repo);
        var first = driver.patchSets(id).getFirst();
        repository.commit("NEW.md", "One more colour\n", "Move on");
        driver.approve(first);

        assertThat(driver.state(id)).isEqualTo(WorkflowState.WAITING_USER_APPROVAL);
        var second = driver.patchSets(id).getFirst();
        assertThat(second.current().base()).isEqualTo(repository.head("HEAD"));
        assertThat(second.current().patches().getFirst().paths()).contains("NEW.md");
        assertThat(repository.has(first.current().branch())).isFalse();
    }

    @Test
    void stopsBeforeAnythingIsWrittenInADryRun() {
        var id = driver.starting(WorkflowDriver.options("colour", "color", true), driver.connect(repository));
        assertThat(driver.state(id)).isEqualTo(WorkflowState.DONE);
        assertThat(driver.patchSets(id)).hasSize(1);
        assertThat(pullRequests.ofWorkflow(id)).isEmpty();
    }

    @Test
    void waitsWhilePausedAndGoesOnWhenResumed() {
        var repo = driver.connect(repository);
        var id = driver.replacing("colour", "color", repo);
        steer.pause(id, "Release freeze.", TestAccounts.MEMBER);
        driver.approve(driver.patchSets(id).getFirst());
        assertThat(driver.state(id)).isEqualTo(WorkflowState.APPLYING_PATCHES);
        assertThat(repository.has(driver.patchSets(id).getFirst().current().branch()))
                .isFalse();

        steer.resume(id, TestAccounts.MEMBER);
        driver.drain(id);
        assertThat(driver.state(id)).isEqualTo(WorkflowState.VERIFYING_CI);
    }

    @Test
    void writesNothingOnceCancelled() {
        var id = driver.replacing("colour", "color", driver.connect(repository));
        var patchSet = driver.patchSets(id).getFirst();
        steer.cancel(id, "Not needed.", TestAccounts.MEMBER);
        assertThatThrownBy(() -> driver.approve(patchSet)).isInstanceOf(Refusal.class);
        assertThat(repository.has(patchSet.current().branch())).isFalse();
    }

    @Test
    void asksAPersonWhenAChecksFailsAndGoesOnWhenItIsGreenAgain() {
        var repo = driver.connect(repository);
        var id = driver.replacing("colour", "color", repo);
        var patchSet = driver.patchSets(id).getFirst();
        driver.approve(patchSet);
        driver.report(id, repo.name(), patchSet.current().head(), Conclusion.FAILURE);
        assertThat(driver.state(id)).isEqualTo(WorkflowState.NEEDS_HUMAN);
        assertThat(driver.view(id).reason()).contains("'build'");

        driver.report(id, repo.name(), patchSet.current().head(), Conclusion.SUCCESS);
        assertThat(driver.state(id)).isEqualTo(WorkflowState.DONE);
    }

    @Test
    void keepsARepositoryConnectedWhileARunIsLive() {
        var repo = driver.connect(repository);
        var id = driver.replacing("colour", "color", repo);
        assertThatThrownBy(() -> repositories.disconnect(repo.id(), TestAccounts.ADMIN))
                .hasMessageContaining("1 live run");
        steer.cancel(id, "Not needed.", TestAccounts.MEMBER);
        repositories.disconnect(repo.id(), TestAccounts.ADMIN);
    }
}
