package dev.missioncontrol.workflow.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.missioncontrol.IntegrationTest;
import dev.missioncontrol.TestAccounts;
import dev.missioncontrol.forge.ForgeRepository;
import dev.missioncontrol.forge.TestRepository;
import dev.missioncontrol.shared.WorkflowId;
import dev.missioncontrol.workflow.WorkflowDriver;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@IntegrationTest
class RunsApiIntegrationTests {

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private TestAccounts accounts;

    @Autowired
    private WorkflowDriver driver;

    @TempDir
    private Path directory;

    private ForgeRepository repository;

    @BeforeEach
    void aRepository() {
        TestRepository git = TestRepository.create(directory.resolve("app"));
        git.commit("README.md", "Hello colour\n", "Say hello");
        repository = driver.connect(git);
    }

    @Test
    void takesAnIdeaAndTellsWhereItStands() {
        var begun = idea("""
                {"ideaText": "Spell it the other way", "repo": "%s",
                 "options": {"recipes": [{"name": "find-and-replace",
                                          "options": {"find": "colour", "replace": "color"}}]}}""");
        assertThat(begun).hasStatus(201);
        WorkflowId id = WorkflowId.parse(text(begun, "$.runId"));
        driver.drain(id);

        assertThat(get("/api/runs/" + id))
                .hasStatusOk()
                .bodyJson()
                .hasPathSatisfying("$.state", state -> assertThat(state).isEqualTo("WAITING_USER_APPROVAL"))
                .hasPathSatisfying(
                        "$.patchSets[0].revision", number -> assertThat(number).isEqualTo(1))
                .hasPathSatisfying(
                        "$.gates.length()", count -> assertThat(count).isEqualTo(5))
                .hasPathSatisfying("$.turn", turn -> assertThat(turn).isEqualTo("PERSON"));
        assertThat(get("/api/runs/" + id + "/issues"))
                .bodyJson()
                .hasPathSatisfying(
                        "$.items[2].mayTouch[0]", path -> assertThat(path).isEqualTo("README.md"));
        assertThat(get("/api/runs/" + id + "/agent-runs"))
                .bodyJson()
                .hasPathSatisfying(
                        "$.items.length()", count -> assertThat(count).isEqualTo(4));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"ideaText":"  ","repo":"%s"}                                                             | ideaText
            {"ideaText":"x"}                                                                          | repos
            {"ideaText":"x","repos":["%s","%s"]}                                                      | repos
            {"ideaText":"x","repo":"%s","repos":["a"]}                                                | repo
            {"ideaText":"x","repo":"%s","options":{"agent":"nobody"}}                                 | options.agent
            {"ideaText":"x","repo":"%s","options":{"baseBranches":{"%s":"no-such-branch"}}}           | baseBranch
            {"ideaText":"x","repo":"%s","options":{"baseBranches":{"other":"main"}}}                  | options.baseBranches.other
            {"ideaText":"x","repo":"%s","surprise":1}                                                 | surprise
            """)
    void refusesWhatIsWrongAndNamesTheField(String body, String field) {
        assertThat(idea(body))
                .hasStatus(400)
                .bodyJson()
                .hasPathSatisfying("$.field", named -> assertThat(named).isEqualTo(field))
                .hasPathSatisfying(
                        "$.remedy", remedy -> assertThat(remedy).asString().isNotBlank());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"recipes":[]}                                                        | recipe
            {"recipes":[{"name":"no-such-recipe"}]}                               | recipes[0]
            {"recipes":[{"name":"find-and-replace","options":{"find":"x"}}]}      | replace
            {"recipes":[{"name":"find-and-replace","options":{"wrong":"x"}}]}     | wrong
            {"recipeYaml":"type: [unclosed"}                                      | recipeYaml
            {"recipeYaml":"type: specs.openrewrite.org/v1beta/recipe\\nname: a.B\\nrecipeList:\\n  - java.lang.Runtime"} | recipeYaml
            """)
    void refusesAWrongRecipeAndNamesTheField(String options, String field) {
        assertThat(idea("{\"ideaText\":\"x\",\"repo\":\"%s\",\"options\":" + options + "}"))
                .hasStatus(400)
                .bodyJson()
                .hasPathSatisfying(
                        "$.field", named -> assertThat(named).asString().contains(field));
    }

    @Test
    void answersAnUnknownRepositoryOrRunWithNotFound() {
        assertThat(idea("{\"ideaText\":\"x\",\"repo\":\"no-such-repository\"}")).hasStatus(404);
        assertThat(get("/api/runs/" + WorkflowId.next())).hasStatus(404);
        assertThat(get("/api/runs/not-an-id")).hasStatus(404);
    }

    @Test
    void pagesThroughRuns() {
        for (int i = 0; i < 3; i++) {
            driver.replacing("colour", "color", repository);
        }
        var first = get("/api/runs?q=" + repository.name() + "&limit=2");
        assertThat(first)
                .bodyJson()
                .hasPathSatisfying("$.items.length()", n -> assertThat(n).isEqualTo(2));
        var second = get("/api/runs?q=" + repository.name() + "&limit=2&cursor=" + text(first, "$.next"));
        assertThat(second)
                .bodyJson()
                .hasPathSatisfying("$.items.length()", n -> assertThat(n).isEqualTo(1))
                .hasPathSatisfying("$.next", next -> assertThat(next).isNull());
        assertThat(get("/api/runs?cursor=nonsense")).hasStatus(400);
        assertThat(get("/api/runs?state=NO_SUCH_STATE")).hasStatus(400);
    }

    @Test
    void pausesResumesAndCancels() {
        WorkflowId id = driver.replacing("colour", "color", repository);
        assertThat(interrupt(id, "pause", "")).hasStatus(400);
        assertThat(interrupt(id, "pause", "Freeze")).hasStatus(204);
        assertThat(get("/api/runs/" + id))
                .bodyJson()
                .hasPathSatisfying("$.paused", p -> assertThat(p).isEqualTo(true));
        assertThat(interrupt(id, "pause", "Freeze")).hasStatus(409);
        assertThat(interrupt(id, "resume", "")).hasStatus(204);
        assertThat(interrupt(id, "dance", "")).hasStatus(400);
        assertThat(interrupt(id, "cancel", "Not needed")).hasStatus(204);
        assertThat(interrupt(id, "cancel", "Again")).hasStatus(409);
    }

    @Test
    void overrulesADecisionNotToGoOn() {
        WorkflowId id = driver.replacing("not there at all", "x", repository);
        assertThat(post("/api/runs/" + id + "/answer", "{\"text\":\"\"}")).hasStatus(400);
        assertThat(post("/api/runs/" + id + "/answer", "{\"text\":\"Go on anyway\"}"))
                .hasStatus(204);
        assertThat(get("/api/runs/" + id))
                .bodyJson()
                .hasPathSatisfying("$.gates[1].outcome", o -> assertThat(o).isEqualTo("OVERRIDDEN"));
    }

    @Test
    void takesChecksOnTheHeadCommitOnlyAndRefusesBrokenReports() {
        WorkflowId id = driver.replacing("colour", "color", repository);
        String checks = "/api/runs/" + id + "/checks";
        String body = "{\"sha\":\"%s\",\"name\":\"build\",\"conclusion\":\"success\",\"report\":\"%s\"}";
        var patchSet = driver.patchSets(id).getFirst();
        String head = patchSet.current().head().hex();
        assertThat(post(checks, body.formatted(head, "<testsuite/>"))).hasStatus(409);
        driver.approve(patchSet);

        assertThat(post(checks, body.formatted("0".repeat(40), "<testsuite/>"))).hasStatus(409);
        assertThat(post(checks, body.formatted("abc", "<testsuite/>"))).hasStatus(400);
        assertThat(post(checks, body.formatted(head, "<testsuite>"))).hasStatus(400);
        assertThat(post(
                        checks,
                        body.formatted(head, "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><testsuite/>")))
                .hasStatus(400)
                .bodyText()
                .contains("document type declaration")
                .doesNotContain("root:");
        assertThat(post(checks, "{\"sha\":\"" + head + "\",\"name\":\"build\",\"status\":\"completed\"}"))
                .hasStatus(400);
        assertThat(post(checks, body.formatted(head, "<testsuite><testcase name='a'/></testsuite>")))
                .hasStatus(201);
        driver.drain(id);
        assertThat(get("/api/runs/" + id))
                .bodyJson()
                .hasPathSatisfying("$.state", s -> assertThat(s).isEqualTo("DONE"));
        assertThat(driver.view(id).canBeRetried()).isFalse();
    }

    private MvcTestResult idea(String body) {
        return post("/api/ideas", body.replace("%s", repository.name()));
    }

    private MvcTestResult interrupt(WorkflowId id, String action, String reason) {
        return post("/api/runs/" + id + "/interrupt", "{\"action\":\"" + action + "\",\"reason\":\"" + reason + "\"}");
    }

    private MvcTestResult post(String path, String body) {
        return mvc.post()
                .uri(path)
                .with(accounts.bearer(TestAccounts.MEMBER))
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    private MvcTestResult get(String path) {
        return mvc.get().uri(path).with(accounts.bearer(TestAccounts.MEMBER)).exchange();
    }

    private static String text(MvcTestResult result, String path) {
        var text = new String[1];
        assertThat(result)
                .bodyJson()
                .hasPathSatisfying(path, value -> value.assertThat().asString().satisfies(found -> text[0] = found));
        return text[0];
    }
}
