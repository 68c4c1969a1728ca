package dev.missioncontrol.workflow.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.missioncontrol.IntegrationTest;
import dev.missioncontrol.TestAccounts;
import dev.missioncontrol.account.Account;
import dev.missioncontrol.agent.budget.BudgetFixture;
import dev.missioncontrol.forge.ForgeRepository;
import dev.missioncontrol.forge.TestRepository;
import dev.missioncontrol.policy.verdict.BudgetLimits.Meter;
import dev.missioncontrol.policy.verdict.BudgetLimits.Span;
import dev.missioncontrol.shared.WorkflowId;
import dev.missioncontrol.workflow.WorkflowDriver;
import dev.missioncontrol.workflow.WorkflowState;
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
class BudgetApiIntegrationTests {

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private TestAccounts accounts;

    @Autowired
    private WorkflowDriver driver;

    @Autowired
    private BudgetFixture limits;

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
    void stopsARunAtTheBudgetThatWasAskedForAndGoesOnAfterATopUp() {
        WorkflowId id = begun("{\"toolCalls\": 1, \"cost\": 2.5}");
        driver.drain(id);
        assertThat(get("/api/runs/" + id))
                .bodyJson()
                .hasPathSatisfying("$.state", state -> assertThat(state).isEqualTo("NEEDS_HUMAN"))
                .hasPathSatisfying(
                        "$.reason", why -> assertThat(why).asString().contains("1 of 1 used, and 1 more wanted"))
                .hasPathSatisfying(
                        "$.budget.run.toolCalls.used", used -> assertThat(used).isEqualTo(1))
                .hasPathSatisfying(
                        "$.budget.run.toolCalls.limit",
                        limit -> assertThat(limit).isEqualTo(1))
                .hasPathSatisfying(
                        "$.budget.run.toolCalls.level",
                        level -> assertThat(level).isEqualTo("SPENT"))
                .hasPathSatisfying(
                        "$.budget.run.cost.limit", limit -> assertThat(limit).isEqualTo(2.5))
                .hasPathSatisfying(
                        "$.budget.run.tokens.limit", limit -> assertThat(limit).isEqualTo(5_000_000));

        String body = "{\"meter\": \"toolCalls\", \"amount\": 100, \"reason\": \"More files\", \"retry\": true}";
        assertThat(topUp(id, body, TestAccounts.MEMBER)).hasStatus(403);
        assertThat(topUp(id, body, TestAccounts.ADMIN))
                .hasStatusOk()
                .bodyJson()
                .hasPathSatisfying(
                        "$.run.toolCalls.limit", limit -> assertThat(limit).isEqualTo(101))
                .hasPathSatisfying(
                        "$.run.toolCalls.toppedUp", more -> assertThat(more).isEqualTo(100));
        driver.drain(id);
        assertThat(driver.state(id)).isEqualTo(WorkflowState.WAITING_USER_APPROVAL);
    }

    @Test
    void showsTheBudgetsOfTheDayThatHaveALimit() {
        limits.limit(repository.id(), Span.REPO_DAY, Meter.TOOL_CALLS, 1_000);
        WorkflowId id = driver.replacing("colour", "color", repository);

        assertThat(get("/api/runs/" + id + "/budget"))
                .bodyJson()
                .hasPathSatisfying("$.days.length()", count -> assertThat(count).isEqualTo(1))
                .hasPathSatisfying("$.days[0].span", span -> assertThat(span).isEqualTo("repo-day"))
                .hasPathSatisfying("$.days[0].owner", owner -> assertThat(owner).isEqualTo(repository.name()))
                .hasPathSatisfying(
                        "$.days[0].amounts.rule",
                        rule -> assertThat(rule).isEqualTo("budgets.toolCalls (standard:12)"));
    }

    @Test
    void toppingUpAndRetryingIsDoneTogetherOrNotAtAll() {
        limits.limit(repository.id(), Span.WORKFLOW, Meter.TOOL_CALLS, 1_000);
        WorkflowId id = driver.replacing("colour", "color", repository);

        assertThat(topUp(
                        id,
                        "{\"meter\":\"toolCalls\",\"amount\":1,\"reason\":\"x\",\"retry\":true}",
                        TestAccounts.ADMIN))
                .hasStatus(409);
        assertThat(get("/api/runs/" + id + "/budget"))
                .bodyJson()
                .hasPathSatisfying(
                        "$.run.toolCalls.toppedUp", more -> assertThat(more).isEqualTo(0));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"toolCalls": -1}     | options.budget.toolCalls
            {"cost": 0.0001}      | options.budget.cost
            {"toolCalls": 21}     | options.budget.toolCalls
            {"days": 1}           | options.budget.days
            """)
    void refusesABudgetThatMakesNoSense(String budget, String field) {
        limits.limit(repository.id(), Span.WORKFLOW, Meter.TOOL_CALLS, 20);

        assertThat(idea(budget))
                .hasStatus(400)
                .bodyJson()
                .hasPathSatisfying("$.field", named -> assertThat(named).isEqualTo(field))
                .hasPathSatisfying(
                        "$.remedy", remedy -> assertThat(remedy).asString().isNotBlank());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"amount":1,"reason":"x"}                                            | meter
            {"meter":"apples","amount":1,"reason":"x"}                           | meter
            {"meter":"toolCalls","reason":"x"}                                   | amount
            {"meter":"toolCalls","amount":1.5,"reason":"x"}                      | amount
            {"meter":"toolCalls","amount":1}                                     | reason
            {"meter":"toolCalls","amount":1,"reason":"x","span":"week"}          | span
            {"meter":"toolCalls","amount":1,"reason":"x","span":"repo-day","repo":"other"} | repo
            """)
    void refusesATopUpThatMakesNoSense(String body, String field) {
        WorkflowId id = driver.replacing("colour", "color", repository);

        assertThat(topUp(id, body, TestAccounts.ADMIN))
                .hasStatus(400)
                .bodyJson()
                .hasPathSatisfying("$.field", named -> assertThat(named).isEqualTo(field));
    }

    private WorkflowId begun(String budget) {
        var id = new String[1];
        assertThat(idea(budget))
                .hasStatus(201)
                .bodyJson()
                .hasPathSatisfying(
                        "$.runId", value -> value.assertThat().asString().satisfies(text -> id[0] = text));
        return WorkflowId.parse(id[0]);
    }

    private MvcTestResult idea(String budget) {
        return post("/api/ideas", """
                {"ideaText": "Spell it the other way", "repo": "%s",
                 "options": {"recipes": [{"name": "find-and-replace",
                                          "options": {"find": "colour", "replace": "color"}}],
                             "budget": %s}}""".formatted(repository.name(), budget), TestAccounts.MEMBER);
    }

    private MvcTestResult topUp(WorkflowId id, String body, Account by) {
        return post("/api/runs/" + id + "/budget/top-up", body, by);
    }

    private MvcTestResult post(String path, String body, Account by) {
        return mvc.post()
                .uri(path)
                .with(accounts.bearer(by))
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    private MvcTestResult get(String path) {
        return mvc.get().uri(path).with(accounts.bearer(TestAccounts.MEMBER)).exchange();
    }
}
