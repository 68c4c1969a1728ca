package dev.missioncontrol.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.missioncontrol.agent.AgentDocuments.Plan;
import dev.missioncontrol.agent.AgentDocuments.Task;
import dev.missioncontrol.gate.CheckReport.Conclusion;
import dev.missioncontrol.gate.CheckReport.Status;
import dev.missioncontrol.gate.CheckReport.TestCounts;
import dev.missioncontrol.gate.GateFacts.SealedPatchSet;
import dev.missioncontrol.policy.TestDecisions;
import dev.missioncontrol.policy.verdict.PolicyViolation;
import dev.missioncontrol.shared.CommitId;
import dev.missioncontrol.shared.RepositoryId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LateGatesTests {

    private static final String HEAD = "a".repeat(40);
    private static final Plan PLAN = new Plan(
            List.of(new Task("T1", "app", "Rename", "", List.of("src/A.java", "docs/**/*.md"), List.of("AC1"), "CI")));

    @Test
    void patchesInScopePassBeforeApproval() {
        var verdict = patches(sealed(Map.of("T1", List.of("src/A.java", "docs/deep/er/x.md")), true, false), false);
        assertThat(verdict.outcome()).isEqualTo(GateOutcome.SATISFIED);
    }

    @Test
    void patchesNeedTheirApprovalsBeforeTheWrite() {
        var verdict = patches(sealed(Map.of("T1", List.of("src/A.java")), true, false), true);
        assertThat(verdict.outcome()).isEqualTo(GateOutcome.UNSATISFIED);
        assertThat(verdict.sentence()).contains("approvals of app revision 2 are not complete");
        assertThat(patches(sealed(Map.of("T1", List.of("src/A.java")), true, true), true)
                        .outcome())
                .isEqualTo(GateOutcome.SATISFIED);
    }

    @Test
    void patchOutOfItsTasksScopeIsNamed() {
        var verdict = patches(sealed(Map.of("T1", List.of("src/B.java")), true, false), false);
        assertThat(verdict.reasons()).containsExactly("T1 may not touch src/B.java.");
    }

    @Test
    void patchOfNoTaskIsNamed() {
        var verdict = patches(sealed(Map.of("T9", List.of("src/A.java")), true, false), false);
        assertThat(verdict.reasons()).containsExactly("A patch in app belongs to no task of the plan: T9.");
    }

    @Test
    void patchThatPolicyBlocksDoesNotPass() {
        var verdict = patches(sealed(Map.of("T1", List.of("src/A.java")), false, true), true);
        assertThat(verdict.reasons()).containsExactly("No symbolic links. (rule test.rule of test-pack, line 3)");
    }

    @Test
    void patchWhoseFindingsWereOverriddenPassesAndSaysSo() {
        var finding =
                TestDecisions.finding(PolicyViolation.Level.BLOCK, "Too large.").overridden("root");
        var decision = TestDecisions.decision(
                dev.missioncontrol.policy.verdict.Status.DENY, "Too large.", List.of(finding), List.of());
        var patchSet = new SealedPatchSet("app", 2, "d", Map.of("T1", List.of("src/A.java")), decision, true);

        var verdict = patches(patchSet, true);

        assertThat(verdict.outcome()).isEqualTo(GateOutcome.OVERRIDDEN);
        assertThat(verdict.reasons()).containsExactly("root overrode in app: Too large.");
    }

    @Test
    void noPatchDoesNotPass() {
        var verdict = LateGates.patches(new GateFacts.Patches(List.of(), PLAN), false);
        assertThat(verdict.outcome()).isEqualTo(GateOutcome.UNSATISFIED);
    }

    @Test
    void oneGreenCheckWillDoWhenNoneIsRequired() {
        var facts = verification(List.of(), check("build", HEAD, Conclusion.SUCCESS, 0));
        assertThat(LateGates.verification(facts).outcome()).isEqualTo(GateOutcome.SATISFIED);
        assertThat(LateGates.checks(facts)).isEqualTo(CheckState.GREEN);
    }

    @Test
    void noReportIsPending() {
        var facts = verification(List.of());
        assertThat(LateGates.verification(facts).outcome()).isEqualTo(GateOutcome.UNSATISFIED);
        assertThat(LateGates.checks(facts)).isEqualTo(CheckState.PENDING);
    }

    @Test
    void checkOfAnotherCommitDoesNotCount() {
        var facts = verification(List.of(), check("build", "b".repeat(40), Conclusion.SUCCESS, 0));
        assertThat(LateGates.checks(facts)).isEqualTo(CheckState.PENDING);
    }

    @Test
    void requiredCheckThatHasNotReportedIsPendingThoughAnotherIsGreen() {
        var facts = verification(List.of("build", "lint"), check("build", HEAD, Conclusion.SUCCESS, 0));
        assertThat(LateGates.checks(facts)).isEqualTo(CheckState.PENDING);
        assertThat(LateGates.verification(facts).sentence()).contains("'lint'");
    }

    @Test
    void skippedDoesNotSatisfyARequiredCheck() {
        var facts = verification(List.of("build"), check("build", HEAD, Conclusion.SKIPPED, 0));
        assertThat(LateGates.checks(facts)).isEqualTo(CheckState.PENDING);
    }

    @Test
    void failureOutweighsSuccess() {
        var facts = verification(
                List.of(), check("build", HEAD, Conclusion.SUCCESS, 0), check("lint", HEAD, Conclusion.FAILURE, 0));
        assertThat(LateGates.checks(facts)).isEqualTo(CheckState.FAILED);
    }

    @Test
    void successWithFailedTestsIsAFailure() {
        var facts = verification(List.of(), check("build", HEAD, Conclusion.SUCCESS, 2));
        assertThat(LateGates.checks(facts)).isEqualTo(CheckState.FAILED);
        assertThat(LateGates.verification(facts).sentence()).contains("2 of 10 tests failed");
    }

    @Test
    void missingEvidenceAndABrokenLedgerAreNamed() {
        var facts = new GateFacts.Verification(
                Map.of("app", HEAD),
                List.of(check("build", HEAD, Conclusion.SUCCESS, 0)),
                List.of(),
                Map.of("plan", false),
                false);
        assertThat(LateGates.verification(facts).reasons())
                .containsExactly("The evidence lacks the plan.", "The ledger of this workflow does not verify.");
    }

    private static GateVerdict patches(SealedPatchSet patchSet, boolean withApprovals) {
        return LateGates.patches(new GateFacts.Patches(List.of(patchSet), PLAN), withApprovals);
    }

    private static SealedPatchSet sealed(Map<String, List<String>> tasks, boolean allowed, boolean approved) {
        var decision = allowed ? TestDecisions.allowed() : TestDecisions.denied("No symbolic links.");
        return new SealedPatchSet("app", 2, "d", tasks, decision, approved);
    }

    private static GateFacts.Verification verification(List<String> required, CheckReport... checks) {
        return new GateFacts.Verification(Map.of("app", HEAD), List.of(checks), required, Map.of("plan", true), true);
    }

    private static CheckReport check(String name, String sha, @Nullable Conclusion conclusion, int failures) {
        return new CheckReport(
                RepositoryId.next(),
                "app",
                new CommitId(sha),
                name,
                Status.COMPLETED,
                conclusion,
                new TestCounts(10, failures, 0, 0, List.of()),
                "ci",
                Instant.EPOCH);
    }
}
