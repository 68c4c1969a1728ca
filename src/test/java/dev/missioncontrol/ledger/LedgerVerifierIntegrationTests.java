package dev.missioncontrol.ledger;

import static dev.missioncontrol.ledger.LedgerFixture.ALICE;
import static dev.missioncontrol.ledger.LedgerFixture.tamper;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.missioncontrol.IntegrationTest;
import dev.missioncontrol.shared.AgentRunId;
import dev.missioncontrol.shared.Digest;
import dev.missioncontrol.shared.Refusal;
import dev.missioncontrol.shared.WorkflowId;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

@IntegrationTest
class LedgerVerifierIntegrationTests {

    @Autowired
    private Ledger ledger;

    @Autowired
    private Artifacts artifacts;

    @Autowired
    private LedgerVerifier verifier;

    @Autowired
    private TransactionTemplate transactions;

    private final WorkflowId chain = WorkflowId.next();
    private LedgerFixture fixture;
    private Artifact log;

    @BeforeEach
    void aChainOfFourEntries() {
        fixture = new LedgerFixture(ledger, transactions);
        fixture.append(chain, "workflow.created", "Created", Map.of("idea", "one"));
        fixture.append(chain, "agent_run.started", "Started", Map.of("agentRunId", AgentRunId.next(), "chain", chain));
        log = fixture.inTransaction(() -> artifacts.store(
                chain,
                ArtifactKind.LOG,
                "build.log",
                "text/plain",
                chain.toString().getBytes(UTF_8),
                ALICE));
        fixture.append(chain, "workflow.state_changed", "To \u0000 DONE \uD83D\uDE80", Map.of("to", "DONE"));
    }

    @Test
    void anUntouchedChainHolds() {
        List<Long> progress = new ArrayList<>();

        VerificationReport report = verifier.verify(chain, (done, total) -> progress.add(done));

        assertThat(report.holds()).isTrue();
        assertThat(report.entries()).extracting(EntryResult::index).containsExactly(0L, 1L, 2L, 3L);
        assertThat(report.entries()).extracting(EntryResult::status).containsOnly(VerificationStatus.OK);
        assertThat(report.artifacts()).extracting(ArtifactResult::name).containsExactly("build.log");
        assertThat(progress).endsWith(4L);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "type|type = 'workflow.forged'",
                "actor|actor = 'user:mallory'",
                "at|at = at + interval '1 microsecond'",
                "payloadDigest|payload_digest = (SELECT payload_digest FROM ledger_entry WHERE chain = '%1$s' AND entry_index = 0)",
                "previousHash|previous_hash = repeat('a', 64)",
                "hash|hash = repeat('b', 64)",
                "hash|hashed_text = concat(hashed_text, chr(32))",
                "type|hashed_text = replace(hashed_text, 'agent_run.started', 'agent_run.stopped')",
                "agentRunId|agent_run = NULL",
            })
    void namesTheFieldOfAnEntryThatWasChanged(String field, String change) throws SQLException {
        tamper("UPDATE ledger_entry SET " + change.formatted(chain) + " WHERE chain = '" + chain
                + "' AND entry_index = 1");

        VerificationReport report = verifier.verify(chain);

        assertThat(report.holds()).isFalse();
        assertThat(report.entries().get(1).status()).isEqualTo(VerificationStatus.TAMPERED);
        assertThat(report.entries().get(1).findings())
                .extracting(Finding::field)
                .contains(field);
        assertThat(report.entries().get(0).status()).isEqualTo(VerificationStatus.OK);
        assertThat(report.entries().get(3).status()).isEqualTo(VerificationStatus.OK);
    }

    @Test
    void saysWhatWasExpectedAndWhatIsThere() throws SQLException {
        tamper("UPDATE ledger_entry SET actor = 'user:mallory' WHERE chain = '" + chain + "' AND entry_index = 0");

        assertThat(verifier.verify(chain).entries().getFirst().findings())
                .containsExactly(new Finding("actor", "user:alice", "user:mallory"));
    }

    @Test
    void findsAnEntryThatWasRewrittenTogetherWithItsHash() throws SQLException {
        tamper(
                "UPDATE ledger_entry SET actor = 'user:mallory', hashed_text = replace(hashed_text, 'alice', 'mallory')"
                        + " WHERE chain = '" + chain + "' AND entry_index = 1",
                "UPDATE ledger_entry SET hash = encode(sha256(convert_to(hashed_text, 'UTF8')), 'hex')"
                        + " WHERE chain = '" + chain + "' AND entry_index = 1");

        VerificationReport report = verifier.verify(chain);

        assertThat(report.entries().get(1).status()).isEqualTo(VerificationStatus.OK);
        assertThat(report.entries().get(2).findings())
                .extracting(Finding::field)
                .containsExactly("previousHash");
    }

    @Test
    void findsAPayloadThatWasChanged() throws SQLException {
        tamper("UPDATE ledger_payload SET content = replace(content, 'Started', 'Stopped'), summary = 'Stopped'"
                + " WHERE digest = (SELECT payload_digest FROM ledger_entry WHERE chain = '" + chain
                + "' AND entry_index = 1)");

        assertThat(verifier.verify(chain).entries().get(1).findings())
                .extracting(Finding::field)
                .containsExactly("payload");
    }

    @Test
    void findsASummaryThatNoLongerTellsWhatThePayloadTells() throws SQLException {
        tamper("UPDATE ledger_payload SET summary = 'Nothing happened' WHERE digest ="
                + " (SELECT payload_digest FROM ledger_entry WHERE chain = '" + chain + "' AND entry_index = 1)");

        assertThat(verifier.verify(chain).entries().get(1).findings())
                .containsExactly(new Finding("summary", "Started", "Nothing happened"));
    }

    @Test
    void findsAPayloadThatIsGoneWithoutATombstoneEntry() throws SQLException {
        tamper("UPDATE ledger_payload SET content = NULL, summary = NULL,"
                + " tombstoned_by = (SELECT id FROM ledger_entry WHERE chain = '" + chain + "' AND entry_index = 3)"
                + " WHERE digest = (SELECT payload_digest FROM ledger_entry WHERE chain = '" + chain
                + "' AND entry_index = 1)");

        EntryResult result = verifier.verify(chain).entries().get(1);

        assertThat(result.status()).isEqualTo(VerificationStatus.TAMPERED);
        assertThat(result.findings()).extracting(Finding::found).containsExactly("gone without a tombstone entry");
    }

    @Test
    void findsAnEntryThatWasTakenOut() throws SQLException {
        tamper("DELETE FROM ledger_entry WHERE chain = '" + chain + "' AND entry_index = 1");

        assertThat(verifier.verify(chain).entries().get(1).findings())
                .contains(new Finding("index", "1", "2"))
                .extracting(Finding::field)
                .contains("previousHash");
    }

    @Test
    void findsThatTheEndWasCutOff() throws SQLException {
        tamper("DELETE FROM ledger_entry WHERE chain = '" + chain + "' AND entry_index = 3");

        VerificationReport report = verifier.verify(chain);

        assertThat(report.holds()).isFalse();
        assertThat(report.head()).contains(new Finding("head.nextIndex", "3", "4"));
        assertThat(report.head()).extracting(Finding::field).contains("head.hash");
    }

    @Test
    void findsThatTheHeadWasTurnedBack() throws SQLException {
        tamper("UPDATE ledger_chain SET next_index = 2 WHERE chain = '" + chain + "'");

        assertThat(verifier.verify(chain).head()).containsExactly(new Finding("head.nextIndex", "4", "2"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "content|UPDATE ledger_artifact SET content = 'forged' WHERE digest = '%2$s'",
                "size|UPDATE ledger_artifact SET size = 1 WHERE digest = '%2$s'",
                "kind|UPDATE ledger_artifact_link SET kind = 'PATCH' WHERE workflow = '%1$s'",
                "name|UPDATE ledger_artifact_link SET name = 'forged' WHERE workflow = '%1$s'",
                "document|DELETE FROM ledger_artifact_link WHERE workflow = '%1$s'",
                "entry|UPDATE ledger_artifact_link SET entry_index = 1 WHERE workflow = '%1$s'",
            })
    void namesWhatIsWrongWithADocument(String field, String change) throws SQLException {
        tamper(change.formatted(chain, log.digest()));

        VerificationReport report = verifier.verify(chain);

        assertThat(report.holds()).isFalse();
        assertThat(report.artifacts())
                .flatExtracting(ArtifactResult::findings)
                .extracting(Finding::field)
                .contains(field);
    }

    @Test
    void verifiesEveryChain() throws SQLException {
        WorkflowId other = WorkflowId.next();
        fixture.append(other, "workflow.created", "Created", Map.of());
        tamper("UPDATE ledger_entry SET actor = 'user:mallory' WHERE chain = '" + other + "'");
        List<WorkflowId> holding = new ArrayList<>();
        List<WorkflowId> broken = new ArrayList<>();

        List<Long> progress = new ArrayList<>();
        verifier.verifyAll(
                report -> (report.holds() ? holding : broken).add(report.chain()), (done, total) -> progress.add(done));
        assertThat(progress).isSorted().isNotEmpty();

        assertThat(holding).contains(chain);
        assertThat(broken).contains(other);
    }

    @Test
    void refusesAChainThatIsNone() {
        assertThatThrownBy(() -> verifier.verify(WorkflowId.next()))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.kind()).isEqualTo(Refusal.Kind.NOT_FOUND));
    }

    @Test
    void digestsOfTheSameDocumentAgree() {
        assertThat(log.digest()).isEqualTo(Digest.of(chain.toString()));
    }
}
