package dev.missioncontrol.ledger.attestation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.protobuf.util.JsonFormat;
import dev.missioncontrol.ledger.merkle.InMemoryNodes;
import dev.missioncontrol.ledger.merkle.MerkleTree;
import dev.missioncontrol.ledger.merkle.TreeHash;
import dev.missioncontrol.ledger.note.Checkpoint;
import dev.missioncontrol.ledger.note.NoteSigner;
import dev.missioncontrol.ledger.note.SignedNote;
import dev.missioncontrol.ledger.note.TlogProof;
import dev.missioncontrol.ledger.note.VerifierKey;
import dev.missioncontrol.shared.CanonicalJson;
import dev.sigstore.bundle.Bundle.DsseEnvelope;
import dev.sigstore.bundle.ImmutableDsseEnvelope;
import dev.sigstore.bundle.ImmutableSignature;
import dev.sigstore.dsse.InTotoPayload;
import dev.sigstore.encryption.signers.Verifiers;
import dev.sigstore.json.canonicalizer.JsonCanonicalizer;
import dev.sigstore.merkle.InclusionProofVerificationException;
import dev.sigstore.merkle.InclusionProofVerifier;
import dev.sigstore.rekor.client.Checkpoints;
import dev.sigstore.rekor.client.RekorEntry;
import io.intoto.EnvelopeOuterClass;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What we sign and prove, read and verified by code of others: sigstore-java and the protobuf form of DSSE. */
class StockVerifierTests {

    private static final String ORIGIN = "log.example/one";

    private final NoteSigner older = signer();
    private final NoteSigner newer = signer();

    @Test
    void checkpointIsReadAndEverySignatureOfItHolds() throws Exception {
        SignedNote note = SignedNote.of(new Checkpoint(ORIGIN, 3, TreeHash.empty()).text(), List.of(older, newer));

        RekorEntry.Checkpoint read = Checkpoints.from(note.toString());

        assertThat(read.getOrigin()).isEqualTo(ORIGIN);
        assertThat(read.getSize()).isEqualTo(3);
        assertThat(Base64.getDecoder().decode(read.getBase64Hash()))
                .isEqualTo(TreeHash.empty().bytes());
        assertThat(read.getSignatures()).hasSize(2);
        for (int i = 0; i < 2; i++) {
            VerifierKey key = List.of(older, newer).get(i).key();
            RekorEntry.CheckpointSignature signature = read.getSignatures().get(i);
            assertThat(signature.getIdentity()).isEqualTo(ORIGIN);
            assertThat(HexFormat.of().formatHex(signature.getKeyHint())).isEqualTo(key.id());
            assertThat(holds(key, read.getSignedData().getBytes(UTF_8), signature.getSignature()))
                    .isTrue();
        }
        assertThat(holds(
                        older.key(),
                        read.getSignedData().replace("\n3\n", "\n4\n").getBytes(UTF_8),
                        read.getSignatures().getFirst().getSignature()))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({"1, 0", "2, 1", "7, 3", "256, 255", "257, 256", "300, 17", "1000, 999"})
    void inclusionProofLeadsToTheRootOfTheCheckpoint(int size, int leaf) throws Exception {
        List<TreeHash> leaves = IntStream.range(0, size)
                .mapToObj(number -> TreeHash.leaf(("entry " + number).getBytes(UTF_8)))
                .toList();
        MerkleTree tree = new MerkleTree(InMemoryNodes.of(leaves));
        SignedNote note = SignedNote.of(new Checkpoint(ORIGIN, size, tree.root(size)).text(), List.of(newer));
        TlogProof proof = TlogProof.parse(new TlogProof(leaf, tree.inclusion(leaf, size), note).toString());
        RekorEntry.Checkpoint checkpoint = Checkpoints.from(proof.checkpoint().toString());
        byte[] root = Base64.getDecoder().decode(checkpoint.getBase64Hash());
        List<byte[]> path = proof.path().stream().map(TreeHash::bytes).toList();

        InclusionProofVerifier.verify(leaves.get(leaf).bytes(), proof.index(), checkpoint.getSize(), path, root);

        byte[] other = TreeHash.leaf("another".getBytes(UTF_8)).bytes();
        assertThatExceptionOfType(InclusionProofVerificationException.class)
                .isThrownBy(
                        () -> InclusionProofVerifier.verify(other, proof.index(), checkpoint.getSize(), path, root));
    }

    @Test
    void envelopeIsReadAndItsSignaturesHoldOverTheStatement() throws Exception {
        Statement statement = new Statement(
                List.of(new Statement.Subject("shop@main", "gitCommit", "a".repeat(40))),
                Statement.PROVENANCE,
                Map.of("buildDefinition", Map.of("externalParameters", Map.of("idea", "Caf\u00e9 \uD83D\uDE80"))));

        DsseEnvelope read = read(Envelope.of(statement, List.of(older, newer)).json());

        assertThat(read.getPayloadType()).isEqualTo(InTotoPayload.PAYLOAD_TYPE);
        assertThat(read.getSignatures()).hasSize(2);
        assertThat(holds(older.key(), read.getPAE(), read.getSignatures().get(0).getSig()))
                .isTrue();
        assertThat(holds(newer.key(), read.getPAE(), read.getSignatures().get(1).getSig()))
                .isTrue();
        assertThat(holds(newer.key(), read.getPAE(), read.getSignatures().get(0).getSig()))
                .isFalse();
        InTotoPayload payload = InTotoPayload.from(read);
        assertThat(payload.getType()).isEqualTo(Statement.TYPE);
        assertThat(payload.getPredicateType()).isEqualTo(Statement.PROVENANCE);
        assertThat(payload.getSubject().getFirst().getName()).isEqualTo("shop@main");
        assertThat(payload.getSubject().getFirst().getDigest()).isEqualTo(Map.of("gitCommit", "a".repeat(40)));
        assertThat(payload.getPredicate().toString()).contains("Caf\u00e9 \uD83D\uDE80");
    }

    @Test
    void canonicalJsonIsTheOneOfTheStandard() throws Exception {
        String text = CanonicalJson.write(Map.of(
                "\u20ac",
                "Euro \u0007 \u001f \" \\ / \u007f",
                "\r",
                1,
                "1",
                true,
                "\uD83D\uDE00",
                List.of(-5, "x"),
                "\u0080",
                Map.of(),
                "\u00f6",
                ""));

        assertThat(new JsonCanonicalizer(text).getEncodedString()).isEqualTo(text);
    }

    /** By the protobuf mapping of the format, as bundles of Sigstore are read. */
    private static DsseEnvelope read(String json) throws Exception {
        EnvelopeOuterClass.Envelope.Builder parsed = EnvelopeOuterClass.Envelope.newBuilder();
        JsonFormat.parser().merge(json, parsed);
        ImmutableDsseEnvelope.Builder envelope = ImmutableDsseEnvelope.builder()
                .payload(parsed.getPayload().toByteArray())
                .payloadType(parsed.getPayloadType());
        parsed.getSignaturesList()
                .forEach(each -> envelope.addSignatures(ImmutableSignature.builder()
                        .sig(each.getSig().toByteArray())
                        .build()));
        return envelope.build();
    }

    private static boolean holds(VerifierKey key, byte[] signed, byte[] signature) throws GeneralSecurityException {
        return Verifiers.newVerifier(key.javaKey()).verify(signed, signature);
    }

    private static NoteSigner signer() {
        try {
            KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            return new NoteSigner(VerifierKey.of(ORIGIN, pair.getPublic()), pair.getPrivate());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
