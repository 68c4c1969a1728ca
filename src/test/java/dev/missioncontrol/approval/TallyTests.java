package dev.missioncontrol.approval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.missioncontrol.patch.PatchSet;
import dev.missioncontrol.patch.PatchSetRevision;
import dev.missioncontrol.policy.PolicyDecision;
import dev.missioncontrol.shared.AgentRunId;
import dev.missioncontrol.shared.CommitId;
import dev.missioncontrol.shared.Digest;
import dev.missioncontrol.shared.PatchSetId;
import dev.missioncontrol.shared.RepositoryId;
import dev.missioncontrol.shared.WorkflowId;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class TallyTests {

    private static final Digest DIGEST = Digest.of("content");
    private static final Instant AT = Instant.parse("2026-11-20T08:00:00Z");
    private static final PatchSetId ID = PatchSetId.next();

    @Test
    void countsPeopleAndNotWords() {
        assertThat(tally(2, approve("alice"), approve("alice")).isComplete()).isFalse();
        assertThat(tally(2, approve("alice"), approve("bob")).isComplete()).isTrue();
        assertThat(tally(2, approve("alice"), approve("alice")).approvals()).isEqualTo(1);
    }

    @Test
    void wantsOneApprovalEvenWherePolicyAsksForNone() {
        assertThat(tally(0).isComplete()).isFalse();
        assertThat(tally(0, approve("alice")).isComplete()).isTrue();
    }

    @Test
    void aRejectionOutweighsEveryApproval() {
        assertThat(tally(1, approve("alice"), said(1, DIGEST, Decision.REJECT, "bob"))
                        .isComplete())
                .isFalse();
    }

    @Test
    void wordsOnAnotherRevisionOrDigestDoNotCount() {
        assertThat(tally(1, said(2, DIGEST, Decision.APPROVE, "alice")).isComplete())
                .isFalse();
        assertThat(tally(1, said(1, Digest.of("other"), Decision.APPROVE, "alice"))
                        .isComplete())
                .isFalse();
    }

    @Test
    void isNeverCompleteWhenPolicyDenies() {
        PolicyDecision denied = new PolicyDecision(false, "built-in", DIGEST, List.of("No."), 1);

        assertThat(new Tally(patchSet(PatchSet.State.OPEN), List.of(approve("alice")), denied).isComplete())
                .isFalse();
    }

    @Test
    void isCompleteOnlyInStatesThatLeadToWriting() {
        PolicyDecision allowed = new PolicyDecision(true, "built-in", DIGEST, List.of("Yes."), 1);

        assertThat(Arrays.stream(PatchSet.State.values())
                        .filter(state -> new Tally(patchSet(state), List.of(approve("alice")), allowed).isComplete()))
                .containsExactly(PatchSet.State.OPEN, PatchSet.State.APPROVED, PatchSet.State.APPLIED);
    }

    private static Tally tally(int required, Approval... said) {
        return new Tally(
                patchSet(PatchSet.State.OPEN),
                List.of(said),
                new PolicyDecision(true, "built-in", DIGEST, List.of("Yes."), required));
    }

    private static Approval approve(String by) {
        return said(1, DIGEST, Decision.APPROVE, by);
    }

    private static Approval said(int revision, Digest digest, Decision decision, String by) {
        return new Approval(ID, revision, digest, decision, null, by, AT);
    }

    private static PatchSet patchSet(PatchSet.State state) {
        CommitId commit = new CommitId("0123456789012345678901234567890123456789");
        PatchSetRevision revision =
                new PatchSetRevision(ID, 1, DIGEST, commit, "b", commit, List.of(), AgentRunId.next(), AT);
        return new PatchSet(ID, WorkflowId.next(), "Title", RepositoryId.next(), "repo", state, revision, AT);
    }
}
