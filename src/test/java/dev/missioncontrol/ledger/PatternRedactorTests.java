package dev.missioncontrol.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

class PatternRedactorTests {

    private final StaticListableBeanFactory beans = new StaticListableBeanFactory();
    private final Redactor redactor =
            new PatternRedactor(beans.getBeanProvider(SecretValues.class), beans.getBeanProvider(SecretDetector.class));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Authorization: Bearer abc.def-123456|Authorization: Bearer [redacted]",
                "proxy-authorization: Basic dXNlcjpwYXNz|proxy-authorization: Basic [redacted]",
                "{\"Authorization\":\"token ghp_0123456789\"}|{\"Authorization\":\"token [redacted]\"}",
                "curl -H 'x-api-key: 0123456789abcdef'|curl -H 'x-api-key: [redacted]'",
                "used bearer eyJhbGciOiJIUzI1NiJ9.e30|used bearer [redacted]",
                "git clone https://user:pw@example.com/r.git|git clone https://user:[redacted]@example.com/r.git",
                "see ssh://git:s3cret@example.com|see ssh://git:[redacted]@example.com",
                "https://ghp_0123456789abcdefghij@github.com|https://[redacted]@github.com",
            })
    void hidesCredentials(String text, String redacted) {
        assertThat(redactor.redact(text)).isEqualTo(redacted);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ssh://git@example.com:22/r.git",
                "https://example.com:8080/a@b",
                "Authorization is checked",
                "a bearer of news",
                "int authorization = of(x);",
                ""
            })
    void leavesEverythingElseAlone(String text) {
        assertThat(redactor.redact(text)).isEqualTo(text);
    }

    @Test
    void putsTheReferenceInPlaceOfARegisteredSecretLongestFirst() {
        beans.addBean("secrets", (SecretValues) () -> Map.of("SHORT", "hunter", "LONG", "hunter22", "TINY", "ab"));

        assertThat(redactor.redact("hunter22 and hunter ab"))
                .isEqualTo("${{ secrets.LONG }} and ${{ secrets.SHORT }} ab");
    }

    @Test
    void staysQuickOnTextMadeToBeSlow() {
        String hostile = "a.".repeat(200_000) + "://" + "x:".repeat(200_000);

        assertTimeoutPreemptively(Duration.ofSeconds(10), () -> redactor.redact(hostile));
    }
}
