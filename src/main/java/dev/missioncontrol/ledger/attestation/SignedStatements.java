package dev.missioncontrol.ledger.attestation;

import dev.missioncontrol.ledger.note.VerifierKey;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collection;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Verifies a file of signed statements, one envelope per line: what docs/ledger.md says of attestations. */
public final class SignedStatements {

    private static final Map<String, Pattern> DIGESTS = Map.of(
            "gitCommit", Pattern.compile("[0-9a-f]{40}|[0-9a-f]{64}"), "sha256", Pattern.compile("[0-9a-f]{64}"));

    /** Far more than the statements of a commit have, and little enough to be held as a tree. */
    private static final int MOST_TOKENS = 250_000;

    private static final int DEEPEST = 1_000;

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxTokenCount(MOST_TOKENS)
                            .maxNestingDepth(DEEPEST)
                            .build())
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private SignedStatements() {}

    /**
     * Checks every line: an envelope in the form that {@link Envelope#json} writes, signed by one of the keys, with no
     * signature that claims to be of one of them and is not, around a statement about at least one digest.
     *
     * @throws IllegalArgumentException naming the line and what does not hold
     */
    public static void verify(byte[] file, Collection<VerifierKey> keys) {
        String text = text(file);
        if (!text.endsWith("\n")) {
            throw new IllegalArgumentException("There is no line, or the last one does not end.");
        }
        int number = 1;
        // Nothing but U+000A ends a line.
        for (int from = 0; from < text.length(); number++) {
            int end = text.indexOf('\n', from);
            try {
                verify(text.substring(from, end), keys);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("line " + number + ": " + e.getMessage(), e);
            }
            from = end + 1;
        }
    }

    /**
     * Checks a file as {@link #verify} does that has to have one line, and returns the statement as it was signed.
     *
     * @throws IllegalArgumentException saying what does not hold
     */
    public static String only(byte[] file, Collection<VerifierKey> keys) {
        verify(file, keys);
        String text = text(file);
        require(text.indexOf('\n') == text.length() - 1, "There is more than one line.");
        return Envelope.parse(text.substring(0, text.length() - 1)).payload();
    }

    private static void verify(String line, Collection<VerifierKey> keys) {
        Envelope envelope = Envelope.parse(line);
        require(envelope.json().equals(line), "The envelope is not in canonical form.");
        require(envelope.payloadType().equals(Statement.PAYLOAD_TYPE), "It holds a " + envelope.payloadType() + ".");
        envelope.signatures().forEach(each -> require(isBase64(each.signature()), "A signature is not in Base64."));
        require(!envelope.verifiedBy(keys).isEmpty(), "No key that is trusted signed it.");
        statement(envelope.payload());
    }

    /** The one form of its bytes: the decoder is more generous. */
    private static boolean isBase64(String text) {
        return Base64.getEncoder()
                .encodeToString(Base64.getDecoder().decode(text))
                .equals(text);
    }

    private static void statement(String payload) {
        JsonNode statement = read(payload);
        require(Statement.TYPE.equals(text(statement, "_type")), "Its _type is not " + Statement.TYPE + ".");
        String predicateType = text(statement, "predicateType");
        require(predicateType != null && !predicateType.isEmpty(), "It has no predicateType.");
        JsonNode predicate = statement.get("predicate");
        require(predicate != null && predicate.isObject(), "It has no predicate.");
        JsonNode subjects = statement.get("subject");
        require(subjects != null && subjects.isArray() && !subjects.isEmpty(), "It is about nothing.");
        subjects.forEach(SignedStatements::subject);
    }

    private static void subject(JsonNode subject) {
        JsonNode digests = subject.get("digest");
        require(digests != null && digests.isObject() && !digests.isEmpty(), "A subject has no digest.");
        digests.properties().forEach(digest -> {
            Pattern form = DIGESTS.get(digest.getKey());
            require(
                    form != null
                            && digest.getValue().isString()
                            && form.matcher(digest.getValue().stringValue()).matches(),
                    "A subject's " + digest.getKey() + " is no digest.");
        });
    }

    static JsonNode read(String payload) {
        try {
            return MAPPER.readTree(payload);
        } catch (JacksonException e) {
            throw new IllegalArgumentException("The statement is no JSON.", e);
        }
    }

    private static @Nullable String text(JsonNode object, String member) {
        JsonNode value = object.get(member);
        return value != null && value.isString() ? value.stringValue() : null;
    }

    private static String text(byte[] file) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(file))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("It is not UTF-8.", e);
        }
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
