package dev.missioncontrol.policy.ui;

import static com.github.mvysny.kaributesting.v10.BasicUtilsKt._fireDomEvent;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import com.vaadin.flow.component.html.NativeButton;
import dev.missioncontrol.TestAccounts;
import dev.missioncontrol.ViewTest;
import dev.missioncontrol.cli.ClientRun;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A pack that cannot be read is told the same in the editor, on the command line and by the API: line, column, what is
 * wrong and how to mend it. Each file in {@code policy/bad} begins with the place and the rule that are expected.
 */
class BadPackViewTests extends ViewTest {

    private static final Path CORPUS = Path.of("src/test/resources/policy/bad");
    private static final JsonMapper JSON = JsonMapper.shared();

    @Autowired
    private MockMvcTester mvc;

    @TempDir
    private Path directory;

    /** A bad pack, and what is said of it first: {@code 6:3 unknown-key}. */
    record Case(String name, String yaml, String expected) {
        @Override
        public String toString() {
            return name;
        }
    }

    static List<Case> cases() throws IOException {
        var cases = new ArrayList<Case>();
        try (Stream<Path> files = Files.list(CORPUS)) {
            files.sorted().forEach(file -> cases.add(read(file)));
        }
        String large = "# " + "x".repeat(100) + "\n";
        cases.add(new Case("10 MB", "version: 1\n" + large.repeat(10 * 1024 * 1024 / large.length()), "1:1 too-large"));
        return cases;
    }

    private static Case read(Path file) {
        try {
            String yaml = Files.readString(file);
            String first = yaml.lines().findFirst().orElseThrow();
            return new Case(file.getFileName().toString(), yaml, first.substring("# expect: ".length()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void isToldTheSameInEditorCommandLineAndApi(Case bad) throws IOException {
        List<JsonNode> api = byApi(bad.yaml());

        JsonNode first = api.getFirst();
        assertThat(first.path("line").asInt() + ":" + first.path("column").asInt() + " "
                        + first.path("rule").asString())
                .as(api.toString())
                .isEqualTo(bad.expected());
        assertThat(api).allSatisfy(problem -> {
            assertThat(problem.path("message").asString()).isNotBlank();
            assertThat(problem.path("remedy").asString()).isNotBlank();
        });
        assertThat(byCommandLine(bad.yaml())).isEqualTo(api);
        assertThat(inEditor(bad.yaml()))
                .hasSameSizeAs(api)
                .zipSatisfy(
                        api,
                        (shown, problem) -> assertThat(shown)
                                .contains(
                                        "Line " + problem.path("line").asInt() + ", column "
                                                + problem.path("column").asInt(),
                                        problem.path("rule").asString(),
                                        problem.path("message").asString(),
                                        problem.path("remedy").asString()));
    }

    private List<JsonNode> byApi(String yaml) {
        var answer = mvc.perform(post("/api/policies/lint")
                .contentType(MediaType.APPLICATION_JSON)
                .content(JSON.writeValueAsBytes(Map.of("yaml", yaml)))
                .with(accounts.bearer(TestAccounts.MEMBER)));
        assertThat(answer).hasStatusOk();
        return List.copyOf(JSON.readTree(answer.getResponse().getContentAsByteArray())
                .path("problems")
                .values());
    }

    private List<JsonNode> byCommandLine(String yaml) throws IOException {
        Path file = Files.writeString(directory.resolve("pack.yml"), yaml);
        ClientRun run = ClientRun.of("policy", "lint", file.toString(), "--format", "json");
        assertThat(run.exitCode()).as(run.err()).isEqualTo(1);
        return List.copyOf(JSON.readTree(run.out()).path("problems").values());
    }

    private List<String> inEditor(String yaml) {
        signIn(TestAccounts.MEMBER);
        open("policy/draft");
        _fireDomEvent(
                _get(PolicyEditor.class),
                "text-change",
                JSON.createObjectNode().put("event.detail.text", yaml).put("event.detail.version", 7));
        return _find(_get(ProblemList.class), NativeButton.class).stream()
                .map(row -> row.getElement().getTextRecursively())
                .toList();
    }
}
