package dev.missioncontrol.ledger.attestation;

import dev.missioncontrol.shared.CanonicalJson;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * An in-toto Statement, version 1: says something (the predicate) about something (the subjects).
 *
 * @param subjects what it is about
 * @param predicateType the URI of the predicate's format
 * @param predicate what it says, in canonical JSON's types
 * @see <a href="https://github.com/in-toto/attestation/blob/main/spec/v1/statement.md">in-toto Statement v1</a>
 */
public record Statement(List<Subject> subjects, String predicateType, Map<String, @Nullable Object> predicate) {

    /** The format's own URI. */
    public static final String TYPE = "https://in-toto.io/Statement/v1";

    /** The media type of a statement in an envelope. */
    public static final String PAYLOAD_TYPE = "application/vnd.in-toto+json";

    /** The predicate type of SLSA provenance, version 1. */
    public static final String PROVENANCE = "https://slsa.dev/provenance/v1";

    /** The predicate type of test results. */
    public static final String TEST_RESULT = "https://in-toto.io/attestation/test-result/v0.1";

    /** The predicate type of a simple verification result: which checks a verifier found to hold. */
    public static final String VERIFICATION = "https://in-toto.io/attestation/svr/v0.2";

    /** Copies the subjects. */
    public Statement {
        subjects = List.copyOf(subjects);
    }

    /**
     * What a statement is about.
     *
     * @param name a name for people
     * @param algorithm the digest's algorithm: {@code gitCommit}, {@code sha256}
     * @param digest the digest, in hex
     */
    public record Subject(String name, String algorithm, String digest) {}

    /** Returns the same statement with every text of the predicate passed through something that takes secrets out. */
    public Statement redacted(UnaryOperator<String> redactor) {
        return new Statement(subjects, predicateType, redacted(predicate, redactor));
    }

    private static Map<String, @Nullable Object> redacted(Map<?, ?> map, UnaryOperator<String> redactor) {
        Map<String, @Nullable Object> redacted = new LinkedHashMap<>();
        map.forEach((name, value) -> redacted.put(String.valueOf(name), redacted(value, redactor)));
        return redacted;
    }

    private static @Nullable Object redacted(@Nullable Object value, UnaryOperator<String> redactor) {
        return switch (value) {
            case CharSequence text -> redactor.apply(text.toString());
            case Map<?, ?> map -> redacted(map, redactor);
            case Iterable<?> items -> {
                List<@Nullable Object> redacted = new ArrayList<>();
                items.forEach(each -> redacted.add(redacted(each, redactor)));
                yield redacted;
            }
            case null, default -> value;
        };
    }

    /**
     * Returns the statement as JSON, in canonical form but for characters beyond ASCII, which are escaped: verifiers are
     * about that count characters where DSSE counts bytes, and so they come to the same.
     */
    public String json() {
        Map<String, @Nullable Object> statement = new LinkedHashMap<>();
        statement.put("_type", TYPE);
        statement.put(
                "subject",
                subjects.stream()
                        .map(subject ->
                                Map.of("name", subject.name(), "digest", Map.of(subject.algorithm(), subject.digest())))
                        .toList());
        statement.put("predicateType", predicateType);
        statement.put("predicate", predicate);
        return ascii(CanonicalJson.write(statement));
    }

    private static String ascii(String json) {
        StringBuilder ascii = new StringBuilder(json.length());
        for (char c : json.toCharArray()) {
            if (c > '~') {
                ascii.append("\\u").append(HexFormat.of().toHexDigits(c));
            } else {
                ascii.append(c);
            }
        }
        return ascii.toString();
    }
}
