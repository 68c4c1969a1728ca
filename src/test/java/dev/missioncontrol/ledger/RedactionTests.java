package dev.missioncontrol.ledger;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.missioncontrol.shared.CanonicalJson;
import dev.missioncontrol.shared.Digest;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RedactionTests {

    private final Redaction redaction = new Redaction(text -> text.replace("secret", "***"));

    @Test
    void reachesTextAtAnyDepth() {
        assertThat(redaction.of(Map.of("a", List.of(Map.of("b", "a secret")), "n", 1)))
                .isEqualTo(Map.of("a", List.of(Map.of("b", "a ***")), "n", 1));
    }

    @Test
    void hidesAMemberThatIsNamedLikeACredential() {
        assertThat(redaction.of(Map.of("headers", Map.of("Authorization", "opensesame"))))
                .isEqualTo(Map.of("headers", Map.of("Authorization", "[redacted]")));
    }

    @Test
    void reachesNamesAndWhatIsTextByItsBytes() {
        assertThat(redaction.of(Map.of("a secret", 1))).isEqualTo(Map.of("a ***", 1));
        assertThat(redaction.of("secret.txt")).isEqualTo("***.txt");
        assertThat(redaction.of("a secret".getBytes(UTF_8), "application/octet-stream"))
                .isEqualTo("a ***".getBytes(UTF_8));
        assertThat(failing().of("s3same.txt")).startsWith("withheld-").doesNotContain("s3same");
    }

    @Test
    void withholdsAPayloadThatCannotBeSearchedAndKeepsItsDigest() {
        Map<String, @Nullable Object> payload = Map.of("summary", "it is s3same", "agentRunId", "r");

        Map<String, @Nullable Object> kept = failing().of(payload);

        assertThat(kept.toString()).doesNotContain("s3same");
        assertThat(kept)
                .containsEntry("withheldDigest", CanonicalJson.digest(payload))
                .containsEntry("agentRunId", "r");
    }

    @Test
    void withholdsADocumentThatCannotBeSearchedAndKeepsItsDigest() {
        byte[] document = "s3same".getBytes(UTF_8);

        String kept = new String(failing().of(document, "text/plain"), UTF_8);

        assertThat(kept).doesNotContain("s3same").contains(Digest.of(document).hex());
    }

    @Test
    void changesTextInItsOwnEncodingAndNothingElse() {
        byte[] latin = "caf\u00e9 secret".getBytes(ISO_8859_1);

        assertThat(redaction.of(latin, "text/plain; charset=iso-8859-1"))
                .isEqualTo("caf\u00e9 ***".getBytes(ISO_8859_1));
        assertThat(redaction.of("{\"a\":\"secret\"}".getBytes(UTF_8), "application/problem+json"))
                .isEqualTo("{\"a\":\"***\"}".getBytes(UTF_8));
        assertThat(redaction.of(latin, "application/zip")).isSameAs(latin);
    }

    private static Redaction failing() {
        return new Redaction(text -> {
            throw new IllegalStateException(text);
        });
    }
}
