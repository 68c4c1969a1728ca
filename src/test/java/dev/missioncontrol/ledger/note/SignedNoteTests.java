package dev.missioncontrol.ledger.note;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.missioncontrol.ledger.merkle.InMemoryNodes;
import dev.missioncontrol.ledger.merkle.MerkleTree;
import dev.missioncontrol.ledger.merkle.TreeHash;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignedNoteTests {

    /** The note and key of the documentation of Go's golang.org/x/mod/sumdb/note, made by that implementation. */
    private static final String FOREIGN_KEY = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";

    private static final String FOREIGN_NOTE = """
            If you think cryptography is the answer to your problem,
            then you don't know what your problem is.

            \u2014 PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=
            """;

    @Test
    void verifiesANoteThatAnotherImplementationSigned() {
        VerifierKey key = VerifierKey.parse(FOREIGN_KEY);
        SignedNote note = SignedNote.parse(FOREIGN_NOTE);

        assertThat(note.verifiedBy(List.of(key))).containsExactly(key);
        assertThat(note).hasToString(FOREIGN_NOTE);
        assertThat(key).hasToString(FOREIGN_KEY);
    }

    @Test
    void refusesAChangedText() {
        SignedNote note = SignedNote.parse(FOREIGN_NOTE.replace("answer", "solution"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> note.verifiedBy(List.of(VerifierKey.parse(FOREIGN_KEY))))
                .withMessageContaining("does not verify");
    }

    @Test
    void isVerifiedByEachKeyOfARotationAndByNoOther() {
        NoteSigner old = signer("log.example/one");
        NoteSigner young = signer("log.example/one");
        NoteSigner stranger = signer("log.example/two");
        SignedNote note =
                SignedNote.of("log.example/one\n0\n" + TreeHash.empty().base64() + "\n", List.of(old, young));

        SignedNote read = SignedNote.parse(note.toString());

        assertThat(read).isEqualTo(note);
        assertThat(read.verifiedBy(List.of(old.key()))).containsExactly(old.key());
        assertThat(read.verifiedBy(List.of(young.key()))).containsExactly(young.key());
        assertThat(read.verifiedBy(List.of(stranger.key()))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "text\n",
                "text\n\n",
                "text\n\nname sig\n",
                "text\n\n\u2014 a+b AAAAAAAA\n",
                "t\n\n\u2014 n AAAA\n"
            })
    void saysWhyATextIsNoNote(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> SignedNote.parse(text));
    }

    @Test
    void proofSurvivesBeingWrittenAndRead() {
        NoteSigner signer = signer("log.example/one");
        List<TreeHash> leaves = List.of(leaf("a"), leaf("b"), leaf("c"), leaf("d"), leaf("e"));
        var tree = new MerkleTree(InMemoryNodes.of(leaves));
        Checkpoint checkpoint = new Checkpoint("log.example/one", 5, tree.root(5));
        TlogProof proof = new TlogProof(2, tree.inclusion(2, 5), SignedNote.of(checkpoint.text(), List.of(signer)));

        TlogProof read = TlogProof.parse(proof.toString());

        assertThat(read).isEqualTo(proof);
        assertThat(read.verify(leaf("c"), List.of(signer.key()))).isEqualTo(checkpoint);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read.verify(leaf("d"), List.of(signer.key())))
                .withMessageContaining("does not lead from leaf 2");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        read.verify(leaf("c"), List.of(signer("log.example/one").key())))
                .withMessageContaining("none of the trusted keys");
    }

    private static TreeHash leaf(String text) {
        return TreeHash.leaf(text.getBytes(StandardCharsets.UTF_8));
    }

    private static NoteSigner signer(String name) {
        try {
            KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            return new NoteSigner(VerifierKey.of(name, pair.getPublic()), pair.getPrivate());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
