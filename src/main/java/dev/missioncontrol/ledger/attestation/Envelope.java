package dev.missioncontrol.ledger.attestation;

import dev.missioncontrol.ledger.note.NoteSigner;
import dev.missioncontrol.ledger.note.VerifierKey;
import dev.missioncontrol.shared.CanonicalJson;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A DSSE envelope: a payload with signatures over its type and its bytes.
 *
 * @param payloadType the media type of the payload
 * @param payload the payload
 * @param signatures the signatures
 * @see <a href="https://github.com/secure-systems-lab/dsse/blob/master/protocol.md">DSSE v1</a>
 */
public record Envelope(String payloadType, String payload, List<Signature> signatures) {

    private static final int MOST_SIGNATURES = 64;

    /** What an envelope with that many signatures has, and some more. */
    private static final int MOST_TOKENS = 1_000;

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxTokenCount(MOST_TOKENS)
                            .build())
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** Copies the signatures. */
    public Envelope {
        signatures = List.copyOf(signatures);
    }

    /**
     * A signature.
     *
     * @param keyId the log key's id: name, a plus and eight hexadecimal digits
     * @param signature the Ed25519 signature in Base64
     */
    public record Signature(String keyId, String signature) {}

    /** Signs a statement with every key. */
    public static Envelope of(Statement statement, Collection<NoteSigner> signers) {
        String payload = statement.json();
        byte[] encoded = preAuthenticationEncoding(Statement.PAYLOAD_TYPE, payload.getBytes(StandardCharsets.UTF_8));
        return new Envelope(
                Statement.PAYLOAD_TYPE,
                payload,
                signers.stream()
                        .map(signer -> new Signature(
                                keyId(signer.key()), Base64.getEncoder().encodeToString(signer.signature(encoded))))
                        .toList());
    }

    /**
     * Reads an envelope; does not verify it.
     *
     * @throws IllegalArgumentException when it is none, saying why
     */
    public static Envelope parse(String json) {
        try {
            JsonNode node = MAPPER.readTree(json);
            List<Signature> signatures = new ArrayList<>();
            Objects.requireNonNull(node.get("signatures"), "no signatures")
                    .forEach(each -> signatures.add(new Signature(text(each, "keyid"), text(each, "sig"))));
            if (signatures.size() > MOST_SIGNATURES) {
                throw new IllegalArgumentException("A DSSE envelope has at most " + MOST_SIGNATURES + " signatures.");
            }
            byte[] payload = Base64.getDecoder().decode(text(node, "payload"));
            return new Envelope(text(node, "payloadType"), new String(payload, StandardCharsets.UTF_8), signatures);
        } catch (JacksonException | NullPointerException e) {
            throw new IllegalArgumentException("This is no DSSE envelope: " + e.getMessage(), e);
        }
    }

    private static String text(JsonNode node, String member) {
        JsonNode value = node.get(member);
        if (value == null || !value.isString()) {
            throw new IllegalArgumentException("A DSSE envelope has a text '" + member + "'.");
        }
        return value.stringValue();
    }

    /**
     * Returns those of the keys that signed the payload.
     *
     * @throws IllegalArgumentException when a signature that claims to be of one of the keys is not
     */
    public List<VerifierKey> verifiedBy(Collection<VerifierKey> known) {
        byte[] encoded = preAuthenticationEncoding(payloadType, payload.getBytes(StandardCharsets.UTF_8));
        List<VerifierKey> signed = new ArrayList<>();
        for (VerifierKey key : known) {
            for (Signature signature : signatures) {
                if (signature.keyId().equals(keyId(key))) {
                    if (!key.verifies(encoded, Base64.getDecoder().decode(signature.signature()))) {
                        throw new IllegalArgumentException(
                                "The signature of " + signature.keyId() + " does not verify.");
                    }
                    signed.add(key);
                }
            }
        }
        return signed;
    }

    /** Returns the envelope as one line of JSON. */
    public String json() {
        return CanonicalJson.write(Map.of(
                "payloadType",
                payloadType,
                "payload",
                Base64.getEncoder().encodeToString(payload.getBytes(StandardCharsets.UTF_8)),
                "signatures",
                signatures.stream()
                        .map(each -> Map.of("keyid", each.keyId(), "sig", each.signature()))
                        .toList()));
    }

    private static String keyId(VerifierKey key) {
        return key.name() + "+" + key.id();
    }

    /** {@code "DSSEv1 " + length of type + " " + type + " " + length of body + " " + body}, lengths in bytes. */
    private static byte[] preAuthenticationEncoding(String type, byte[] body) {
        byte[] typeBytes = type.getBytes(StandardCharsets.UTF_8);
        var out = new ByteArrayOutputStream();
        out.writeBytes(("DSSEv1 " + typeBytes.length + " ").getBytes(StandardCharsets.UTF_8));
        out.writeBytes(typeBytes);
        out.writeBytes((" " + body.length + " ").getBytes(StandardCharsets.UTF_8));
        out.writeBytes(body);
        return out.toByteArray();
    }
}
