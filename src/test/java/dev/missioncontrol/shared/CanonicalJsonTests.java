package dev.missioncontrol.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CanonicalJsonTests {

    /** RFC 8785, section 3.2.3: keys are ordered by their UTF-16 code units. */
    @Test
    void ordersKeysAsTheRfcDoes() {
        Map<String, Object> value = new LinkedHashMap<>();
        value.put("\u20ac", "Euro Sign");
        value.put("\r", "Carriage Return");
        value.put("\ufb33", "Hebrew Letter Dalet With Dagesh");
        value.put("1", "One");
        value.put("\ud83d\ude00", "Emoji: Grinning Face");
        value.put("\u0080", "Control");
        value.put("\u00f6", "Latin Small Letter O With Diaeresis");
        assertThat(CanonicalJson.write(value))
                .isEqualTo("{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\u0080\":\"Control\","
                        + "\"\u00f6\":\"Latin Small Letter O With Diaeresis\",\"\u20ac\":\"Euro Sign\","
                        + "\"\ud83d\ude00\":\"Emoji: Grinning Face\",\"\ufb33\":\"Hebrew Letter Dalet With Dagesh\"}");
    }

    /** RFC 8785, section 3.2.2: the example without its floating point numbers. */
    @Test
    void writesTheExampleOfTheRfc() {
        Map<String, Object> value = new LinkedHashMap<>();
        value.put("string", "\u20ac$\u000f\nA'B\"\\\\\"/");
        value.put("literals", Arrays.<@Nullable Object>asList(null, true, false));
        assertThat(CanonicalJson.write(value))
                .isEqualTo("{\"literals\":[null,true,false],\"string\":\"\u20ac$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"}");
    }

    @Test
    void escapesOnlyWhatMustBe() {
        assertThat(CanonicalJson.write("\b\t\n\f\r\u0000\u001f\u007f\u2028/<>"))
                .isEqualTo("\"\\b\\t\\n\\f\\r\\u0000\\u001f\u007f\u2028/<>\"");
    }

    @Test
    void writesNestedValuesWithoutBlanks() {
        assertThat(CanonicalJson.write(Map.of("b", List.of(1, 2L, List.of()), "a", Map.of())))
                .isEqualTo("{\"a\":{},\"b\":[1,2,[]]}");
    }

    @Test
    void writesIdsDigestsEnumsAndTimesAsText() {
        UUID uuid = UUID.fromString("00000000-0000-0000-0000-000000000001");
        assertThat(CanonicalJson.write(List.of(
                        new WorkflowId(uuid),
                        uuid,
                        Digest.of(""),
                        new CommitId("a".repeat(40)),
                        Refusal.Kind.INVALID,
                        Instant.parse("2026-11-20T10:00:00Z"))))
                .isEqualTo("[\"" + uuid + "\",\"" + uuid + "\",\"" + Digest.of("") + "\",\"" + "a".repeat(40)
                        + "\",\"INVALID\",\"2026-11-20T10:00:00Z\"]");
    }

    @Test
    void takesIntegersUpToTheLargestSafeOne() {
        assertThat(CanonicalJson.write(1L << 53)).isEqualTo("9007199254740992");
        assertThat(CanonicalJson.write(-(1L << 53))).isEqualTo("-9007199254740992");
        assertThatIllegalArgumentException().isThrownBy(() -> CanonicalJson.write((1L << 53) + 1));
        assertThatIllegalArgumentException().isThrownBy(() -> CanonicalJson.write(Long.MAX_VALUE));
        assertThatIllegalArgumentException().isThrownBy(() -> CanonicalJson.write(Long.MIN_VALUE));
    }

    @Test
    void refusesFloatingPointAndUnknownTypes() {
        assertThatIllegalArgumentException().isThrownBy(() -> CanonicalJson.write(1.5));
        assertThatIllegalArgumentException().isThrownBy(() -> CanonicalJson.write(List.of(1.5f)));
        assertThatIllegalArgumentException().isThrownBy(() -> CanonicalJson.write(new Object()));
    }

    @Test
    void refusesUnpairedSurrogates() {
        assertThatIllegalArgumentException().isThrownBy(() -> CanonicalJson.write("a\ud83d"));
        assertThatIllegalArgumentException().isThrownBy(() -> CanonicalJson.write("\ude00a"));
        assertThatIllegalArgumentException().isThrownBy(() -> CanonicalJson.write(Map.of("\ud83d", 1)));
    }

    @Test
    void digestDoesNotDependOnTheOrderOfTheMap() {
        Map<String, Object> forward = new LinkedHashMap<>();
        Map<String, Object> backward = new LinkedHashMap<>();
        for (int i = 0; i < 100; i++) {
            forward.put("key" + i, i);
            backward.put("key" + (99 - i), 99 - i);
        }
        assertThat(CanonicalJson.digest(forward)).isEqualTo(CanonicalJson.digest(backward));
        assertThat(CanonicalJson.digest(forward)).isNotEqualTo(CanonicalJson.digest(new HashMap<>()));
        assertThat(CanonicalJson.digest(Collections.emptyMap())).isEqualTo(Digest.of("{}"));
    }
}
