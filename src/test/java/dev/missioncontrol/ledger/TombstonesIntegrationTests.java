package dev.missioncontrol.ledger;

import static dev.missioncontrol.ledger.LedgerFixture.ALICE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.missioncontrol.IntegrationTest;
import dev.missioncontrol.shared.Digest;
import dev.missioncontrol.shared.Refusal;
import dev.missioncontrol.shared.WorkflowId;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.test.context.support.WithMockUser;
import org.springframework.transaction.support.TransactionTemplate;

@IntegrationTest
@WithMockUser(username = "root", roles = "ADMIN")
class TombstonesIntegrationTests {

    @Autowired
    private Ledger ledger;

    @Autowired
    private Artifacts artifacts;

    @Autowired
    private LedgerEntries entries;

    @Autowired
    private LedgerVerifier verifier;

    @Autowired
    private Tombstones tombstones;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transactions;

    private final WorkflowId chain = WorkflowId.next();
    private LedgerFixture fixture;
    private Digest payload;

    @BeforeEach
    void anEntryWithPersonalData() {
        fixture = new LedgerFixture(ledger, transactions);
        payload = payloadOf(fixture.append(chain, "workflow.created", "Call 555 " + chain, Map.of("phone", "555")));
    }

    @Test
    void emptiesAPayloadAndTellsWhoAndWhy() {
        tombstones.tombstone(payload, "a phone number");

        assertThat(entries.payload(payload)).isEmpty();
        LedgerEntry emptied = entries.find(chain, 0).orElseThrow();
        assertThat(emptied.tombstoned()).isTrue();
        assertThat(emptied.summary()).isNull();
        LedgerEntry tombstone = entries.tombstoneOf(payload).orElseThrow();
        assertThat(tombstone.type()).isEqualTo("ledger.payload_tombstoned");
        assertThat(tombstone.actor()).isEqualTo("user:root");
        assertThat(entries.payload(tombstone.payloadDigest()).orElseThrow()).contains(payload.hex(), "a phone number");
    }

    @Test
    void theChainStillVerifies() {
        tombstones.tombstone(payload, "a phone number");

        VerificationReport report = verifier.verify(chain);

        assertThat(report.holds()).isTrue();
        assertThat(report.entries().getFirst().status()).isEqualTo(VerificationStatus.PAYLOAD_TOMBSTONED);
    }

    @Test
    void emptiesADocumentOfTwoWorkflowsAndTellsBoth() {
        WorkflowId other = WorkflowId.next();
        byte[] content = ("personal " + chain).getBytes(UTF_8);
        Digest digest = store(chain, content).digest();
        assertThat(store(other, content).digest()).isEqualTo(digest);

        tombstones.tombstone(digest, "personal data");

        assertThat(artifacts.read(digest)).isEmpty();
        for (WorkflowId each : new WorkflowId[] {chain, other}) {
            VerificationReport report = verifier.verify(each);
            assertThat(report.holds()).isTrue();
            assertThat(report.artifacts())
                    .extracting(ArtifactResult::status)
                    .containsExactly(VerificationStatus.PAYLOAD_TOMBSTONED);
        }
    }

    @Test
    void storingTheSameDocumentAgainDoesNotBringItBack() {
        byte[] content = ("personal " + chain).getBytes(UTF_8);
        Digest digest = store(chain, content).digest();
        tombstones.tombstone(digest, "personal data");

        WorkflowId later = WorkflowId.next();
        store(later, content);

        assertThat(artifacts.read(digest)).isEmpty();
        VerificationReport report = verifier.verify(later);
        assertThat(report.holds()).as(report.toString()).isTrue();
        assertThat(report.artifacts())
                .extracting(ArtifactResult::status)
                .containsExactly(VerificationStatus.PAYLOAD_TOMBSTONED);
    }

    @Test
    void appendingTheSamePayloadAgainLeavesAChainThatVerifiesAndSaysWhy() {
        tombstones.tombstone(payload, "a phone number");
        WorkflowId later = WorkflowId.next();

        fixture.append(later, "workflow.created", "Call 555 " + chain, Map.of("phone", "555"));
        fixture.append(later, "workflow.created", "Call 555 " + chain, Map.of("phone", "555"));

        assertThat(entries.payload(payload)).isEmpty();
        assertThat(verifier.verify(later).holds()).isTrue();
        assertThat(entries.slice(entries.listing(EntryFilter.of(later)), EntryOrder.OLDEST_FIRST, 0, 10))
                .extracting(LedgerEntry::type)
                .containsExactly("workflow.created", "ledger.payload_tombstoned", "workflow.created");
        assertThat(entries.payload(entries.find(later, 1).orElseThrow().payloadDigest())
                        .orElseThrow())
                .contains(payload.hex(), "a phone number");
    }

    @Test
    @WithMockUser(username = "bob", roles = "MEMBER")
    void refusesAMember() {
        assertRefused(Refusal.Kind.FORBIDDEN, () -> tombstones.tombstone(payload, "because"));
        assertThat(entries.payload(payload)).isPresent();
    }

    @Test
    void refusesWithoutAReason() {
        assertRefused(Refusal.Kind.INVALID, () -> tombstones.tombstone(payload, "  "));
    }

    @Test
    void refusesADigestThatNobodyHolds() {
        assertRefused(Refusal.Kind.NOT_FOUND, () -> tombstones.tombstone(Digest.of("nothing"), "because"));
    }

    @Test
    void refusesTheSecondTimeAndAddsNoEntry() {
        tombstones.tombstone(payload, "a phone number");

        assertRefused(Refusal.Kind.CONFLICT, () -> tombstones.tombstone(payload, "again"));
        assertThat(entries.count(EntryFilter.of(chain))).isEqualTo(2);
    }

    @Test
    void refusesThePayloadOfATombstone() {
        tombstones.tombstone(payload, "a phone number");
        Digest tombstone = entries.find(chain, 1).orElseThrow().payloadDigest();

        assertRefused(Refusal.Kind.CONFLICT, () -> tombstones.tombstone(tombstone, "hide the reason"));
        assertThatThrownBy(() -> jdbc.sql("SELECT ledger_tombstone(?, ?)")
                        .params(
                                tombstone.hex(),
                                entries.find(chain, 1).orElseThrow().id())
                        .query(Integer.class)
                        .single())
                .isInstanceOf(DataAccessException.class)
                .rootCause()
                .hasMessageContaining("append-only");
    }

    @Test
    void postgreSqlDemandsAnEntryThatNamesTheDigest() {
        long unrelated = entries.find(chain, 0).orElseThrow().id();

        assertThatThrownBy(() -> jdbc.sql("SELECT ledger_tombstone(?, ?)")
                        .params(payload.hex(), unrelated)
                        .query(Integer.class)
                        .single())
                .isInstanceOf(DataAccessException.class)
                .rootCause()
                .hasMessageContaining("append-only");
        assertThat(entries.payload(payload)).isPresent();
    }

    private Artifact store(WorkflowId workflow, byte[] content) {
        return fixture.inTransaction(
                () -> artifacts.store(workflow, ArtifactKind.LOG, "log", "text/plain", content, ALICE));
    }

    private Digest payloadOf(LedgerEntryRef entry) {
        return entries.find(entry.chain(), entry.index()).orElseThrow().payloadDigest();
    }

    private static void assertRefused(Refusal.Kind kind, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.kind()).isEqualTo(kind));
    }
}
