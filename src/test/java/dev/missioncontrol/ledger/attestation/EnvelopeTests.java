package dev.missioncontrol.ledger.attestation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.missioncontrol.ledger.note.NoteSigner;
import dev.missioncontrol.ledger.note.VerifierKey;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnvelopeTests {

    private final NoteSigner signer = signer();

    @Test
    void holdsAStatementThatItsKeySigned() {
        Statement statement = new Statement(
                List.of(new Statement.Subject("shop", "gitCommit", "0".repeat(40))),
                Statement.PROVENANCE,
                Map.of("builder", "\u20AC"));

        Envelope read = Envelope.parse(Envelope.of(statement, List.of(signer)).json());

        assertThat(read.verifiedBy(List.of(signer.key()))).containsExactly(signer.key());
        assertThat(read.verifiedBy(List.of(signer().key()))).isEmpty();
        assertThat(read.payloadType()).isEqualTo("application/vnd.in-toto+json");
        assertThat(read.payload())
                .isEqualTo("{\"_type\":\"https://in-toto.io/Statement/v1\",\"predicate\":{\"builder\":\"\\u20ac\"},"
                        + "\"predicateType\":\"https://slsa.dev/provenance/v1\",\"subject\":[{\"digest\":{\"gitCommit\":\""
                        + "0".repeat(40) + "\"},\"name\":\"shop\"}]}");
    }

    @Test
    void signsTheEncodingThatTheSpecificationGives() {
        Statement statement = new Statement(List.of(), "type", Map.of());
        Envelope envelope = Envelope.of(statement, List.of(signer));
        String encoded =
                "DSSEv1 28 application/vnd.in-toto+json " + statement.json().length() + " " + statement.json();

        assertThat(signer.key()
                        .verifies(
                                encoded.getBytes(StandardCharsets.UTF_8),
                                Base64.getDecoder()
                                        .decode(envelope.signatures().getFirst().signature())))
                .isTrue();
    }

    @Test
    void refusesAChangedPayloadOrType() {
        Envelope envelope = Envelope.of(new Statement(List.of(), "type", Map.of()), List.of(signer));

        for (Envelope changed : List.of(
                new Envelope(envelope.payloadType(), envelope.payload() + " ", envelope.signatures()),
                new Envelope("text/plain", envelope.payload(), envelope.signatures()))) {
            assertThatIllegalArgumentException().isThrownBy(() -> changed.verifiedBy(List.of(signer.key())));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "{}", "[]", "{\"payload\":1}", "{\"signatures\":[],\"payload\":\"*\",\"payloadType\":\"a\"}"
            })
    void saysWhatIsNoEnvelope(String json) {
        assertThatIllegalArgumentException().isThrownBy(() -> Envelope.parse(json));
    }

    private static NoteSigner signer() {
        try {
            KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            return new NoteSigner(VerifierKey.of("log.example/one", pair.getPublic()), pair.getPrivate());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
