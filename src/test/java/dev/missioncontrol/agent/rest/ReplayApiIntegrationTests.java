package dev.missioncontrol.agent.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.missioncontrol.IntegrationTest;
import dev.missioncontrol.TestAccounts;
import dev.missioncontrol.agent.replay.ReplayJob;
import dev.missioncontrol.forge.TestRepository;
import dev.missioncontrol.shared.WorkflowId;
import dev.missioncontrol.workflow.WorkflowDriver;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@IntegrationTest
class ReplayApiIntegrationTests {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private WorkflowDriver driver;

    @Autowired
    private ReplayJob job;

    @Autowired
    private TestAccounts accounts;

    @TempDir
    private Path directory;

    private WorkflowId id;

    @BeforeEach
    void aRun() {
        TestRepository files = TestRepository.create(directory.resolve("app"));
        files.commit("README.md", "Hello colour\n", "Say hello");
        id = driver.replacing("colour", "color", driver.connect(files));
    }

    @Test
    void startsAReplayAndTellsItsReport() {
        JsonNode run = read(get("/api/runs/" + id + "/agent-runs")).at("/items/3");
        assertThat(run.required("replayToken").asString()).startsWith("mcr1-");

        MvcTestResult started =
                post("/api/agent-runs/" + run.required("id").asString() + "/replay", "{\"mode\":\"explain\"}");
        assertThat(started).hasStatus(202);
        String replay = read(started).required("id").asString();
        assertThat(read(get("/api/agent-runs/" + replay)).hasNonNull("report")).isFalse();
        job.run(UUID.fromString(replay));

        JsonNode ended = read(get("/api/agent-runs/" + replay));
        assertThat(ended.at("/run/replay/of")).isEqualTo(run.required("id"));
        assertThat(ended.at("/run/replay/verdict").asString()).isEqualTo("IDENTICAL");
        assertThat(ended.at("/report/mode").asString()).isEqualTo("explain");
        assertThat(ended.at("/report/patchSets/0/got")).isEqualTo(ended.at("/report/patchSets/0/expected"));
    }

    @Test
    void replaysAllAgentRunsOfARun() {
        MvcTestResult started = post("/api/runs/" + id + "/replay", "{}");

        assertThat(started).hasStatus(202);
        assertThat(read(started).required("items").size()).isEqualTo(4);
    }

    @Test
    void refusesAModeThatThereIsNot() {
        String run =
                read(get("/api/runs/" + id + "/agent-runs")).at("/items/0/id").asString();

        assertThat(post("/api/agent-runs/" + run + "/replay", "{\"mode\":\"loose\"}"))
                .hasStatus(400)
                .bodyJson()
                .extractingPath("$.field")
                .isEqualTo("mode");
    }

    @Test
    void replaysAnExport() throws Exception {
        byte[] export = Files.readAllBytes(Path.of("src", "test", "resources", "golden", "codemod.zip"));

        MvcTestResult result = mvc.post()
                .uri("/api/replays")
                .with(accounts.bearer(TestAccounts.MEMBER))
                .contentType("application/zip")
                .content(export)
                .exchange();

        assertThat(result).hasStatusOk();
        assertThat(read(result)
                        .required("items")
                        .valueStream()
                        .map(each -> each.required("verdict").asString()))
                .containsOnly("IDENTICAL")
                .hasSize(4);
        assertThat(read(result).at("/items/0/signed/here").asBoolean(true)).isFalse();
        assertThat(read(result).at("/items/0/signed/by/0").asString()).contains("+");
        assertThat(read(result).at("/items/0/recording").asString()).hasSize(64);
    }

    @Test
    void refusesWhatIsNoExport() {
        assertThat(mvc.post()
                        .uri("/api/replays")
                        .with(accounts.bearer(TestAccounts.MEMBER))
                        .contentType("application/zip")
                        .content("no zip".getBytes(StandardCharsets.UTF_8))
                        .exchange())
                .hasStatus(400)
                .bodyJson()
                .extractingPath("$.detail")
                .asString()
                .startsWith("The export does not hold: file, zip");
    }

    @Test
    void decidesAgainUnderAnotherPack() {
        String pack = """
                version: 1
                name: strict-sample
                mode: enforce
                tools:
                  allow:
                    - name: list_files
                """;
        JsonNode result = read(post(
                "/api/policies/simulate",
                JSON.writeValueAsString(Map.of("yaml", pack, "scope", "org", "runId", id.toString()))));

        assertThat(result.required("flips")
                        .valueStream()
                        .map(flip -> flip.required("subject").asString()))
                .as(result.toPrettyString())
                .contains("run_recipes");
    }

    private MvcTestResult get(String path) {
        return mvc.get().uri(path).with(accounts.bearer(TestAccounts.MEMBER)).exchange();
    }

    private MvcTestResult post(String path, String body) {
        return mvc.post()
                .uri(path)
                .with(accounts.bearer(TestAccounts.MEMBER))
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    private static JsonNode read(MvcTestResult result) {
        return JSON.readTree(result.getResponse().getContentAsByteArray());
    }
}
