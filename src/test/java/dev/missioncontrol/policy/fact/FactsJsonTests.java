package dev.missioncontrol.policy.fact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.missioncontrol.shared.CanonicalJson;
import dev.missioncontrol.shared.Refusal;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FactsJsonTests {

    private static final String AT = "2026-01-31T12:00:00Z";

    static Stream<Map<String, Object>> everyKind() {
        return Stream.of(
                Map.of(
                        "point",
                        "run_start",
                        "at",
                        AT,
                        "requestedBy",
                        "ada",
                        "agent",
                        "codemod",
                        "repositories",
                        List.of(Map.of("name", "z", "baseBranch", "main"), Map.of("name", "a")),
                        "dryRun",
                        true),
                Map.of(
                        "point", "tool_call",
                        "at", AT,
                        "repositories", List.of("shop"),
                        "tool", "fetch",
                        "server", "web",
                        "endpoint", "https://example.org/",
                        "arguments", Map.of("deep", Map.of("list", List.of(1L, "two", true)))),
                Map.of(
                        "point",
                        "patch_set",
                        "at",
                        AT,
                        "repository",
                        "shop",
                        "files",
                        List.of(
                                Map.of("path", "a", "operation", "add", "newSize", 5L, "kinds", List.of("ci")),
                                Map.of("path", "b", "operation", "delete", "deletions", 7L)),
                        "dependencies",
                        List.of(Map.of("path", "pom.xml", "name", "x:y", "change", "added")),
                        "findings",
                        List.of(Map.of("kind", "secret", "path", "a", "line", 3L, "rule", "aws"))),
                Map.of("point", "write", "at", AT, "repository", "shop", "branch", "b", "action", "merge"));
    }

    @ParameterizedTest
    @MethodSource("everyKind")
    void readsWhatItWrites(Map<String, Object> json) {
        Facts facts = FactsJson.read(json);
        Map<String, @Nullable Object> canonical = FactsJson.canonical(facts);

        assertThat(FactsJson.read(canonical)).isEqualTo(facts);
        assertThat(CanonicalJson.write(canonical)).contains("\"at\":\"" + AT + "\"");
        assertThat(FactsJson.point(facts)).isEqualTo(json.get("point"));
    }

    @Test
    void keepsTheOrderOfRepositories() {
        var run = (RunFacts) FactsJson.read(everyKind().findFirst().orElseThrow());

        assertThat(run.baseBranches().keySet()).containsExactly("z", "a");
    }

    @Test
    void namesTheFieldAtFault() {
        assertField(Map.of("point", "write"), "at");
        assertField(Map.of("point", "nowhere", "at", AT), "point");
        assertField(Map.of("point", "write", "at", AT, "action", "merge", "brnch", "x"), "brnch");
        assertField(Map.of("point", "patch_set", "at", AT, "files", List.of(Map.of("size", 1L))), "files[0].size");
        assertField(
                Map.of("point", "patch_set", "at", AT, "files", List.of(Map.of("path", "a", "newSize", -1L))),
                "files[0].newSize");
        assertField(Map.of("point", "patch_set", "at", AT, "files", "none"), "files");
    }

    private static void assertField(Map<String, Object> json, String field) {
        var refusal = catchThrowableOfType(Refusal.class, () -> FactsJson.read(json));

        assertThat(refusal.field()).isEqualTo(field);
        assertThat(refusal.remedy()).isNotBlank();
    }
}
