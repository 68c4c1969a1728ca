package dev.missioncontrol.policy.secret;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RecognisedSecretsTests {

    private final RecognisedSecrets secrets = new RecognisedSecrets(new SecretScanners());
    private final FakeSecrets fakes = new FakeSecrets(9);

    @Test
    void hidesInTextWhatIsKnownByItsFormOnly() {
        String named = "String apiKey = \"" + fakes.text(32) + "\";";

        assertThat(secrets.masked("id " + fakes.awsKey() + ".")).isEqualTo("id [secret: aws-access-key-id].");
        assertThat(secrets.masked(named)).isEqualTo(named);
        assertThat(secrets.masked("A.java", named.getBytes(UTF_8))).isPresent();
    }

    @Test
    void saysWhatItIsInASentence() {
        assertThat(secrets.find("use " + fakes.githubToken())).contains("a personal access token of GitHub");
        assertThat(secrets.find("nothing here")).isEmpty();
    }

    @Test
    void keepsNumberAndPlaceOfLinesWhateverIsAround() {
        Random random = new Random(17);
        for (int i = 0; i < 300; i++) {
            String secret =
                    i % 2 == 0 ? fakes.slackToken() : FakeSecrets.pem(fakes.privateKeyLines(1 + random.nextInt(9)));
            String before = noise(random) + "\n";
            String after = "\n" + noise(random);
            byte[] content = (before + secret + after).getBytes(UTF_8);

            byte[] masked = secrets.masked("a.txt", content).orElseThrow();

            assertThat(lines(masked)).isEqualTo(lines(content));
            assertThat(new String(masked, UTF_8))
                    .doesNotContain(secret.lines().toArray(String[]::new))
                    .startsWith(before);
        }
    }

    @Test
    void hidesAsAWholeWhatIsTooLargeToBeSearched() {
        byte[] large = new byte[RecognisedSecrets.LARGEST + 1];
        Arrays.fill(large, (byte) 'x');
        large[100] = '\n';
        large[large.length - 1] = '\n';

        assertThat(new String(secrets.masked("a.txt", large).orElseThrow(), UTF_8))
                .isEqualTo("[not shown: too large to be searched for secrets]\n[not shown]\n");
    }

    private static String noise(Random random) {
        var text = new StringBuilder();
        for (int i = 0; i < random.nextInt(400); i++) {
            text.append("abc dé=:\"'\n{}<>/".charAt(random.nextInt(16)));
        }
        return text.toString();
    }

    private static long lines(byte[] content) {
        long lines = 0;
        for (byte each : content) {
            lines += each == '\n' ? 1 : 0;
        }
        return lines;
    }
}
