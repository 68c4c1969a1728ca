package dev.missioncontrol.policy.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import dev.missioncontrol.IntegrationTest;
import dev.missioncontrol.TestAccounts;
import dev.missioncontrol.account.Account;
import dev.missioncontrol.forge.Repositories;
import dev.missioncontrol.forge.TestRepository;
import dev.missioncontrol.policy.pack.PackSchema;
import java.nio.file.Path;
import java.util.HashMap;
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
class PackApiIntegrationTests {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String PACK = """
            version: 1
            name: %s
            frozen:
              - { id: licence, paths: ["LICENSE"] }
            tests:
              - name: the licence stays
                facts: { point: patch_set, repository: shop, baseBranch: main, branch: b, files: [{ path: LICENSE }] }
                expect: { status: deny, rules: [licence] }
            """;
    private static final String PATCH = """
            diff --git a/LICENSE b/LICENSE
            --- a/LICENSE
            +++ b/LICENSE
            @@ -1 +1 @@
            -Old terms
            +New terms
            """;

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private TestAccounts accounts;

    @Autowired
    private Repositories repositories;

    @TempDir
    private Path directory;

    private String repo;

    @BeforeEach
    void connectARepository() {
        accounts.ensure();
        repo = "policy-" + UUID.randomUUID().toString().substring(0, 8);
        TestRepository repository = TestRepository.create(directory.resolve(repo));
        repository.commit("LICENSE", "Old terms\n", "Add the licence");
        repositories.connect(repository.directory().toString(), repo, null, TestAccounts.ADMIN);
    }

    @Test
    void listsThePackInForceAndServesTheSchema() {
        JsonNode inForce = json(read("/api/policies"));

        assertThat(inForce.at("/items/0/scope").asString()).isEqualTo("org");
        assertThat(inForce.at("/items/0/inForce").asBoolean()).isTrue();
        var schema = read("/api/policies/schema");
        assertThat(schema).hasStatusOk();
        assertThat(schema).bodyText().isEqualTo(PackSchema.json());
        assertThat(json(read("/api/policies/starters")).path("items").size()).isEqualTo(4);
    }

    @Test
    void givesTheOriginOfEachEffectiveRule() {
        assertThat(publish(PACK.formatted("mine"))).hasStatus(201);

        JsonNode effective = json(read("/api/policies/effective?repo=" + repo));

        assertThat(effective.path("name").asString()).endsWith(" + mine");
        assertThat(effective.path("rules").values()).anySatisfy(rule -> {
            assertThat(rule.path("id").asString()).isEqualTo("licence");
            assertThat(rule.path("pack").asString()).isEqualTo("mine");
            assertThat(rule.path("line").asInt()).isEqualTo(4);
        });
    }

    @Test
    void publishesVersionsComparesThemAndPutsOneInForceAgain() {
        String first = PACK.formatted("mine");
        assertThat(publish(first)).hasStatus(201);
        assertThat(publish(first + "diff:\n  max_files: 3\n")).hasStatus(201);

        JsonNode versions = json(read("/api/policies/mine/versions?repo=" + repo));
        assertThat(versions.at("/items/0/version").asInt()).isEqualTo(2);
        JsonNode diff = json(read("/api/policies/mine/versions/2/diff?repo=" + repo));
        assertThat(diff.at("/rules/0/rule").asString()).isEqualTo("diff.max_files");
        assertThat(diff.at("/rules/0/change").asString()).isEqualTo("added");
        assertThat(diff.path("diff").asString()).contains("+  max_files: 3");

        var again = send(
                "/api/policies/mine/versions/1/put-in-force",
                Map.of("repo", repo, "comment", "Too strict"),
                TestAccounts.ADMIN);
        assertThat(again).hasStatusOk();
        JsonNode one = json(read("/api/policies/mine/versions/1?repo=" + repo));
        assertThat(one.path("inForce").asBoolean()).isTrue();
        assertThat(one.path("yaml").asString()).isEqualTo(first);
        String hash = one.path("hash").asString();
        assertThat(json(read("/api/policies/mine/versions/" + hash))
                        .path("version")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void letsOnlyAdministratorsPublish() {
        var body = Map.<String, Object>of("yaml", PACK.formatted("mine"), "repo", repo);

        assertThat(send("/api/policies", body, TestAccounts.MEMBER)).hasStatus(403);
        assertThat(json(read("/api/policies/mine/versions?repo=" + repo))
                        .path("items")
                        .values())
                .isEmpty();
    }

    @Test
    void refusesToPublishAPackWhoseTestsFailAndNamesTheLine() {
        String failing = PACK.formatted("mine").replace("status: deny, rules: [licence]", "status: allow");

        var refused = publish(failing);

        assertThat(refused).hasStatus(400).hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
        JsonNode problem = json(refused);
        assertThat(problem.path("field").asString()).isEqualTo("yaml");
        assertThat(problem.at("/problems/0/rule").asString()).isEqualTo("failing-test");
        assertThat(problem.at("/problems/0/line").asInt()).isEqualTo(6);
        assertThat(json(send("/api/policies/test", Map.of("yaml", failing), TestAccounts.MEMBER))
                        .path("passed")
                        .asBoolean())
                .isFalse();
    }

    @Test
    void givesEveryProblemOfAPackThatCannotBeRead() {
        var refused = send("/api/policies/simulate", Map.of("yaml", "version: 1\nnam: x\n"), TestAccounts.MEMBER);

        assertThat(refused).hasStatus(400);
        assertThat(json(refused).path("problems").values()).anySatisfy(problem -> {
            assertThat(problem.path("rule").asString()).isEqualTo("unknown-key");
            assertThat(problem.path("line").asInt()).isEqualTo(2);
            assertThat(problem.path("severity").asString()).isEqualTo("error");
            assertThat(problem.path("remedy").asString()).isNotBlank();
        });
    }

    @Test
    void findsRulesThatMatchNoFileOfTheRepository() {
        String yaml = PACK.formatted("mine").replace("paths: [\"LICENSE\"]", "paths: [\"LICENCE\"]");

        JsonNode found = json(send("/api/policies/lint", Map.of("yaml", yaml, "repo", repo), TestAccounts.MEMBER));

        assertThat(found.path("problems").values())
                .extracting(problem -> problem.path("rule").asString())
                .contains("never-matches");
    }

    @Test
    void answersLintAndEvaluationAsSarifWhenAsked() {
        var lint = sarif("/api/policies/lint", Map.of("yaml", "version: 9\n", "path", "packs/mine.yml"));
        assertThat(lint).hasStatusOk();
        assertThat(json(lint)
                        .at("/runs/0/results/0/locations/0/physicalLocation/artifactLocation/uri")
                        .asString())
                .isEqualTo("packs/mine.yml");

        var findings =
                sarif("/api/policies/evaluate", Map.of("yaml", PACK.formatted("mine"), "repo", repo, "patch", PATCH));
        assertThat(findings).hasStatusOk();
        assertThat(json(findings).at("/runs/0/results").values()).anySatisfy(result -> {
            assertThat(result.path("ruleId").asString()).isEqualTo("licence");
            assertThat(result.path("level").asString()).isEqualTo("error");
        });
    }

    @Test
    void evaluatesAPatchAndOtherFacts() {
        JsonNode patch = json(send(
                "/api/policies/evaluate",
                Map.of("yaml", PACK.formatted("mine"), "repo", repo, "patch", PATCH),
                TestAccounts.MEMBER));
        assertThat(patch.path("allowed").asBoolean()).isFalse();
        assertThat(patch.path("violations").values()).anySatisfy(violation -> {
            assertThat(violation.at("/rule/id").asString()).isEqualTo("licence");
            assertThat(violation.at("/place/path").asString()).isEqualTo("LICENSE");
        });

        JsonNode facts = json(send(
                "/api/policies/evaluate",
                Map.of(
                        "yaml",
                        PACK.formatted("mine"),
                        "scope",
                        "org",
                        "facts",
                        Map.of("point", "tool_call", "agent", "codemod", "tool", "run_shell")),
                TestAccounts.MEMBER));
        assertThat(facts.path("status").asString()).isEqualTo("deny");
    }

    @Test
    void wantsAnActToEvaluate() {
        var refused = send("/api/policies/evaluate", Map.of("yaml", PACK.formatted("mine")), TestAccounts.MEMBER);

        assertThat(refused).hasStatus(400);
        assertThat(json(refused).path("field").asString()).isEqualTo("patch");
    }

    private MvcTestResult publish(String yaml) {
        return send("/api/policies", Map.of("yaml", yaml, "repo", repo, "comment", "A test"), TestAccounts.ADMIN);
    }

    private MvcTestResult send(String path, Map<String, ?> body, Account by) {
        return mvc.perform(post(path)
                .contentType(MediaType.APPLICATION_JSON)
                .content(JSON.writeValueAsBytes(new HashMap<>(body)))
                .with(accounts.bearer(by)));
    }

    private MvcTestResult sarif(String path, Map<String, ?> body) {
        return mvc.perform(post(path)
                .accept("application/sarif+json")
                .contentType(MediaType.APPLICATION_JSON)
                .content(JSON.writeValueAsBytes(body))
                .with(accounts.bearer(TestAccounts.MEMBER)));
    }

    private MvcTestResult read(String path) {
        return mvc.perform(get(path).with(accounts.bearer(TestAccounts.MEMBER)));
    }

    private static JsonNode json(MvcTestResult result) {
        return JSON.readTree(result.getResponse().getContentAsByteArray());
    }
}
