package dev.missioncontrol.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.missioncontrol.IntegrationTest;
import dev.missioncontrol.TestAccounts;
import dev.missioncontrol.ledger.checkpoint.Checkpoints;
import dev.missioncontrol.ledger.checkpoint.LogVerifier;
import dev.missioncontrol.ledger.checkpoint.Sequencer;
import dev.missioncontrol.ledger.checkpoint.SigningKeys;
import dev.missioncontrol.ledger.checkpoint.SigningKeys.SigningKey;
import dev.missioncontrol.ledger.note.SignedNote;
import dev.missioncontrol.ledger.note.VerifierKey;
import dev.missioncontrol.shared.Refusal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.test.context.support.WithMockUser;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.support.TransactionTemplate;

@IntegrationTest
class KeyRotationIntegrationTests {

    @Autowired
    private KeyRotation rotation;

    @Autowired
    private SigningKeys keys;

    @Autowired
    private Sequencer sequencer;

    @Autowired
    private Checkpoints checkpoints;

    @Autowired
    private LogVerifier verifier;

    @Autowired
    private LedgerEntries entries;

    @Autowired
    private TestAccounts accounts;

    @Autowired
    private TransactionTemplate transactions;

    @Autowired
    private MockMvcTester mvc;

    @Test
    @WithMockUser(username = "root", roles = "ADMIN")
    void oldAndNewKeySignSideBySideUntilTheOldOneIsRetired() {
        VerifierKey old = keys.signers().getFirst().key();

        SigningKey added = rotation.add();
        List<VerifierKey> both = signedBy();
        rotation.retire(old.id());
        List<VerifierKey> alone = signedBy();

        assertThat(both).contains(old, added.key());
        assertThat(alone).contains(added.key()).doesNotContain(old);
        assertThat(keys.all())
                .filteredOn(key -> key.key().equals(old))
                .singleElement()
                .satisfies(key -> assertThat(key.retiredAt()).isNotNull());
        // Other tests tamper with the rest of this database.
        assertThat(verifier.verify().findings())
                .noneMatch(found ->
                        found.place().startsWith("key ") || found.field().equals("signature"));
        assertThat(newest("log.")).extracting(LedgerEntry::type).containsExactly("log.key_retired", "log.key_added");
        LedgerEntry retired = newest("log.").getFirst();
        assertThat(retired.actor()).isEqualTo("user:root");
        assertThat(entries.payload(retired.payloadDigest()).orElseThrow()).contains(old.toString());
    }

    @Test
    @WithMockUser(username = "bob", roles = "MEMBER")
    void refusesAMemberAndChangesNothing() {
        int before = keys.all().size();
        String id = keys.signers().getFirst().key().id();

        assertThatThrownBy(() -> rotation.add())
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.kind()).isEqualTo(Refusal.Kind.FORBIDDEN));
        assertThatThrownBy(() -> rotation.retire(id)).isInstanceOf(Refusal.class);

        assertThat(keys.all()).hasSize(before);
    }

    @Test
    @WithMockUser(username = "root", roles = "ADMIN")
    void refusesToRetireTheLastAndRecordsNothing() {
        List<LedgerEntry> before = newest("log.key_retired");
        while (keys.signers().size() > 1) {
            sequencer.sequenceNow();
            rotation.retire(keys.signers().getFirst().key().id());
            before = newest("log.key_retired");
        }

        assertThatThrownBy(() -> rotation.retire(keys.signers().getFirst().key().id()))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.kind()).isEqualTo(Refusal.Kind.CONFLICT));

        assertThat(newest("log.key_retired")).isEqualTo(before);
    }

    @Test
    @WithMockUser(username = "root", roles = "ADMIN")
    void refusesToRetireAKeyThatNoCheckpointHandsOverFrom() {
        sequencer.sequenceNow();
        String old = keys.signers().getFirst().key().id();
        // In one transaction, so that nothing is sequenced between.
        assertThatThrownBy(() -> transactions.executeWithoutResult(status -> {
                    rotation.add();
                    rotation.retire(old);
                }))
                .isInstanceOfSatisfying(Refusal.class, refusal -> {
                    assertThat(refusal.kind()).isEqualTo(Refusal.Kind.CONFLICT);
                    assertThat(refusal).hasMessageContaining("No checkpoint is signed yet by the key " + old);
                });

        assertThat(keys.signers()).extracting(signer -> signer.key().id()).contains(old);
    }

    @Test
    void rotatesByRestAndListsTheKeysToAnyone() {
        String old = keys.signers().getFirst().key().id();
        var admin = accounts.bearer(TestAccounts.ADMIN);

        assertThat(mvc.post().uri("/api/log/keys").with(accounts.bearer(TestAccounts.MEMBER)))
                .hasStatus(403);
        assertThat(mvc.post().uri("/api/log/keys")).hasStatus(401);
        assertThat(mvc.post().uri("/api/log/keys").with(admin)).hasStatus(201);
        sequencer.sequenceNow();
        assertThat(mvc.post().uri("/api/log/keys/{id}/retire", old).with(admin))
                .hasStatusOk()
                .bodyJson()
                .hasPathSatisfying("$.retiredAt", at -> at.assertThat().isNotNull());
        assertThat(mvc.get().uri("/api/log/keys")).hasStatusOk().bodyText().contains("+" + old + "+");
    }

    private List<VerifierKey> signedBy() {
        sequencer.sequenceNow();
        return SignedNote.parse(checkpoints.latest().orElseThrow().note())
                .verifiedBy(keys.all().stream().map(SigningKey::key).toList());
    }

    private List<LedgerEntry> newest(String type) {
        return entries.page(
                        new EntryFilter(Ledger.SYSTEM_CHAIN, type, null, null, null, null, null),
                        EntryOrder.NEWEST_FIRST,
                        null,
                        2)
                .items();
    }
}
