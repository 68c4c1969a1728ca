package dev.missioncontrol.ledger.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.missioncontrol.IntegrationTest;
import dev.missioncontrol.ledger.EntryType;
import dev.missioncontrol.ledger.Ledger;
import dev.missioncontrol.ledger.LedgerEntryRef;
import dev.missioncontrol.ledger.merkle.MerkleProofs;
import dev.missioncontrol.ledger.merkle.Tile;
import dev.missioncontrol.ledger.merkle.TreeHash;
import dev.missioncontrol.ledger.note.Checkpoint;
import dev.missioncontrol.ledger.note.SignedNote;
import dev.missioncontrol.ledger.note.TlogProof;
import dev.missioncontrol.ledger.note.VerifierKey;
import dev.missioncontrol.shared.Actor;
import dev.missioncontrol.shared.Refusal;
import dev.missioncontrol.shared.WorkflowId;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.support.TransactionTemplate;

@IntegrationTest
class SequencerIntegrationTests {

    private record Type(String code) implements EntryType {}

    @Autowired
    private Ledger ledger;

    @Autowired
    private Sequencer sequencer;

    @Autowired
    private Checkpoints checkpoints;

    @Autowired
    private SigningKeys keys;

    @Autowired
    private TransactionTemplate transactions;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private MockMvcTester mvc;

    @Test
    void givesEveryCommittedEntryOnePlaceInTheOrderOfItsChain() {
        WorkflowId chain = chain();
        List<LedgerEntryRef> entries = append(chain, 3);
        sequenceAll();

        List<Long> leaves = jdbc.sql("SELECT l.leaf FROM ledger_leaf l JOIN ledger_entry e ON e.id = l.entry"
                        + " WHERE e.chain = ? ORDER BY e.entry_index")
                .param(chain.value())
                .query((row, number) -> row.getLong(1))
                .list();

        assertThat(leaves).hasSameSizeAs(entries).isSorted().doesNotHaveDuplicates();
        assertThat(jdbc.sql("SELECT max(leaf) + 1 = count(*) FROM ledger_leaf")
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    @Test
    void provesAnEntryToWhoeverHoldsThePublicKey() {
        WorkflowId chain = chain();
        List<LedgerEntryRef> entries = append(chain, 5);
        sequenceAll();

        TlogProof proof = TlogProof.parse(
                checkpoints.proof(chain.value(), 3).orElseThrow().toString());

        TreeHash leaf = leaf(entries.get(3));
        Checkpoint checkpoint = proof.verify(leaf, publicKeys());
        assertThat(checkpoint.origin()).isEqualTo(keys.origin());
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> proof.verify(leaf(entries.get(2)), publicKeys()));
        List<TlogProof> all = new ArrayList<>();
        checkpoints.proofs(chain.value(), checkpoints.latest().orElseThrow(), all::add);
        assertThat(all).hasSize(5).contains(proof);
    }

    @Test
    void hasNoProofOfAnEntryThatWaits() {
        WorkflowId chain = chain();
        append(chain, 1);

        assertThat(checkpoints.proof(chain.value(), 0)).isEmpty();
        sequenceAll();
        assertThat(checkpoints.proof(chain.value(), 0)).isPresent();
    }

    @Test
    void everyCheckpointExtendsTheOneBefore() {
        append(chain(), 2);
        sequenceAll();
        Checkpoint older = latest();
        append(chain(), 300);
        sequenceAll();
        Checkpoint newer = latest();

        assertThat(newer.size()).isGreaterThanOrEqualTo(older.size() + 300);
        assertThat(MerkleProofs.extend(
                        older.size(),
                        older.root(),
                        newer.size(),
                        newer.root(),
                        checkpoints.consistency(older.size(), newer.size())))
                .isTrue();
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> checkpoints.consistency(newer.size(), newer.size() + 1));
    }

    @Test
    void monitorRebuildsTheRootFromTilesAndEntryBundles() {
        append(chain(), 600);
        sequenceAll();
        Checkpoint checkpoint =
                Checkpoint.parse(SignedNote.parse(get("/api/log/checkpoint")).text());

        List<TreeHash> leaves = new ArrayList<>();
        for (long start = 0; start < checkpoint.size(); start += Tile.FULL) {
            int width = (int) Math.min(Tile.FULL, checkpoint.size() - start);
            String path = new Tile(0, start / Tile.FULL, width).path().substring(2);
            List<TreeHash> fromEntries = new ArrayList<>();
            byte[] bundle = bytes("/api/log/tile/entries/" + path);
            for (int at = 0; at < bundle.length; at += 34) {
                assertThat(bundle[at] * 256 + bundle[at + 1]).isEqualTo(32);
                fromEntries.add(TreeHash.leaf(java.util.Arrays.copyOfRange(bundle, at + 2, at + 34)));
            }
            assertThat(hashes(bytes("/api/log/tile/0/" + path))).isEqualTo(fromEntries);
            leaves.addAll(fromEntries);
        }
        var tree = new dev.missioncontrol.ledger.merkle.MerkleTree(
                dev.missioncontrol.ledger.merkle.InMemoryNodes.of(leaves));
        assertThat(tree.root(checkpoint.size())).isEqualTo(checkpoint.root());
        long above = checkpoint.size() / Tile.FULL;
        List<TreeHash> subtrees = hashes(bytes("/api/log/tile/1/000.p/" + above));
        assertThat(subtrees.getFirst()).isEqualTo(tree.root(Tile.FULL));
    }

    @Test
    void hasNoTileBeyondTheSignedLog() {
        assertThat(mvc.get().uri("/api/log/tile/0/x999/x999/999")).hasStatus(404);
        assertThat(mvc.get().uri("/api/log/tile/0/abc")).hasStatus(404);
        assertThat(mvc.get().uri("/api/log/tile/64/000")).hasStatus(404);
    }

    @Test
    void signsWithBothKeysWhileTheyOverlap() {
        append(chain(), 1);
        sequenceAll();
        VerifierKey old = keys.signers().getFirst().key();
        VerifierKey young = keys.add().key();
        append(chain(), 1);
        sequenceAll();

        SignedNote overlap = SignedNote.parse(checkpoints.latest().orElseThrow().note());
        assertThat(overlap.verifiedBy(List.of(old, young))).containsExactly(old, young);

        keys.retire(old.id());
        append(chain(), 1);
        sequenceAll();
        SignedNote after = SignedNote.parse(checkpoints.latest().orElseThrow().note());
        assertThat(after.verifiedBy(List.of(old, young))).containsExactly(young);
        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> keys.retire(young.id()));
        assertThat(get("/api/log/keys")).contains(old.toString(), young.toString());
    }

    @Test
    void keepsThePrivateKeyEncrypted() {
        keys.signers();
        byte[] sealed = jdbc.sql("SELECT sealed_private_key FROM ledger_signing_key LIMIT 1")
                .query(byte[].class)
                .single();
        // The prefix that every Ed25519 key has in PKCS #8 (RFC 8410).
        assertThat(HexFormat.of().formatHex(sealed)).doesNotContain("302e020100300506032b6570");
    }

    @Test
    void databaseLetsNoEntryLeaveTheQueueWithoutALeafAndNoLeafChange() {
        append(chain(), 1);
        assertRefused("DELETE FROM ledger_unsequenced");
        sequenceAll();
        assertRefused("UPDATE ledger_leaf SET hash = hash");
        assertRefused("DELETE FROM ledger_checkpoint");
        assertRefused("DELETE FROM ledger_subtree");
        assertRefused("DELETE FROM ledger_signing_key");
    }

    private void assertRefused(String statement) {
        assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(() -> jdbc.sql(statement).update());
    }

    private static List<TreeHash> hashes(byte[] tile) {
        List<TreeHash> hashes = new ArrayList<>();
        for (int at = 0; at < tile.length; at += TreeHash.BYTES) {
            hashes.add(TreeHash.of(java.util.Arrays.copyOfRange(tile, at, at + TreeHash.BYTES)));
        }
        return hashes;
    }

    private Checkpoint latest() {
        return Checkpoint.parse(
                SignedNote.parse(checkpoints.latest().orElseThrow().note()).text());
    }

    private List<VerifierKey> publicKeys() {
        return keys.all().stream().map(SigningKeys.SigningKey::key).toList();
    }

    private static TreeHash leaf(LedgerEntryRef entry) {
        return TreeHash.leaf(HexFormat.of().parseHex(entry.hash().hex()));
    }

    private String get(String address) {
        return new String(bytes(address), java.nio.charset.StandardCharsets.UTF_8);
    }

    private byte[] bytes(String address) {
        var result = mvc.get().uri(address).exchange();
        assertThat(result).hasStatusOk();
        return result.getResponse().getContentAsByteArray();
    }

    private void sequenceAll() {
        while (sequencer.sequence() > 0) {
            assertThat(checkpoints.latest()).isPresent();
        }
    }

    private static WorkflowId chain() {
        return new WorkflowId(UUID.randomUUID());
    }

    private List<LedgerEntryRef> append(WorkflowId chain, int count) {
        return transactions.execute(status -> {
            List<LedgerEntryRef> entries = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                entries.add(ledger.append(
                        chain, new Type("test.happened"), Actor.user("alice"), "Entry " + i, Map.of("number", i)));
            }
            return entries;
        });
    }
}
