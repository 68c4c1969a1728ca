package dev.missioncontrol.approval;

import static dev.missioncontrol.patch.PatchScenario.ALICE;
import static dev.missioncontrol.patch.PatchScenario.BOB;
import static dev.missioncontrol.patch.PatchScenario.GUEST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.missioncontrol.IntegrationTest;
import dev.missioncontrol.account.Account;
import dev.missioncontrol.forge.ForgeReader;
import dev.missioncontrol.forge.Repositories;
import dev.missioncontrol.patch.PatchScenario;
import dev.missioncontrol.patch.PatchSet;
import dev.missioncontrol.patch.PatchSetRevision;
import dev.missioncontrol.patch.PatchSets;
import dev.missioncontrol.patch.ReviewComment;
import dev.missioncontrol.patch.ReviewComments;
import dev.missioncontrol.shared.Digest;
import dev.missioncontrol.shared.PatchSetId;
import dev.missioncontrol.shared.Refusal;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

/** I2: an approval binds to content. */
@IntegrationTest
@RecordApplicationEvents
class InvariantI2IntegrationTests {

    @Autowired
    private Repositories repositories;

    @Autowired
    private ForgeReader forge;

    @Autowired
    private PatchSets patchSets;

    @Autowired
    private Approvals approvals;

    @Autowired
    private ReviewComments comments;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ApplicationEvents events;

    private PatchScenario scenario;

    @BeforeEach
    void connect() {
        scenario = PatchScenario.with(repositories, forge, patchSets, "README.md", "Hello\nworld\n");
    }

    @AfterEach
    void remove() {
        scenario.close();
    }

    @Test
    void anApprovalCompletesExactlyTheRevisionItNames() {
        PatchSetRevision revision = scenario.seal("README.md", "Hello\nmoon\n");
        assertThat(approvals.complete(revision.patchSet(), revision.digest())).isFalse();

        Approval approval = decide(revision, Decision.APPROVE, null, ALICE);

        assertThat(approval)
                .returns(revision.digest(), Approval::digest)
                .returns(1, Approval::revision)
                .returns("alice", Approval::by);
        assertThat(approvals.complete(revision.patchSet(), revision.digest())).isTrue();
        assertThat(approvals.complete(revision.patchSet(), Digest.of("another")))
                .isFalse();
        assertThat(patchSets.get(revision.patchSet()).state()).isEqualTo(PatchSet.State.APPROVED);
        assertThat(events.stream(ApprovalRecorded.class))
                .containsExactly(new ApprovalRecorded(scenario.workflow(), approval, true));
        assertThat(entries()).isEqualTo(1);
    }

    @Test
    void theApprovalOfRevisionOneDoesNotLetRevisionTwoThrough() {
        PatchSetRevision first = scenario.seal("README.md", "Hello\nmoon\n");
        decide(first, Decision.APPROVE, null, ALICE);

        PatchSetRevision second = scenario.seal("README.md", "Hello\nmoon!\n");

        assertThat(approvals.complete(first.patchSet(), first.digest())).isFalse();
        assertThat(approvals.complete(first.patchSet(), second.digest())).isFalse();
        assertThat(patchSets.get(first.patchSet()).state()).isEqualTo(PatchSet.State.OPEN);
        decide(second, Decision.APPROVE, null, ALICE);
        assertThat(approvals.complete(first.patchSet(), second.digest())).isTrue();
    }

    @Test
    void evenTheSameContentInANewRevisionHasToBeApprovedAnew() {
        PatchSetRevision first = scenario.seal("README.md", "Hello\nmoon\n");
        decide(first, Decision.APPROVE, null, ALICE);

        PatchSetRevision again = scenario.seal("README.md", "Hello\nmoon\n");

        assertThat(again.digest()).isEqualTo(first.digest());
        assertThat(approvals.complete(again.patchSet(), again.digest())).isFalse();
    }

    @Test
    void oneChangedByteAnotherModeAndAnotherBaseEachGiveAnotherDigest() {
        PatchSetRevision first = scenario.seal("README.md", "Hello\nmoon\n");
        PatchSetRevision otherByte = scenario.seal("README.md", "Hello\nmoon \n");
        PatchSetRevision otherMode = scenario.sealTasks(PatchScenario.task(
                "T-1",
                "Change things",
                "README.md",
                "100755",
                "Hello\nmoon\n".getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        PatchSetRevision otherTitle =
                scenario.sealTasks(PatchScenario.task("T-1", "Change other things", "README.md", "Hello\nmoon\n"));
        scenario.moveBase("other.txt", "x\n");
        PatchSetRevision otherBase = scenario.seal("README.md", "Hello\nmoon\n");

        assertThat(List.of(first, otherByte, otherMode, otherTitle, otherBase))
                .extracting(PatchSetRevision::digest)
                .doesNotHaveDuplicates();
    }

    @Test
    void refusesTheDigestOfAnOlderRevisionAndExplains() {
        PatchSetRevision first = scenario.seal("README.md", "Hello\nmoon\n");
        PatchSetRevision second = scenario.seal("README.md", "Hello\nmars\n");

        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> decide(first, Decision.APPROVE, null, ALICE))
                .returns(Refusal.Kind.CONFLICT, Refusal::kind)
                .withMessageContaining("You looked at revision 1")
                .withMessageContaining("revision 2")
                .withMessageContaining(second.digest().abbreviated())
                .withMessageContaining("Nothing was recorded");
        assertThat(approvals.of(first.patchSet())).isEmpty();
        assertThat(entries()).isZero();
    }

    @Test
    void refusesADigestThatNeverWas() {
        PatchSetRevision revision = scenario.seal("README.md", "Hello\nmoon\n");

        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() ->
                        approvals.record(revision.patchSet(), Digest.of("made up"), Decision.APPROVE, null, ALICE))
                .returns(Refusal.Kind.CONFLICT, Refusal::kind)
                .withMessageContaining("No revision");
    }

    @Test
    void saysTheSameOnlyOnce() {
        PatchSetRevision revision = scenario.seal("README.md", "Hello\nmoon\n");
        Approval first = decide(revision, Decision.APPROVE, null, ALICE);

        assertThat(decide(revision, Decision.APPROVE, "again", ALICE)).isEqualTo(first);
        assertThat(approvals.of(revision.patchSet())).containsExactly(first);
        assertThat(entries()).isEqualTo(1);
        assertThat(events.stream(ApprovalRecorded.class)).hasSize(1);
    }

    @Test
    void takesNoDecisionOnceTheMatterIsSettled() {
        PatchSetRevision revision = scenario.seal("README.md", "Hello\nmoon\n");
        decide(revision, Decision.REJECT, "Not this way.", ALICE);

        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> decide(revision, Decision.APPROVE, null, BOB))
                .returns(Refusal.Kind.CONFLICT, Refusal::kind)
                .withMessageContaining("was rejected");
        assertThat(approvals.complete(revision.patchSet(), revision.digest())).isFalse();
        assertThat(approvals.whyNot(revision.patchSet(), BOB)).contains("rejected");
    }

    @Test
    void wantsAReasonForAnythingButAnApproval() {
        PatchSetRevision revision = scenario.seal("README.md", "Hello\nmoon\n");

        for (Decision decision : List.of(Decision.REJECT, Decision.REQUEST_CHANGES)) {
            for (String comment : new String[] {null, "", "  \n"}) {
                assertThatExceptionOfType(Refusal.class)
                        .isThrownBy(() -> decide(revision, decision, comment, ALICE))
                        .returns(Refusal.Kind.INVALID, Refusal::kind)
                        .returns("comment", Refusal::field);
            }
        }
        assertThat(patchSets.get(revision.patchSet()).state()).isEqualTo(PatchSet.State.OPEN);
    }

    @Test
    void aRequestForChangesTakesTheOpenLineCommentsAlong() {
        PatchSetRevision revision = scenario.seal("README.md", "Hello\nmoon\n");
        comments.add(revision.patchSet(), 1, "README.md", ReviewComment.Side.NEW, 2, "Which moon?", BOB);
        ReviewComment done = comments.add(revision.patchSet(), 1, "README.md", ReviewComment.Side.OLD, 2, "Nice.", BOB);
        comments.resolve(revision.patchSet(), done.id(), BOB);

        Approval approval = decide(revision, Decision.REQUEST_CHANGES, "Be exact.", ALICE);

        assertThat(approval.comment()).isEqualTo("Be exact.\n\nOpen comments:\n- README.md:2: Which moon?");
        assertThat(patchSets.get(revision.patchSet()).state()).isEqualTo(PatchSet.State.CHANGES_REQUESTED);
        assertThat(events.stream(ApprovalRecorded.class))
                .extracting(ApprovalRecorded::complete)
                .containsExactly(false);
        PatchSetRevision next = scenario.seal("README.md", "Hello\nold moon\n");
        assertThat(next.number()).isEqualTo(2);
        assertThat(patchSets.get(revision.patchSet()).state()).isEqualTo(PatchSet.State.OPEN);
    }

    @Test
    void refusesWhoeverMayNotDecide() {
        PatchSetRevision revision = scenario.seal("README.md", "Hello\nmoon\n");

        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> decide(revision, Decision.APPROVE, null, GUEST))
                .returns(Refusal.Kind.FORBIDDEN, Refusal::kind);
        assertThat(approvals.whyNot(revision.patchSet(), GUEST)).contains("members");
        assertThat(approvals.whyNot(revision.patchSet(), ALICE)).isNull();
    }

    @Test
    void anApprovalDoesNotOutliveASupersededPatchSet() {
        PatchSetRevision revision = scenario.seal("README.md", "Hello\nmoon\n");
        decide(revision, Decision.APPROVE, null, ALICE);

        patchSets.supersedeAll(scenario.workflow());

        assertThat(approvals.complete(revision.patchSet(), revision.digest())).isFalse();
    }

    @Test
    void theDatabaseRefusesAnApprovalOfADigestItsRevisionDoesNotHave() {
        PatchSetRevision revision = scenario.seal("README.md", "Hello\nmoon\n");
        decide(revision, Decision.APPROVE, null, ALICE);

        assertThatThrownBy(() -> insert(revision.patchSet(), Digest.of("another")))
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("does not have the digest");
        for (String statement :
                List.of("UPDATE approval SET decided_by = 'x'", "DELETE FROM approval", "TRUNCATE approval")) {
            assertThatThrownBy(() -> jdbc.sql(statement).update())
                    .as(statement)
                    .isInstanceOf(DataAccessException.class);
        }
    }

    @RepeatedTest(5)
    void ofAnApprovalAndANewRevisionAtOnceOneComesFirst() throws Exception {
        PatchSetRevision first = scenario.seal("README.md", "Hello\nmoon\n");
        CountDownLatch start = new CountDownLatch(1);
        try (ExecutorService pool = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<@Nullable Refusal> approving = pool.submit(() -> {
                start.await();
                try {
                    decide(first, Decision.APPROVE, null, ALICE);
                    return null;
                } catch (Refusal refusal) {
                    return refusal;
                }
            });
            Future<PatchSetRevision> sealing = pool.submit(() -> {
                start.await();
                return scenario.seal("README.md", "Hello\nmars\n");
            });
            start.countDown();

            PatchSetRevision second = sealing.get();
            Refusal refusal = approving.get();
            assertThat(refusal == null ? "recorded" : refusal.kind().name()).isIn("recorded", "CONFLICT");
            assertThat(approvals.of(first.patchSet())).hasSize(refusal == null ? 1 : 0);
            assertThat(second.number()).isEqualTo(2);
            assertThat(approvals.complete(first.patchSet(), second.digest())).isFalse();
            assertThat(patchSets.get(first.patchSet()).state()).isEqualTo(PatchSet.State.OPEN);
        }
    }

    private Approval decide(PatchSetRevision revision, Decision decision, @Nullable String comment, Account by) {
        return approvals.record(revision.patchSet(), revision.digest(), decision, comment, by);
    }

    private void insert(PatchSetId patchSet, Digest digest) {
        jdbc.sql("INSERT INTO approval (id, patch_set_id, number, digest, decision, decided_by, decided_at)"
                        + " VALUES (gen_random_uuid(), ?, 1, ?, 'APPROVE', 'mallory', now())")
                .params(patchSet.value(), digest.hex())
                .update();
    }

    private int entries() {
        return jdbc.sql("SELECT count(*) FROM ledger_entry WHERE chain = ? AND type = 'approval.recorded'")
                .param(scenario.workflow().value())
                .query(Integer.class)
                .single();
    }
}
