package dev.missioncontrol.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.missioncontrol.shared.CanonicalJson;
import java.net.URLEncoder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.json.JsonMapper;

class SecretFormsTests {

    private static final String SECRET = "p\u00e4ss/w\"rd+1 & <2>\\n=3";
    private static final String REFERENCE = "${{ secrets.S }}";

    private final SecretForms forms = SecretForms.of(List.of(Map.of("S", SECRET)));

    @Test
    void hidesEveryFormAndLeavesWhatIsAroundIt() {
        JsonMapper ascii =
                JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();
        String json = unquoted(CanonicalJson.write(SECRET));
        String percent = URLEncoder.encode(SECRET, UTF_8);
        for (String form : List.of(
                SECRET,
                json,
                unquoted(CanonicalJson.write(json)),
                unquoted(ascii.writeValueAsString(SECRET)),
                SECRET.replace("\\", "\\\\").replace("\"", "\\\"").replace("/", "\\/"),
                percent,
                percent.replace("+", "%20"),
                percent.replace("+", "%20")
                        .replaceAll("%2B", "%2b")
                        .replaceAll("%C3%A4", "%c3%a4")
                        .replace("%2F", "%2f")
                        .replace("%22", "%22")
                        .replace("%3C", "%3c")
                        .replace("%3E", "%3e")
                        .replace("%5C", "%5c")
                        .replace("%3D", "%3d"))) {
            assertThat(forms.hide("a " + form + " b " + form)).isEqualTo("a " + REFERENCE + " b " + REFERENCE);
        }
    }

    @Test
    void hidesBase64OfItInEveryAlphabetPaddedOrNot() {
        byte[] bytes = SECRET.getBytes(UTF_8);
        for (Base64.Encoder encoder : encoders()) {
            assertThat(forms.hide("Basic " + encoder.encodeToString(bytes) + "."))
                    .isEqualTo("Basic " + REFERENCE + ".");
        }
    }

    @Test
    void hidesItWithinLongerBase64AtEveryPlace() {
        for (int before = 0; before < 7; before++) {
            for (int after = 0; after < 7; after++) {
                byte[] whole = ("u".repeat(before) + SECRET + "v".repeat(after)).getBytes(UTF_8);
                for (Base64.Encoder encoder : encoders()) {
                    String hidden = forms.hide(encoder.encodeToString(whole));
                    assertThat(hidden).contains(REFERENCE);
                    // What is left does not even hold the ends of it.
                    assertThat(hidden.replace(REFERENCE, "")).hasSizeLessThanOrEqualTo((before + after) * 4 / 3 + 2);
                }
            }
        }
    }

    @Test
    void hidesBase64ThatIsBrokenIntoLines() {
        byte[] whole = ("u".repeat(50) + SECRET + "v".repeat(40) + SECRET).getBytes(UTF_8);
        String mime = Base64.getMimeEncoder().encodeToString(whole);
        assertThat(mime).contains("\r\n");
        for (String broken : List.of(
                mime,
                mime.replace("\r", ""),
                Base64.getMimeEncoder(8, new byte[] {'\n'}).encodeToString(whole),
                "key: |\n    " + mime.replace("\r\n", "\n    ") + "\n",
                unquoted(CanonicalJson.write(mime)))) {
            String hidden = forms.hide(broken);

            assertThat(hidden).containsPattern("(?s)" + Pattern.quote(REFERENCE) + ".*" + Pattern.quote(REFERENCE));
            String left = hidden.replace(REFERENCE, "").replaceAll("\\\\[rn]|[^A-Za-z0-9+/=]", "");
            assertThat(left).hasSizeLessThan(90 * 4 / 3 + 12);
        }
        assertThat(forms.hide("two\nlines\r\nand \\n more")).isEqualTo("two\nlines\r\nand \\n more");
    }

    @Test
    void hidesEachLineOfAKey() {
        String line = "MIIBVgIBADANBgkqhkiG9w0B";
        SecretForms key = SecretForms.of(List.of(
                Map.of("KEY", "-----BEGIN KEY-----\n" + line + "\n" + line.toLowerCase() + "\n-----END KEY-----\n")));

        assertThat(key.hide("-----BEGIN KEY-----\n+" + line + "\n"))
                .isEqualTo("-----BEGIN KEY-----\n+${{ secrets.KEY }}\n");
    }

    @Test
    void leavesTextWithoutAnyAlone() {
        String text = "nothing of it: p\u00e4ss w\"rd";

        assertThat(forms.hide(text)).isSameAs(text);
        assertThat(SecretForms.of(List.of(Map.of("TINY", "abc"))).hide("abc")).isEqualTo("abc");
    }

    @Test
    void takesTimeThatGrowsWithTheTextAlone() {
        Random random = new Random(1);
        Map<String, String> many = new HashMap<>();
        for (int i = 0; i < 50; i++) {
            many.put("S" + i, "a".repeat(20) + random.nextLong());
        }
        String hostile = "a".repeat(2_000_000);

        assertTimeoutPreemptively(
                Duration.ofSeconds(20), () -> SecretForms.of(List.of(many)).hide(hostile));
    }

    private static List<Base64.Encoder> encoders() {
        List<Base64.Encoder> encoders = new ArrayList<>();
        for (Base64.Encoder each : List.of(Base64.getEncoder(), Base64.getUrlEncoder())) {
            encoders.add(each);
            encoders.add(each.withoutPadding());
        }
        return encoders;
    }

    private static String unquoted(String json) {
        return json.substring(1, json.length() - 1);
    }
}
