package dev.missioncontrol.policy.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretScannerTests {

    private static final FakeSecrets FAKES = new FakeSecrets(42);

    private final SecretScanner scanner = new SecretScanner(SecretRules.builtIn());

    static Stream<Map.Entry<String, String>> oneOfEach() {
        Map<String, String> samples = new LinkedHashMap<>();
        samples.put("private-key", FakeSecrets.pem(FAKES.privateKeyLines(6)));
        samples.put(
                "putty-private-key",
                "PuTTY-User-Key-" + "File-3: ssh-rsa\nEncryption: none\nPrivate-Lines: 2\n" + FAKES.text(64) + "\n"
                        + FAKES.text(64) + "\nPrivate-MAC: " + FAKES.hex(64) + "\n");
        samples.put("age-secret-key", "AGE-SECRET" + "-KEY-1" + FAKES.text(58).toUpperCase(java.util.Locale.ROOT));
        samples.put("aws-access-key-id", FAKES.awsKey());
        samples.put("aws-secret-access-key", "aws_secret_access_key = " + FAKES.text(40));
        samples.put("google-api-key", "AI" + "za" + FAKES.text(35));
        samples.put("google-oauth-client-secret", "GOC" + "SPX-" + FAKES.text(28));
        samples.put("google-oauth-access-token", "ya" + "29." + FAKES.text(60));
        samples.put("azure-storage-account-key", "Account" + "Key=" + FAKES.text(86) + "==");
        samples.put("azure-client-secret", "a '" + FAKES.text(3) + "8Q" + "~" + FAKES.text(34) + "'");
        samples.put("digitalocean-token", "dop" + "_v1_" + FAKES.hex(64));
        samples.put("heroku-api-key", "HR" + "KU-" + FAKES.text(60));
        samples.put("databricks-token", "da" + "pi" + FAKES.hex(32));
        samples.put("hashicorp-vault-token", "hv" + "s." + FAKES.text(90));
        samples.put("terraform-cloud-token", FAKES.text(14) + ".atlas" + "v1." + FAKES.text(67));
        samples.put("github-personal-access-token", FAKES.githubToken());
        samples.put("github-fine-grained-token", "github" + "_pat_" + FAKES.text(22) + "_" + FAKES.text(59));
        samples.put("github-app-token", "gh" + "s_" + FAKES.text(36));
        samples.put("gitlab-token", "gl" + "pat-" + FAKES.text(20));
        samples.put("atlassian-api-token", "ATA" + "TT3" + FAKES.text(180));
        samples.put("npm-token", "npm" + "_" + FAKES.text(36));
        samples.put("npmrc-credential", ".npmrc|//registry.example.org/:_auth" + "Token=" + FAKES.text(36));
        samples.put("pypi-token", "pypi-" + "AgEIcHlwaS5vcmc" + FAKES.text(70));
        samples.put("rubygems-token", "rubygems" + "_" + FAKES.hex(48));
        samples.put("crates-io-token", "c" + "io" + FAKES.text(32));
        samples.put("nuget-api-key", "oy" + "2" + FAKES.hex(43));
        samples.put("docker-hub-token", "dckr" + "_pat_" + FAKES.text(27));
        samples.put("slack-token", FAKES.slackToken());
        samples.put("slack-app-token", "xa" + "pp-1-A0123456789-1234567890123-" + FAKES.hex(64));
        samples.put("slack-webhook", "https://hooks.slack" + ".com/services/T01234567/B01234567/" + FAKES.text(24));
        samples.put("discord-webhook", "https://discord" + ".com/api/webhooks/123456789012345678/" + FAKES.text(68));
        samples.put("telegram-bot-token", "bot 123456789:" + "AA" + FAKES.text(33));
        samples.put("stripe-api-key", "sk" + "_live_" + FAKES.text(24));
        samples.put("sendgrid-api-key", "S" + "G." + FAKES.text(22) + "." + FAKES.text(43));
        samples.put("mailgun-api-key", "mailgun_api = 'key" + "-" + FAKES.hex(32) + "'");
        samples.put("mailchimp-api-key", FAKES.hex(32) + "-us" + "12");
        samples.put("twilio-api-key", "S" + "K" + FAKES.hex(32));
        samples.put("shopify-token", "shp" + "at_" + FAKES.hex(32));
        samples.put("openai-api-key", "sk" + "-proj-" + FAKES.text(48));
        samples.put("anthropic-api-key", "sk" + "-ant-api03-" + FAKES.text(93));
        samples.put(
                "huggingface-token",
                "h" + "f_" + FAKES.text(80).replaceAll("[0-9]", "").substring(0, 34));
        samples.put("grafana-token", "gl" + "sa_" + FAKES.text(32) + "_" + FAKES.hex(8));
        samples.put("sentry-token", "sntr" + "ys_" + FAKES.text(80));
        samples.put("new-relic-key", "NR" + "AK-" + FAKES.text(27).toUpperCase(java.util.Locale.ROOT));
        samples.put("linear-api-key", "lin" + "_api_" + FAKES.text(40));
        samples.put("json-web-token", FAKES.jwt());
        samples.put("password-in-url", "postgres://app:" + FAKES.text(20) + "@db.internal/app");
        samples.put("authorization-header", "Authorization: Bea" + "rer " + FAKES.text(40));
        samples.put("generic-credential", "String apiKey = \"" + FAKES.text(32) + "\";");
        samples.put("generic-credential-in-configuration", "app.env|DB_PASSWORD=" + FAKES.text(24));
        return samples.entrySet().stream();
    }

    @ParameterizedTest
    @MethodSource("oneOfEach")
    void recognisesEachKindAndHidesIt(Map.Entry<String, String> sample) {
        String[] parts = sample.getValue().contains("|")
                ? sample.getValue().split("\\|")
                : new String[] {"a.txt", sample.getValue()};
        String text = "first\n  " + parts[1] + "\nlast\n";

        List<SecretMatch> found = scanner.findings(parts[0], text);

        assertThat(found).extracting(SecretMatch::rule).containsExactly(sample.getKey());
        assertThat(found.getFirst().line()).isEqualTo(2);
        assertThat(Mask.of(text, found))
                .doesNotContain(text.substring(
                        found.getFirst().start(), found.getFirst().end()))
                .contains("[secret: " + sample.getKey() + "]")
                .startsWith("first\n")
                .endsWith("last\n")
                .hasLineCount((int) text.lines().count());
    }

    @Test
    void hasASampleOfEveryRuleOfOurs() {
        assertThat(oneOfEach().map(Map.Entry::getKey))
                .containsExactlyElementsOf(SecretRules.builtIn().ids());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password = \"${{ secrets.DB_PASSWORD }}\"",
                "String token = \"your-token-goes-here\";",
                "private static final String SECRET_NAME = \"missioncontrol.encryption.key\";",
                "see https://user:password@example.org/path",
                "postgres://app:${DB_PASSWORD}@db/app",
                "AKIA is how ids of keys begin",
                "token.equals(\"application/json; charset=utf-8\")",
                "the commit 3367afdbbf91e638efe983616377c60477cc6612",
                "\"integrity\": \"sha512-oqVuAfXRKap7fdgcCY5uykM6+R9GqQ8K/uxy9rx7HNQlGYl1kPzQho1wx4JwY8wC\"",
                "key = decode(\"-----BEGIN PUBLIC KEY-----\")",
                "pem.replace(\"-----BEGIN PRIVATE KEY-----\", \"\").replace(\"-----END PRIVATE KEY-----\", \"\")"
            })
    void leavesAloneWhatIsNoSecret(String text) {
        assertThat(scanner.findings("a.txt", text)).isEmpty();
    }

    @Test
    void findsNothingInTheSourcesOfThisProject() throws IOException {
        List<String> found = new ArrayList<>();
        for (String root : List.of("src", "docs")) {
            try (Stream<Path> files = Files.walk(Path.of(root))) {
                for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                    String text = Files.readString(file, StandardCharsets.ISO_8859_1);
                    scanner.findings(file.toString(), text)
                            .forEach(match -> found.add(file + ":" + match.line() + " " + match.rule()));
                }
            }
        }
        assertThat(found).isEmpty();
    }

    @Test
    void findsAKeyInOneLongLineAndInManyShortOnes() {
        String key = FAKES.awsKey();
        String filler = "var a=\"text\",secret=token.password;";

        assertThat(scanner.findings("a.js", filler.repeat(3_000) + "x=\"" + key + "\";" + filler.repeat(3_000)))
                .extracting(SecretMatch::rule)
                .containsExactly("aws-access-key-id");
        assertThat(scanner.findings("a.js", (filler + "\n").repeat(3_000) + key + "\n"))
                .extracting(SecretMatch::line)
                .containsExactly(3_001);
    }

    @Test
    void takesLinearTimeForHostileText() {
        String keywords =
                String.join(" ", SecretRules.builtIn().ids()) + " secret token password akia ghp_ eyj :// sk-";
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            scanner.scan("a.env", (keywords + "=").repeat(1_000));
            scanner.scan("a.env", "secret".repeat(100_000));
            scanner.scan("a.env", ("-----BEGIN PRIVATE" + " KEY-----\n").repeat(10_000));
            scanner.scan("a.env", "eyJ".repeat(100_000));
        });
    }

    @Test
    void masksEveryLineOfAPrivateKey() {
        String[] lines = FAKES.privateKeyLines(3);

        String masked = scanner.masked("a\n" + FakeSecrets.pem(lines) + "b\n");

        assertThat(masked).isEqualTo("a\n[secret: private-key]\n[secret]\n[secret]\n[secret]\n[secret]\nb\n");
    }

    @Test
    void masksAPrivateKeyWhoseEndIsMissingOrEscaped() {
        String[] lines = FAKES.privateKeyLines(3);
        String pem = FakeSecrets.pem(lines);

        assertThat(scanner.masked(pem.substring(0, pem.indexOf(lines[2]) + 20))).doesNotContain(lines[0], lines[1]);
        assertThat(scanner.masked("{\"key\": \"" + pem.replace("\n", "\\n") + "\"}"))
                .isEqualTo("{\"key\": \"[secret: private-key]\\n\"}");
    }
}
