package dev.missioncontrol.approval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.missioncontrol.patch.PatchSet;
import dev.missioncontrol.patch.PatchSetRevision;
import dev.missioncontrol.policy.PolicyDecision;
import dev.missioncontrol.policy.TestDecisions;
import dev.missioncontrol.policy.verdict.ApprovalRule;
import dev.missioncontrol.shared.AgentRunId;
import dev.missioncontrol.shared.CommitId;
import dev.missioncontrol.shared.Digest;
import dev.missioncontrol.shared.PatchSetId;
import dev.missioncontrol.shared.RepositoryId;
import dev.missioncontrol.shared.WorkflowId;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TallyTests {

    private static final Digest DIGEST = Digest.of("content");
    private static final Instant AT = Instant.parse("2026-11-20T08:00:00Z");
    private static final PatchSetId ID = PatchSetId.next();
    private static final String REQUESTER = "carol";

    @Test
    void countsPeopleAndNotWords() {
        assertThat(tally(asking(2), approve("alice"), approve("alice")).isComplete())
                .isFalse();
        assertThat(tally(asking(2), approve("alice"), approve("bob")).isComplete())
                .isTrue();
        assertThat(tally(asking(2), approve("alice"), approve("alice")).approvals())
                .isEqualTo(1);
    }

    @Test
    void wantsOneApprovalEvenWherePolicyAsksForNone() {
        assertThat(tally(TestDecisions.allowed()).isComplete()).isFalse();
        assertThat(tally(asking(0)).isComplete()).isFalse();
        assertThat(tally(TestDecisions.allowed(), approve("alice")).isComplete())
                .isTrue();
    }

    @Test
    void aRejectionOutweighsEveryApproval() {
        assertThat(tally(asking(1), approve("alice"), said(1, DIGEST, Decision.REJECT, "bob"))
                        .isComplete())
                .isFalse();
    }

    @Test
    void wordsOnAnotherRevisionOrDigestDoNotCount() {
        assertThat(tally(asking(1), said(2, DIGEST, Decision.APPROVE, "alice")).isComplete())
                .isFalse();
        assertThat(tally(asking(1), said(1, Digest.of("other"), Decision.APPROVE, "alice"))
                        .isComplete())
                .isFalse();
    }

    @Test
    void isNeverCompleteWhenPolicyDenies() {
        assertThat(tally(TestDecisions.denied("No."), approve("alice")).isComplete())
                .isFalse();
    }

    @Test
    void isCompleteOnlyInStatesThatLeadToWriting() {
        assertThat(Arrays.stream(PatchSet.State.values())
                        .filter(state -> new Tally(
                                        patchSet(state),
                                        List.of(approve("alice")),
                                        TestDecisions.allowed(),
                                        REQUESTER,
                                        AT)
                                .isComplete()))
                .containsExactly(PatchSet.State.OPEN, PatchSet.State.APPROVED, PatchSet.State.APPLIED);
    }

    @Test
    void theRequesterCountsUnlessTheRuleSaysOtherwise() {
        assertThat(tally(asking(1), approve(REQUESTER)).isComplete()).isTrue();
        Tally others = tally(TestDecisions.allowed(rule(1, List.of(), true, null)), approve(REQUESTER));

        assertThat(others.isComplete()).isFalse();
        assertThat(others.whyNotCounted(others.rules().getFirst(), REQUESTER, List.of("member")))
                .hasValueSatisfying(why -> assertThat(why)
                        .contains("You asked for this run yourself", "approvals.test", "somebody else's"));
        assertThat(tally(others.policy(), approve(REQUESTER), approve("bob")).isComplete())
                .isTrue();
    }

    @Test
    void eachRuleCountsThePeopleWithItsRoles() {
        PolicyDecision both =
                TestDecisions.allowed(rule(2, List.of(), false, null), rule(1, List.of("admin"), false, null));

        assertThat(tally(both, approve("alice"), approve("bob")).isComplete()).isFalse();
        Tally complete = tally(both, approve("alice"), as("root", "admin", "member"));
        assertThat(complete.isComplete()).isTrue();
        assertThat(complete.progress())
                .extracting(RuleProgress::approvedBy)
                .containsExactly(List.of("alice", "root"), List.of("root"));
    }

    @Test
    void anApprovalExpires() {
        PolicyDecision policy = TestDecisions.allowed(rule(1, List.of(), false, Duration.ofHours(4)));
        Tally inTime = at(AT.plus(Duration.ofHours(4)).minusMillis(1), policy, approve("alice"));
        Tally late = at(AT.plus(Duration.ofHours(4)), policy, approve("alice"));

        assertThat(inTime.isComplete()).isTrue();
        assertThat(inTime.progress().getFirst().expiresAt()).isEqualTo(AT.plus(Duration.ofHours(4)));
        assertThat(late.isComplete()).isFalse();
        assertThat(late.progress().getFirst())
                .returns(List.of("alice"), RuleProgress::expired)
                .returns(1, RuleProgress::missing);
        assertThat(late.saidBefore(Decision.APPROVE, "alice")).isEmpty();
        assertThat(inTime.saidBefore(Decision.APPROVE, "alice")).isPresent();
    }

    @Test
    void anApprovalIsVoidOncePolicyFindsMoreAndStandsWhenItFindsLess() {
        Said knowing = new Said(
                approve("alice").approval(), List.of("member"), Digest.of("old pack"), List.of("Large.", "Late."));

        assertThat(tally(TestDecisions.warned(List.of("Late.")), knowing).isComplete())
                .isTrue();
        Tally more = tally(TestDecisions.warned(List.of("Late.", "Binary.")), knowing);
        assertThat(more.isComplete()).isFalse();
        assertThat(more.progress().getFirst().voided()).containsExactly("alice");
        assertThat(more.packWhenApproved()).contains(Digest.of("old pack"));
        assertThat(Explanation.of(more))
                .contains(Digest.of("old pack").abbreviated())
                .contains(more.policy().packHash().abbreviated())
                .contains("finds more now than when it was approved by alice");
    }

    private static PolicyDecision asking(int count) {
        return TestDecisions.allowed(rule(count, List.of(), false, null));
    }

    private static ApprovalRule rule(
            int count, List<String> roles, boolean notRequester, @Nullable Duration expiresAfter) {
        return new ApprovalRule(
                TestDecisions.rule("approvals.test"), "For the test.", count, roles, notRequester, expiresAfter);
    }

    private static Tally tally(PolicyDecision policy, Said... said) {
        return at(AT, policy, said);
    }

    private static Tally at(Instant now, PolicyDecision policy, Said... said) {
        return new Tally(patchSet(PatchSet.State.OPEN), List.of(said), policy, REQUESTER, now);
    }

    private static Said approve(String by) {
        return said(1, DIGEST, Decision.APPROVE, by);
    }

    private static Said as(String by, String... roles) {
        return new Said(new Approval(ID, 1, DIGEST, Decision.APPROVE, null, by, AT), List.of(roles), null, null);
    }

    private static Said said(int revision, Digest digest, Decision decision, String by) {
        return new Said(new Approval(ID, revision, digest, decision, null, by, AT), List.of("member"), null, null);
    }

    private static PatchSet patchSet(PatchSet.State state) {
        CommitId commit = new CommitId("0123456789012345678901234567890123456789");
        PatchSetRevision revision =
                new PatchSetRevision(ID, 1, DIGEST, commit, "b", commit, List.of(), AgentRunId.next(), AT);
        return new PatchSet(ID, WorkflowId.next(), "Title", RepositoryId.next(), "repo", state, revision, AT);
    }
}
