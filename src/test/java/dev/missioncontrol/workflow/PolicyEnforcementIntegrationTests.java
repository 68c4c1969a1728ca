package dev.missioncontrol.workflow;

import static dev.missioncontrol.patch.PatchScenario.ALICE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.missioncontrol.IntegrationTest;
import dev.missioncontrol.TestAccounts;
import dev.missioncontrol.TestClock;
import dev.missioncontrol.account.Account;
import dev.missioncontrol.approval.Approvals;
import dev.missioncontrol.approval.Decision;
import dev.missioncontrol.approval.QueuedReview;
import dev.missioncontrol.approval.ReviewQueue;
import dev.missioncontrol.approval.TestRechecks;
import dev.missioncontrol.forge.ForgeRepository;
import dev.missioncontrol.forge.TestRepository;
import dev.missioncontrol.gate.Gate;
import dev.missioncontrol.gate.GateOutcome;
import dev.missioncontrol.gate.GateVerdicts;
import dev.missioncontrol.ledger.LedgerVerifier;
import dev.missioncontrol.patch.PatchSet;
import dev.missioncontrol.policy.Overrides;
import dev.missioncontrol.policy.PoliciesInForce;
import dev.missioncontrol.policy.PolicyDecisions;
import dev.missioncontrol.policy.PolicyQuestion.Point;
import dev.missioncontrol.policy.PolicyViolations;
import dev.missioncontrol.policy.RecordedDecision;
import dev.missioncontrol.policy.RecordedViolation;
import dev.missioncontrol.policy.TestPacks;
import dev.missioncontrol.policy.verdict.PolicyViolation;
import dev.missioncontrol.policy.verdict.PolicyViolation.Level;
import dev.missioncontrol.shared.Refusal;
import dev.missioncontrol.shared.WorkflowId;
import dev.missioncontrol.writegate.WriteInterruption;
import dev.missioncontrol.writegate.WriteStage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

/** Policy at each point where it is enforced, by real packs. */
@IntegrationTest
class PolicyEnforcementIntegrationTests {

    private static final String NO_README = """
            file_globs:
              - id: readme
                paths: README.md
                effect: deny
                reason: The readme is finished.
                remedy: Leave it as it is.
                may_override: [admin]
            """;
    private static final String TWO_PEOPLE = "approvals:\n  - id: two-people\n    count: 2\n";

    @Autowired
    private WorkflowDriver driver;

    @Autowired
    private SteerWorkflow steer;

    @Autowired
    private WriteInterruption interruption;

    @Autowired
    private TestPacks packs;

    @Autowired
    private PoliciesInForce policies;

    @Autowired
    private PolicyDecisions decisions;

    @Autowired
    private PolicyViolations violations;

    @Autowired
    private Overrides overrides;

    @Autowired
    private TestRechecks rechecks;

    @Autowired
    private Approvals approvals;

    @Autowired
    private ReviewQueue queue;

    @Autowired
    private GateVerdicts gates;

    @Autowired
    private LedgerVerifier ledger;

    @Autowired
    private TestClock clock;

    @TempDir
    private Path directory;

    private final String word = "w" + UUID.randomUUID().toString().replace("-", "");
    private TestRepository git;
    private ForgeRepository repository;

    @BeforeEach
    void connect() {
        git = TestRepository.create(directory.resolve("app"));
        git.commit("README.md", "Hello " + word + "\n", "Say hello");
        git.commit("greeting.txt", word + "\n", "Say it again");
        repository = driver.connect(git);
    }

    @AfterEach
    void letEverythingPass() {
        interruption.never();
    }

    @Test
    void everyPointOfARunIsDecidedAndRecorded() {
        WorkflowId id = start();
        driver.approve(patchSet(id));

        assertThat(driver.state(id)).isEqualTo(WorkflowState.VERIFYING_CI);
        List<RecordedDecision> all = decisions.ofWorkflow(id, null, 200).items();
        assertThat(all).allMatch(RecordedDecision::allowed);
        assertThat(all).extracting(RecordedDecision::point).contains(Point.values());
        assertThat(all)
                .filteredOn(each -> each.point() == Point.WRITE)
                .extracting(RecordedDecision::subject)
                .contains("push_branch", "open_pr");
        assertThat(decisions.facts(all)).hasSameSizeAs(all);
        assertThat(all)
                .allSatisfy(each -> assertThat(each.packHash())
                        .isEqualTo(policies.of(repository.id()).hash()));
        assertThat(ledger.verify(id).holds()).isTrue();
    }

    @Test
    void aRunThatMayNotStartIsBlockedAndGoesOnOnceThePackChanged() {
        packs.publish(repository.id(), "enforce", """
                branches:
                  base:
                    value: ["release/*"]
                    reason: Changes go to releases.
                """);

        WorkflowId id = start();

        assertThat(driver.state(id)).isEqualTo(WorkflowState.BLOCKED_POLICY);
        assertThat(driver.view(id).reason()).contains("Changes go to releases.", "branches.base", "house-rules");
        assertThat(only(id, Point.RUN_START).allowed()).isFalse();

        packs.withdraw(repository.id());
        retry(id);
        assertThat(driver.state(id)).isEqualTo(WorkflowState.WAITING_USER_APPROVAL);
    }

    @Test
    void aToolThatIsDeniedBlocksTheRunBeforeItIsUsed() {
        packs.publish(repository.id(), "enforce", """
                tools:
                  deny:
                    - id: no-recipes
                      name: run_recipes
                      reason: Recipes are under review.
                """);

        WorkflowId id = start();

        assertThat(driver.state(id)).isEqualTo(WorkflowState.BLOCKED_POLICY);
        assertThat(driver.view(id).reason()).contains("run_recipes", "Recipes are under review.", "no-recipes");
        packs.withdraw(repository.id());
        retry(id);
        assertThat(driver.state(id)).isEqualTo(WorkflowState.WAITING_USER_APPROVAL);
    }

    @Test
    void aRevisionThatIsDeniedIsExplainedAndLeftByANewRevision() {
        packs.publish(repository.id(), "enforce", NO_README);

        WorkflowId id = start();

        assertThat(driver.state(id)).isEqualTo(WorkflowState.BLOCKED_POLICY);
        assertThat(driver.view(id).reason())
                .contains("The readme is finished.", "rule readme of house-rules, line 5", "Leave it as it is.");
        assertThat(violations.ofWorkflow(id)).singleElement().satisfies(found -> {
            assertThat(found.point()).isEqualTo(Point.PATCH_SET);
            assertThat(found.violation().place().path()).isEqualTo("README.md");
            assertThat(found.violation().level()).isEqualTo(Level.BLOCK);
        });
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> driver.approve(patchSet(id)))
                .withMessageContaining("The readme is finished.");

        driver.decide(patchSet(id), Decision.REQUEST_CHANGES, "exclude: README.md");

        assertThat(driver.state(id)).isEqualTo(WorkflowState.WAITING_USER_APPROVAL);
        assertThat(patchSet(id).current().number()).isEqualTo(2);
    }

    @Test
    void anAuthorisedOverrideLetsABlockedRunGoOn() {
        packs.publish(repository.id(), "enforce", NO_README);
        WorkflowId id = start();
        PatchSet patchSet = patchSet(id);
        List<String> fingerprints = List.copyOf(overrides.blocking(patchSet).keySet());

        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> overrides.override(
                        patchSet.id(), patchSet.current().digest(), fingerprints, "Please.", TestAccounts.MEMBER))
                .returns(Refusal.Kind.FORBIDDEN, Refusal::kind)
                .withMessageContaining("may be overridden by admin only");
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> overrides.override(
                        patchSet.id(), patchSet.current().digest(), fingerprints, "I know.", TestPacks.AUTHOR))
                .returns(Refusal.Kind.FORBIDDEN, Refusal::kind)
                .withMessageContaining("You published this version");
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> overrides.override(
                        patchSet.id(), patchSet.current().digest(), fingerprints, " ", TestAccounts.ADMIN))
                .returns("reason", Refusal::field);

        overrides.override(
                patchSet.id(), patchSet.current().digest(), fingerprints, "A typo only.", TestAccounts.ADMIN);
        driver.drain(id);

        assertThat(driver.state(id)).isEqualTo(WorkflowState.WAITING_USER_APPROVAL);
        assertThat(gates.newest(id))
                .filteredOn(standing -> standing.gate() == Gate.GATE4)
                .singleElement()
                .returns(GateOutcome.OVERRIDDEN, GateVerdicts.Standing::outcome);
        assertThat(violations.of(patchSet))
                .extracting(PolicyViolation::overriddenBy)
                .containsExactly(TestAccounts.ADMIN.name());
        driver.approve(patchSet);
        assertThat(driver.state(id)).isEqualTo(WorkflowState.VERIFYING_CI);
    }

    @Test
    void aWriteThatIsDeniedBlocksAndIsMadeOnceThePackChanged() {
        packs.publish(repository.id(), "enforce", "actions:\n  open_pr: { effect: deny, reason: Not today. }\n");
        WorkflowId id = start();

        driver.approve(patchSet(id));

        assertThat(driver.state(id)).isEqualTo(WorkflowState.BLOCKED_POLICY);
        assertThat(driver.view(id).reason()).contains("Not today.");
        assertThat(git.has(patchSet(id).current().branch())).isTrue();
        assertThat(approvals.whyNot(patchSet(id).id(), TestAccounts.ADMIN)).isNull();

        packs.withdraw(repository.id());
        retry(id);
        assertThat(driver.state(id)).isEqualTo(WorkflowState.VERIFYING_CI);
    }

    @Test
    void aPackThatDeniesSinceTheApprovalIsNoticedRightBeforeTheWrite() {
        WorkflowId id = start();
        String before = policies.of(repository.id()).hash().abbreviated();
        interruption.once(
                "push_branch", WriteStage.PREPARED, () -> packs.publish(repository.id(), "enforce", NO_README));

        driver.approve(patchSet(id));

        assertThat(driver.state(id)).isEqualTo(WorkflowState.BLOCKED_POLICY);
        assertThat(driver.view(id).reason())
                .contains("The policy changed since the approval")
                .contains(before, policies.of(repository.id()).hash().abbreviated())
                .contains("The readme is finished.");
        assertThat(git.has(patchSet(id).current().branch())).isFalse();
        assertThat(decisions.newest(patchSet(id)).orElseThrow().allowed()).isFalse();

        driver.decide(patchSet(id), Decision.REQUEST_CHANGES, "exclude: README.md");
        assertThat(patchSet(id).current().number()).isEqualTo(2);
        assertThat(driver.state(id)).isEqualTo(WorkflowState.WAITING_USER_APPROVAL);
    }

    @Test
    void aPackThatAsksForMoreApprovalsSinceTheApprovalAsksPeopleAgain() {
        WorkflowId id = start();
        String before = policies.of(repository.id()).hash().abbreviated();
        interruption.once(
                "push_branch", WriteStage.CHECKED, () -> packs.publish(repository.id(), "enforce", TWO_PEOPLE));

        driver.approve(patchSet(id));

        assertThat(driver.state(id)).isEqualTo(WorkflowState.WAITING_USER_APPROVAL);
        assertThat(driver.view(id).reason())
                .contains(before, policies.of(repository.id()).hash().abbreviated())
                .contains("two-people asks for 2 approvals; 1 is missing");
        assertThat(git.has(patchSet(id).current().branch())).isFalse();
        assertThat(patchSet(id).state()).isEqualTo(PatchSet.State.OPEN);

        approvals.record(patchSet(id).id(), patchSet(id).current().digest(), Decision.APPROVE, null, ALICE);
        driver.drain(id);
        assertThat(driver.state(id)).isEqualTo(WorkflowState.VERIFYING_CI);
    }

    @Test
    void anApprovalThatExpiredIsNoticedBeforeTheWriteAndCanBeGivenAgain() {
        packs.publish(repository.id(), "enforce", "approvals:\n  - id: fresh\n    expires_after: 1h\n");
        WorkflowId id = start();
        driver.approveOnly(patchSet(id));
        clock.advance(Duration.ofHours(1));

        driver.drain(id);

        assertThat(driver.state(id)).isEqualTo(WorkflowState.WAITING_USER_APPROVAL);
        assertThat(driver.view(id).reason()).contains("The approval of " + TestAccounts.ADMIN.name() + " expired.");
        assertThat(mine(TestAccounts.ADMIN)).extracting(QueuedReview::workflow).contains(id);

        driver.approve(patchSet(id));
        assertThat(driver.state(id)).isEqualTo(WorkflowState.VERIFYING_CI);
    }

    @Test
    void whoAskedForTheRunDoesNotApproveItWhereThePackSaysSo() {
        packs.publish(repository.id(), "enforce", "approvals:\n  - id: four-eyes\n    not_requester: true\n");
        WorkflowId id = start();
        PatchSet patchSet = patchSet(id);

        assertThat(approvals.whyNoApproval(patchSet.id(), TestAccounts.ADMIN)).isNull();
        assertThat(approvals.progress(patchSet.id()))
                .filteredOn(progress -> progress.rule().rule().id().equals("four-eyes"))
                .singleElement()
                // Not all who may are named when there are many, as after other tests.
                .satisfies(progress ->
                        assertThat(progress.mayStill()).isNotEmpty().doesNotContain(TestAccounts.MEMBER.name()));
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> approvals.record(
                        patchSet.id(), patchSet.current().digest(), Decision.APPROVE, null, TestAccounts.MEMBER))
                .returns(Refusal.Kind.FORBIDDEN, Refusal::kind)
                .withMessageContaining("You asked for this run yourself. The rule four-eyes of house-rules");
        assertThat(approvals.of(patchSet.id())).isEmpty();
        assertThat(driver.state(id)).isEqualTo(WorkflowState.WAITING_USER_APPROVAL);
        assertThat(mine(TestAccounts.MEMBER)).extracting(QueuedReview::workflow).doesNotContain(id);
        assertThat(mine(TestAccounts.ADMIN)).extracting(QueuedReview::workflow).contains(id);

        driver.approve(patchSet);
        assertThat(driver.state(id)).isEqualTo(WorkflowState.VERIFYING_CI);
    }

    @Test
    void whatWaitsForWhomIsRightAsSoonAsAnotherPackIsInForce() {
        WorkflowId id = start();
        assertThat(mine(TestAccounts.MEMBER)).extracting(QueuedReview::workflow).contains(id);

        packs.publish(repository.id(), "enforce", "approvals:\n  - id: four-eyes\n    not_requester: true\n");
        rechecks.run();

        assertThat(mine(TestAccounts.MEMBER)).extracting(QueuedReview::workflow).doesNotContain(id);
        assertThat(mine(TestAccounts.ADMIN)).extracting(QueuedReview::workflow).contains(id);
        assertThat(decisions.newest(patchSet(id)).orElseThrow().packHash())
                .isEqualTo(policies.of(repository.id()).hash());
    }

    @Test
    void anApprovalThatSufficesSinceThePackChangedIsTakenUpWhenItIsSaidAgain() {
        packs.publish(repository.id(), "enforce", TWO_PEOPLE);
        WorkflowId id = start();
        driver.approve(patchSet(id));
        assertThat(driver.state(id)).isEqualTo(WorkflowState.WAITING_USER_APPROVAL);

        packs.withdraw(repository.id());
        assertThat(approvals.whyNoApproval(patchSet(id).id(), TestAccounts.ADMIN))
                .isNull();
        driver.approve(patchSet(id));

        assertThat(driver.state(id)).isEqualTo(WorkflowState.VERIFYING_CI);
        assertThat(approvals.of(patchSet(id).id())).hasSize(1);
    }

    @Test
    void observedAndWarnedFindingsAreShownAndBlockNothing() {
        packs.publish(repository.id(), "observe", NO_README);
        WorkflowId observed = start();
        assertThat(driver.state(observed)).isEqualTo(WorkflowState.WAITING_USER_APPROVAL);
        assertThat(levels(observed)).containsExactly(Level.OBSERVED);

        packs.publish(repository.id(), "warn", NO_README);
        WorkflowId warned = start();
        assertThat(driver.state(warned)).isEqualTo(WorkflowState.WAITING_USER_APPROVAL);
        assertThat(levels(warned)).containsExactly(Level.WARN);

        packs.publish(repository.id(), "enforce", NO_README);
        assertThat(driver.state(start())).isEqualTo(WorkflowState.BLOCKED_POLICY);
    }

    @Test
    void aBrokenPolicyFileInTheRepositoryDeniesAndSaysWhere() {
        git.commit(".missioncontrol/policy.yml", "version: 1\nname: house-rules\nmode: never\n", "Break it");

        WorkflowId id = start();

        assertThat(driver.state(id)).isEqualTo(WorkflowState.BLOCKED_POLICY);
        assertThat(driver.view(id).reason()).contains(".missioncontrol/policy.yml@", "line 3");

        git.commit(".missioncontrol/policy.yml", TestPacks.yaml("enforce", TWO_PEOPLE), "Mend it");
        retry(id);
        assertThat(driver.state(id)).isEqualTo(WorkflowState.WAITING_USER_APPROVAL);
        assertThat(approvals.required(patchSet(id).id())).isEqualTo(2);
    }

    private WorkflowId start() {
        return driver.replacing(word, word + "-new", repository);
    }

    private void retry(WorkflowId id) {
        steer.retry(id, TestAccounts.MEMBER);
        driver.drain(id);
    }

    private PatchSet patchSet(WorkflowId id) {
        return driver.patchSets(id).getFirst();
    }

    private RecordedDecision only(WorkflowId id, Point point) {
        List<RecordedDecision> found = decisions.ofWorkflow(id, null, 200).items().stream()
                .filter(each -> each.point() == point)
                .toList();
        assertThat(found).hasSize(1);
        return found.getFirst();
    }

    private List<Level> levels(WorkflowId id) {
        return violations.ofWorkflow(id).stream()
                .map(RecordedViolation::violation)
                .map(PolicyViolation::level)
                .toList();
    }

    private List<QueuedReview> mine(Account account) {
        return queue.list(account, true, repository.name(), null, 100).items();
    }
}
