package dev.missioncontrol.workflow;

import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static dev.missioncontrol.patch.PatchScenario.ALICE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import com.vaadin.flow.component.html.Div;
import dev.missioncontrol.PageText;
import dev.missioncontrol.TestAccounts;
import dev.missioncontrol.TestClock;
import dev.missioncontrol.ViewTest;
import dev.missioncontrol.account.Account;
import dev.missioncontrol.agent.AgentOptions;
import dev.missioncontrol.agent.ToolSession;
import dev.missioncontrol.approval.Approvals;
import dev.missioncontrol.approval.Decision;
import dev.missioncontrol.forge.ForgeRepository;
import dev.missioncontrol.forge.TestRepository;
import dev.missioncontrol.gate.CheckReport.Conclusion;
import dev.missioncontrol.gate.CheckReport.Status;
import dev.missioncontrol.gate.ReportCheck;
import dev.missioncontrol.patch.PatchSet;
import dev.missioncontrol.policy.PackVersion;
import dev.missioncontrol.policy.Packs;
import dev.missioncontrol.policy.TestPacks;
import dev.missioncontrol.policy.verdict.PolicyViolation.Level;
import dev.missioncontrol.policy.verdict.Scope;
import dev.missioncontrol.shared.Refusal;
import dev.missioncontrol.shared.WorkflowId;
import dev.missioncontrol.workflow.ProposingAgent.Proposal;
import dev.missioncontrol.workflow.ui.WorkflowNavigation;
import dev.missioncontrol.writegate.WriteInterruption;
import dev.missioncontrol.writegate.WriteStage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The table "Situations" of docs/policy.md, row by row: a real pack in force, a real run that does the act, and what the
 * enforcement point made of it, as the REST API and the page of the run tell it.
 */
@Import(PolicySituationsTests.Beans.class)
class PolicySituationsTests extends ViewTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String ENFORCE = "enforce";

    @TestConfiguration
    static class Beans {

        @Bean
        ProposingAgent proposingAgent() {
            return new ProposingAgent();
        }
    }

    @Autowired
    private WorkflowDriver driver;

    @Autowired
    private SteerWorkflow steer;

    @Autowired
    private WriteInterruption interruption;

    @Autowired
    private TestPacks packs;

    @Autowired
    private Packs published;

    @Autowired
    private Approvals approvals;

    @Autowired
    private ProposingAgent agent;

    @Autowired
    private ReportCheck checks;

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private TestClock clock;

    @TempDir
    private Path directory;

    private final String idea = "Change " + UUID.randomUUID();
    private final String word = "w" + UUID.randomUUID().toString().replace("-", "");
    private TestRepository git;
    private ForgeRepository repository;
    private @Nullable PackVersion organisation;

    @BeforeEach
    void aConnectedRepository() {
        git = TestRepository.create(directory.resolve("app"));
        git.commit("README.md", "Hello " + word + "\n", "Say hello");
        git.commit("src/test/java/AppTest.java", """
                class AppTest {
                    @Test
                    void adds() {
                        assertEquals(2, 1 + 1);
                    }
                }
                """, "Test it");
        git.commit("pom.xml", pom(""), "Build it");
        git.commit("legal/NOTICE", "Ours.\n", "Say whose it is");
        repository = driver.connect(git);
    }

    @AfterEach
    void asItWas() {
        interruption.never();
        PackVersion before = organisation;
        if (before != null) {
            published.putInForce(before.id(), "The test is over.", TestPacks.AUTHOR);
        }
    }

    // --- run start

    @Test
    @Situation(1)
    void repositoryOutsideTheListMayNotTakePart() {
        packs.publish(repository.id(), ENFORCE, "repositories:\n  allow: [\"payments-*\"]\n");

        WorkflowId run = run();

        blocked(run, "RUN_START", "repositories.allow", "repositories.allow");
    }

    @Test
    @Situation(2)
    void baseBranchOutsideTheListMayNotBeChanged() {
        packs.publish(repository.id(), ENFORCE, """
                branches:
                  base: { value: ["release/*"], reason: Changes go to releases. }
                """);

        WorkflowId run = run();

        blocked(run, "RUN_START", "branches.base", "Changes go to releases.");
    }

    @Test
    @Situation(3)
    void brokenPolicyFileOfTheRepositoryDeniesAndSaysWhere() {
        git.commit(".missioncontrol/policy.yml", """
                version: 1
                name: house-rules
                file_globs:
                  - id: big
                    paths: "**"
                    effect: deny
                    when: file.additions > "many"
                """, "Have a policy");

        WorkflowId run = run();

        assertThat(driver.state(run)).isEqualTo(WorkflowState.BLOCKED_POLICY);
        assertThat(driver.view(run).reason()).contains(".missioncontrol/policy.yml@", "line 7");
        assertThat(decisions(run)).anySatisfy(decision -> {
            assertThat(decision.at("/status").asString()).isEqualTo("ERROR");
            assertThat(decision.at("/allowed").asBoolean()).isFalse();
        });
        assertThat(page(run)).contains(".missioncontrol/policy.yml@", "line 7");
    }

    // --- tool calls

    @Test
    @Situation(4)
    void toolOutsideTheListIsNotCalled() {
        boolean[] called = new boolean[1];
        WorkflowId run = using(session ->
                session.call("run_shell", "sample", Map.of(), () -> called[0] = true, done -> Map.of("done", done)));

        blocked(run, "TOOL_CALL", "tools.allow", "run_shell");
        assertThat(called[0]).isFalse();
    }

    @Test
    @Situation(5)
    void toolWithAnArgumentThatIsNotAllowedIsNotCalled() {
        organisation("""
                tools:
                  allow:
                    - id: recipes
                      name: run_recipes
                    - id: docs-only
                      name: search
                      arguments: { scope: "docs" }
                actions: { push_branch: allow, open_pr: allow }
                branches: { write: ["missioncontrol/**"] }
                """);
        boolean[] called = new boolean[1];

        WorkflowId run = using(session -> session.call(
                "search",
                "sample",
                Map.of("scope", "everything"),
                () -> called[0] = true,
                done -> Map.of("done", done)));

        blocked(run, "TOOL_CALL", "tools.allow", "search");
        assertThat(called[0]).isFalse();
    }

    @Test
    @Situation(6)
    void mcpToolAtAnEndpointOutsideTheListIsNotCalled() {
        organisation("""
                tools:
                  allow:
                    - id: tracker
                      server: tracker
                      name: "*"
                      endpoints: ["https://tracker.example.com/**"]
                actions: { push_branch: allow, open_pr: allow }
                branches: { write: ["missioncontrol/**"] }
                """);
        boolean[] called = new boolean[2];

        WorkflowId run = using(session -> {
            session.call(
                    new ToolSession.Tool("get_issue", "7", "tracker", "https://tracker.example.com/api"),
                    Map.of(),
                    () -> called[0] = true,
                    done -> Map.of("done", done));
            session.call(
                    new ToolSession.Tool("get_issue", "7", "tracker", "https://evil.example.net/api"),
                    Map.of(),
                    () -> called[1] = true,
                    done -> Map.of("done", done));
        });

        blocked(run, "TOOL_CALL", "tools.allow", "get_issue");
        assertThat(called).containsExactly(true, false);
    }

    // --- revisions

    @Test
    @Situation(7)
    void frozenFileMayNotBeTouched() {
        packs.publish(repository.id(), ENFORCE, """
                frozen:
                  - id: legal
                    paths: "legal/**"
                    reason: The lawyers own these files.
                """);

        WorkflowId run = proposing(new Proposal().write("legal/NOTICE", "Mine.\n"));

        blocked(run, "PATCH_SET", "legal", "The lawyers own these files.");
        assertThat(violation(run, "legal").at("/path").asString()).isEqualTo("legal/NOTICE");
    }

    @Test
    @Situation(8)
    void fileOfCiMayNotBeChanged() {
        WorkflowId run = proposing(new Proposal().write(".github/workflows/build.yml", "on: push\n"));

        blocked(run, "PATCH_SET", "diff.ci_files", "CI files decide");
        assertThat(violation(run, "diff.ci_files").at("/path").asString()).isEqualTo(".github/workflows/build.yml");
    }

    @Test
    @Situation(9)
    void deletedTestIsStoppedAndAnAdministratorLetsItPass() {
        WorkflowId run = proposing(new Proposal().delete("src/test/java/AppTest.java"));
        blocked(run, "PATCH_SET", "diff.tests.deleted", "must not pass by removing");
        PatchSet patchSet = patchSet(run);

        assertThat(mvc.perform(override(patchSet, "diff.tests.deleted", "Moved elsewhere.", TestAccounts.MEMBER)))
                .hasStatus(403);
        assertThat(mvc.perform(override(patchSet, "diff.tests.deleted", "Moved elsewhere.", TestAccounts.ADMIN)))
                .hasStatusOk();
        driver.drain(run);

        assertThat(driver.state(run)).isEqualTo(WorkflowState.WAITING_USER_APPROVAL);
        assertThat(violation(run, "diff.tests.deleted").at("/overriddenBy").asString())
                .isEqualTo(TestAccounts.ADMIN.name());
        assertThat(page(run)).contains(TestAccounts.ADMIN.name());
    }

    @Test
    @Situation(10)
    void newDependencyIsNamedAndWarnedOf() {
        WorkflowId run = proposing(new Proposal().write("pom.xml", pom("""
                    <dependency>
                      <groupId>org.example</groupId>
                      <artifactId>left-pad</artifactId>
                      <version>1.0</version>
                    </dependency>
                """)));

        assertThat(driver.state(run)).isEqualTo(WorkflowState.WAITING_USER_APPROVAL);
        shows(run, "PATCH_SET", Level.WARN, "diff.dependencies.added", "org.example:left-pad");
    }

    @Test
    @Situation(11)
    void awsKeyStopsTheChange() {
        WorkflowId run = proposing(new Proposal().write("config.properties", "aws=" + awsKey() + "\n"));

        blocked(run, "PATCH_SET", "diff.secrets", "config.properties");
        assertThat(page(run)).doesNotContain(awsKey());
    }

    @Test
    @Situation(12)
    void privateKeyStopsTheChange() {
        String key = "-----BEGIN " + "RSA PRIVATE KEY-----\n" + "MIIEpAIBAAKCAQEA7bq0c3Rz9n1mX2VhbGx5bm90\n".repeat(4)
                + "-----END " + "RSA PRIVATE KEY-----\n";

        WorkflowId run = proposing(new Proposal().write("id_rsa", key));

        blocked(run, "PATCH_SET", "diff.secrets", "id_rsa");
        assertThat(page(run)).doesNotContain("MIIEpAIBAAKCAQEA7bq0c3Rz9n1mX2VhbGx5bm90");
    }

    @Test
    @Situation(13)
    void symbolicLinkOutOfTheRepositoryStopsTheChange() {
        WorkflowId run = proposing(new Proposal().link("docs/passwd", "../../etc/passwd"));

        blocked(run, "PATCH_SET", "diff.symlink_escapes", "docs/passwd");
        assertThat(violations(run))
                .anySatisfy(found -> assertThat(found.at("/rule/id").asString()).isEqualTo("diff.modes"));
    }

    @Test
    @Situation(14)
    void changeOfTooManyFilesIsStopped() {
        packs.publish(repository.id(), ENFORCE, "diff:\n  max_files: 2\n");

        WorkflowId run =
                proposing(new Proposal().write("a", "1\n").write("b", "2\n").write("c", "3\n"));

        blocked(run, "PATCH_SET", "diff.max_files", "3");
    }

    @Test
    @Situation(15)
    void ruleWhoseConditionDoesNotHoldIsSkipped() {
        packs.publish(repository.id(), ENFORCE, """
                file_globs:
                  - id: no-big-docs
                    paths: "**/*.md"
                    effect: deny
                    when: file.additions > 100
                    reason: Long documents go through the writers.
                """);

        assertThat(driver.state(run())).isEqualTo(WorkflowState.WAITING_USER_APPROVAL);

        WorkflowId big = proposing(new Proposal().write("README.md", "More.\n".repeat(101)));
        blocked(big, "PATCH_SET", "no-big-docs", "Long documents go through the writers.");
    }

    @Test
    @Situation(16)
    void packThatObservesShowsWhatItWouldHaveBlocked() {
        packs.publish(repository.id(), "observe", NO_README);

        WorkflowId run = run();

        assertThat(driver.state(run)).isEqualTo(WorkflowState.WAITING_USER_APPROVAL);
        shows(run, "PATCH_SET", Level.OBSERVED, "readme", "The readme is finished.");
    }

    @Test
    @Situation(17)
    void packThatWarnsWarns() {
        packs.publish(repository.id(), "warn", NO_README);

        WorkflowId run = run();

        assertThat(driver.state(run)).isEqualTo(WorkflowState.WAITING_USER_APPROVAL);
        shows(run, "PATCH_SET", Level.WARN, "readme", "The readme is finished.");
    }

    @Test
    @Situation(18)
    void packThatEnforcesBlocksUntilANewRevisionKeepsToIt() {
        packs.publish(repository.id(), ENFORCE, NO_README);
        agent.propose(idea, new Proposal().write("README.md", "Changed.\n").write("docs/guide.md", "New.\n"));
        WorkflowId run = start();
        blocked(run, "PATCH_SET", "readme", "The readme is finished.");

        agent.propose(idea, new Proposal().write("docs/guide.md", "New.\n"));
        driver.decide(patchSet(run), Decision.REQUEST_CHANGES, "Spare the readme.");

        assertThat(driver.state(run)).isEqualTo(WorkflowState.WAITING_USER_APPROVAL);
        assertThat(patchSet(run).current().number()).isEqualTo(2);
        assertThat(violations(run)).isEmpty();
    }

    @Test
    @Situation(19)
    void policyFileInTheChangeItselfDecidesNothing() {
        WorkflowId run = proposing(new Proposal()
                .write(".missioncontrol/policy.yml", TestPacks.yaml("observe", "diff:\n  max_files: 1\n"))
                .write("a", "1\n")
                .write("b", "2\n"));

        assertThat(driver.state(run)).isEqualTo(WorkflowState.WAITING_USER_APPROVAL);
        assertThat(decisions(run))
                .allSatisfy(
                        decision -> assertThat(decision.at("/pack").asString()).isEqualTo("standard"));
    }

    // --- approvals

    @Test
    @Situation(20)
    void moreThanOneApprovalIsNeededWhereThePackAsksForIt() {
        packs.publish(repository.id(), ENFORCE, "approvals:\n  - id: two-people\n    count: 2\n");
        WorkflowId run = run();

        driver.approve(patchSet(run));
        assertThat(driver.state(run)).isEqualTo(WorkflowState.WAITING_USER_APPROVAL);
        assertThat(patchSetJson(run).toString()).contains("two-people");
        assertThat(page(run)).contains("two-people");

        approve(run, ALICE);
        assertThat(driver.state(run)).isEqualTo(WorkflowState.VERIFYING_CI);
    }

    @Test
    @Situation(21)
    void pathDecidesWhoHasToApprove() {
        packs.publish(repository.id(), ENFORCE, """
                approvals:
                  - id: legal-needs-admin
                    paths: "legal/**"
                    roles: [admin]
                """);
        WorkflowId other = run();
        assertThat(patchSetJson(other).toString()).doesNotContain("legal-needs-admin");
        approve(other, ALICE);
        assertThat(driver.state(other)).isEqualTo(WorkflowState.VERIFYING_CI);

        WorkflowId legal = proposing(new Proposal().write("legal/NOTICE", "Mine.\n"));
        approve(legal, ALICE);
        assertThat(driver.state(legal)).isEqualTo(WorkflowState.WAITING_USER_APPROVAL);
        assertThat(patchSetJson(legal).toString()).contains("legal-needs-admin");
        driver.approve(patchSet(legal));
        assertThat(driver.state(legal)).isEqualTo(WorkflowState.VERIFYING_CI);
    }

    @Test
    @Situation(22)
    void whoAskedForTheRunMayNotApproveIt() {
        packs.publish(repository.id(), ENFORCE, "approvals:\n  - id: four-eyes\n    not_requester: true\n");
        WorkflowId run = run();
        PatchSet patchSet = patchSet(run);

        var answer = mvc.perform(post("/api/patch-sets/" + patchSet.id() + "/approve")
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"digest\":\"" + patchSet.current().digest() + "\"}")
                .with(accounts.bearer(TestAccounts.MEMBER)));

        assertThat(answer).hasStatus(403).bodyText().contains("You asked for this run yourself", "four-eyes");
        assertThat(page(run)).contains("four-eyes");
        assertThat(driver.state(run)).isEqualTo(WorkflowState.WAITING_USER_APPROVAL);
    }

    @Test
    @Situation(23)
    void approvalThatIsTooOldNoLongerCounts() {
        packs.publish(repository.id(), ENFORCE, "approvals:\n  - id: fresh\n    expires_after: 1h\n");
        WorkflowId run = run();
        driver.approveOnly(patchSet(run));
        clock.advance(Duration.ofHours(1));

        driver.drain(run);

        assertThat(driver.state(run)).isEqualTo(WorkflowState.WAITING_USER_APPROVAL);
        assertThat(runJson(run).at("/reason").asString()).contains("expired");
        assertThat(page(run)).contains("expired");
        assertThat(git.has(patchSet(run).current().branch())).isFalse();
    }

    // --- writes

    @Test
    @Situation(24)
    void policyThatChangedSinceTheApprovalIsNoticedRightBeforeTheWrite() {
        WorkflowId run = run();
        interruption.once("push_branch", WriteStage.PREPARED, () -> packs.publish(repository.id(), ENFORCE, NO_README));

        driver.approve(patchSet(run));

        assertThat(driver.state(run)).isEqualTo(WorkflowState.BLOCKED_POLICY);
        assertThat(runJson(run).at("/reason").asString()).contains("The policy changed since the approval");
        assertThat(page(run)).contains("The readme is finished.");
        assertThat(git.has(patchSet(run).current().branch())).isFalse();
    }

    @Test
    @Situation(25)
    void actionThatIsDeniedIsNotTaken() {
        packs.publish(repository.id(), ENFORCE, "actions:\n  open_pr: { effect: deny, reason: Not today. }\n");
        WorkflowId run = run();

        driver.approve(patchSet(run));

        blocked(run, "WRITE", "actions.open_pr", "Not today.");
        assertThat(runJson(run).at("/pullRequests")).isEmpty();
    }

    // --- inheritance

    @Test
    @Situation(26)
    void packOfARepositoryThatLoosensIsRefused() {
        String yaml = TestPacks.yaml(ENFORCE, "diff:\n  secrets: allow\n");

        var answer = mvc.perform(publish(yaml));

        assertThat(answer).hasStatus(400).bodyText().contains("diff.secrets");
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> published.publish(yaml, Scope.REPO, repository.id(), "", TestPacks.AUTHOR))
                .withMessageContaining("diff.secrets");
    }

    @Test
    @Situation(27)
    void ruleThatTheOrganisationMarksMayBeLoosened() {
        packs.publish(repository.id(), ENFORCE, """
                overrides:
                  - rule: diff.ci_files
                    reason: This repository is the CI.
                """);

        WorkflowId run = proposing(new Proposal().write(".github/workflows/build.yml", "on: push\n"));

        assertThat(driver.state(run)).isEqualTo(WorkflowState.WAITING_USER_APPROVAL);
    }

    // --- budgets

    @Test
    @Situation(28)
    void budgetThatIsSpentStopsTheRunUntilAnAdministratorTopsItUp() {
        packs.publish(repository.id(), ENFORCE, "budgets:\n  workflow:\n    tool_calls: 1\n");

        WorkflowId run = run();

        assertThat(driver.state(run)).isEqualTo(WorkflowState.NEEDS_HUMAN);
        assertThat(runJson(run).at("/reason").asString()).contains("tool calls", "top-up");
        assertThat(page(run)).contains("tool calls");
        assertThat(mvc.perform(topUp(run, TestAccounts.MEMBER))).hasStatus(403);
        assertThat(mvc.perform(topUp(run, TestAccounts.ADMIN))).hasStatus2xxSuccessful();
        steer.retry(run, TestAccounts.MEMBER);
        driver.drain(run);
        assertThat(driver.state(run)).isEqualTo(WorkflowState.WAITING_USER_APPROVAL);
    }

    @Test
    @Situation(29)
    void pullRequestBeyondTheBudgetIsNotOpened() {
        packs.publish(repository.id(), ENFORCE, "budgets:\n  workflow:\n    pr_attempts: 0\n");
        WorkflowId run = run();

        driver.approve(patchSet(run));

        assertThat(driver.state(run)).isEqualTo(WorkflowState.NEEDS_HUMAN);
        assertThat(runJson(run).at("/reason").asString()).contains("pull request");
        assertThat(runJson(run).at("/pullRequests")).isEmpty();
    }

    // --- evidence

    @Test
    @Situation(30)
    void testsThatHaveToRunAreMissedUntilAReportHasThem() {
        packs.publish(repository.id(), ENFORCE, "checks:\n  must_run_tests: true\n");
        WorkflowId run = run();
        driver.approve(patchSet(run));

        report(run, "compile", List.of());
        assertThat(driver.state(run)).isEqualTo(WorkflowState.NEEDS_HUMAN);
        assertThat(runJson(run).at("/reason").asString()).contains("tests of " + repository.name(), "must_run_tests");
        assertThat(page(run)).contains("must_run_tests");

        report(run, "test", List.of("<testsuite><testcase classname='a.B' name='works'/></testsuite>"));
        assertThat(driver.state(run)).isEqualTo(WorkflowState.DONE);
    }

    // --- overrides of what stopped a run

    @Test
    @Situation(31)
    void startThatIsDeniedGoesOnOnceAnAdministratorLetsItPass() {
        packs.publish(repository.id(), ENFORCE, NO_REPOSITORY);
        WorkflowId run = run();
        blocked(run, "RUN_START", "repositories.deny", "Not without a word.");

        assertThat(mvc.perform(overrideRun(run, "repositories.deny", TestAccounts.MEMBER)))
                .hasStatus(403)
                .bodyText()
                .contains("may be overridden by admin only");
        assertThat(driver.state(run)).isEqualTo(WorkflowState.BLOCKED_POLICY);
        assertThat(mvc.perform(overrideRun(run, "repositories.allow", TestAccounts.ADMIN)))
                .hasStatus(409);
        assertThat(mvc.perform(overrideRun(run, "repositories.deny", TestAccounts.ADMIN)))
                .hasStatusOk();
        driver.drain(run);

        assertThat(driver.state(run)).isEqualTo(WorkflowState.WAITING_USER_APPROVAL);
        assertThat(violations(run))
                .isNotEmpty()
                .allSatisfy(found ->
                        assertThat(found.at("/overriddenBy").asString()).isEqualTo(TestAccounts.ADMIN.name()));
        assertThat(page(run)).contains("Overridden by " + TestAccounts.ADMIN.name());
        assertThat(mvc.get()
                        .uri("/api/patch-sets/{id}/why", patchSet(run).id())
                        .with(accounts.bearer(TestAccounts.MEMBER)))
                .hasStatusOk()
                .bodyJson()
                .hasPathSatisfying("$.overrides[0].by", by -> by.assertThat().isEqualTo(TestAccounts.ADMIN.name()))
                .hasPathSatisfying(
                        "$.decisions[?(@.point == 'run_start')].allowed",
                        allowed -> allowed.assertThat().asArray().containsExactly(false, true));
        assertThat(mvc.perform(overrideRun(run, "repositories.deny", TestAccounts.ADMIN)))
                .hasStatus(409);
    }

    @Test
    @Situation(32)
    void whoAskedForTheRunDoesNotLetItStartWhereTwoPeopleAreAskedFor() {
        packs.publish(
                repository.id(),
                ENFORCE,
                NO_REPOSITORY.replace("[admin]", "[admin, member]")
                        + "approvals:\n  - id: four-eyes\n    not_requester: true\n");
        WorkflowId run = run();

        assertThat(mvc.perform(overrideRun(run, "repositories.deny", TestAccounts.MEMBER)))
                .hasStatus(403)
                .bodyText()
                .contains("You asked for this run yourself");

        assertThat(mvc.perform(overrideRun(run, "repositories.deny", TestAccounts.ADMIN)))
                .hasStatusOk();
        driver.drain(run);
        assertThat(driver.state(run)).isEqualTo(WorkflowState.WAITING_USER_APPROVAL);
    }

    @Test
    @Situation(33)
    void toolThatIsDeniedByNameIsCalledOnceAnAdministratorLetsItPass() {
        packs.publish(repository.id(), ENFORCE, """
                tools:
                  deny:
                    - id: no-recipes
                      name: run_recipes
                      reason: Recipes are for quiet weeks.
                      may_override: [admin]
                """);
        boolean[] called = new boolean[1];
        WorkflowId run = using(session ->
                session.call("run_recipes", "sample", Map.of(), () -> called[0] = true, done -> Map.of("done", done)));
        blocked(run, "TOOL_CALL", "no-recipes", "Recipes are for quiet weeks.");
        assertThat(called[0]).isFalse();

        assertThat(mvc.perform(overrideRun(run, "no-recipes", TestAccounts.MEMBER)))
                .hasStatus(403);
        assertThat(mvc.perform(overrideRun(run, "no-recipes", TestAccounts.ADMIN)))
                .hasStatusOk();
        driver.drain(run);

        assertThat(called[0]).isTrue();
        assertThat(driver.state(run)).isEqualTo(WorkflowState.WAITING_USER_APPROVAL);
        assertThat(page(run)).contains("Overridden by " + TestAccounts.ADMIN.name());
    }

    private void report(WorkflowId run, String check, List<String> junit) {
        checks.report(
                run,
                new ReportCheck.Report(
                        repository.name(),
                        patchSet(run).current().head(),
                        check,
                        Status.COMPLETED,
                        Conclusion.SUCCESS,
                        junit,
                        "OK\n"),
                TestAccounts.MEMBER);
        driver.drain(run);
    }

    @Test
    void everyRowOfTheTableIsShownByATest() throws IOException {
        List<Integer> rows = Files.readAllLines(Path.of("docs/policy.md")).stream()
                .dropWhile(line -> !line.equals("## Situations"))
                .skip(1)
                .takeWhile(line -> !line.startsWith("## "))
                .map(Pattern.compile("\\| (\\d+) \\|.*")::matcher)
                .filter(java.util.regex.Matcher::matches)
                .map(row -> Integer.valueOf(row.group(1)))
                .toList();
        List<Integer> shown = Arrays.stream(PolicySituationsTests.class.getDeclaredMethods())
                .map(method -> method.getAnnotation(Situation.class))
                .filter(Objects::nonNull)
                .map(Situation::value)
                .sorted()
                .toList();

        assertThat(rows).hasSizeGreaterThanOrEqualTo(25).isEqualTo(shown);
    }

    // --- what the situations are made of

    private static final String NO_README = """
            file_globs:
              - id: readme
                paths: README.md
                effect: deny
                reason: The readme is finished.
                remedy: Leave it as it is.
                may_override: [admin]
            """;

    private static final String NO_REPOSITORY = """
            repositories:
              deny:
                value: ["**"]
                reason: Not without a word.
                may_override: [admin]
            """;

    /** Assembled here, so that scanners of this project's own sources find no key. */
    private static String awsKey() {
        return "AKIA" + "Q3EGRYZ7LMNO5TUV";
    }

    private static String pom(String dependencies) {
        return """
                <project>
                  <modelVersion>4.0.0</modelVersion>
                  <groupId>org.example</groupId>
                  <artifactId>app</artifactId>
                  <version>1</version>
                  <dependencies>
                %s  </dependencies>
                </project>
                """.formatted(dependencies);
    }

    private WorkflowId run() {
        return driver.replacing(word, word + "-new", repository);
    }

    private WorkflowId proposing(Proposal proposal) {
        agent.propose(idea, proposal);
        return start();
    }

    private WorkflowId using(java.util.function.Consumer<ToolSession> call) {
        agent.use(idea, call);
        return start();
    }

    private WorkflowId start() {
        var options = new WorkflowOptions(new AgentOptions(ProposingAgent.ID, List.of(), null), false, List.of());
        return driver.starting(idea, options, repository);
    }

    /** Puts another pack of the organisation in force until the test is over. */
    private void organisation(String rules) {
        organisation = published.inForce(Scope.ORG, null).orElseThrow();
        published.publish(
                "version: 1\nname: other\nmode: enforce\n" + rules, Scope.ORG, null, "For a test.", TestPacks.AUTHOR);
    }

    private void blocked(WorkflowId run, String point, String rule, String reason) {
        assertThat(driver.state(run)).as(driver.view(run).reason()).isEqualTo(WorkflowState.BLOCKED_POLICY);
        assertThat(runJson(run).at("/state").asString()).isEqualTo("BLOCKED_POLICY");
        shows(run, point, Level.BLOCK, rule, reason);
    }

    /** The REST API and the page both tell it. */
    private void shows(WorkflowId run, String point, Level level, String rule, String reason) {
        JsonNode found = violation(run, rule);
        assertThat(found.at("/point").asString()).isEqualTo(point);
        assertThat(found.at("/level").asString()).isEqualTo(level.name());
        assertThat(found.at("/reason").asString() + " " + found.at("/path").asString() + " "
                        + found.at("/rule/id").asString())
                .contains(reason);
        assertThat(found.at("/rule/line").asInt()).isPositive();
        assertThat(page(run)).contains(rule);
    }

    private JsonNode violation(WorkflowId run, String rule) {
        return violations(run).stream()
                .filter(found -> found.at("/rule/id").asString().equals(rule))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no violation of " + rule + ": " + violations(run)));
    }

    private List<JsonNode> violations(WorkflowId run) {
        return json("/api/runs/" + run + "/policy")
                .at("/violations")
                .valueStream()
                .toList();
    }

    private List<JsonNode> decisions(WorkflowId run) {
        return json("/api/runs/" + run + "/policy")
                .at("/decisions/items")
                .valueStream()
                .toList();
    }

    private JsonNode runJson(WorkflowId run) {
        return json("/api/runs/" + run);
    }

    private JsonNode patchSetJson(WorkflowId run) {
        return json("/api/patch-sets/" + patchSet(run).id());
    }

    private JsonNode json(String address) {
        var answer = mvc.perform(get(address).with(accounts.bearer(TestAccounts.MEMBER)));
        assertThat(answer).hasStatusOk();
        return JSON.readTree(answer.getResponse().getContentAsByteArray());
    }

    private org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder override(
            PatchSet patchSet, String rule, String reason, Account by) {
        return post("/api/patch-sets/" + patchSet.id() + "/override")
                .contentType(MediaType.APPLICATION_JSON)
                .content(JSON.writeValueAsString(Map.of(
                        "digest", patchSet.current().digest().hex(),
                        "rules", List.of(rule),
                        "reason", reason)))
                .with(accounts.bearer(by));
    }

    private org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder overrideRun(
            WorkflowId run, String rule, Account by) {
        return post("/api/runs/" + run + "/override")
                .contentType(MediaType.APPLICATION_JSON)
                .content(JSON.writeValueAsString(Map.of("rules", List.of(rule), "reason", "Agreed with the owners.")))
                .with(accounts.bearer(by));
    }

    private org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder publish(String yaml) {
        return post("/api/policies")
                .contentType(MediaType.APPLICATION_JSON)
                .content(JSON.writeValueAsString(Map.of("yaml", yaml, "scope", "repo", "repo", repository.name())))
                .with(accounts.bearer(TestAccounts.ADMIN));
    }

    private org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder topUp(
            WorkflowId run, Account by) {
        return post("/api/runs/" + run + "/budget/top-up")
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"meter\":\"toolCalls\",\"amount\":50,\"reason\":\"It is worth it.\"}")
                .with(accounts.bearer(by));
    }

    private PatchSet patchSet(WorkflowId run) {
        return driver.patchSets(run).getFirst();
    }

    private void approve(WorkflowId run, Account by) {
        PatchSet patchSet = patchSet(run);
        approvals.record(patchSet.id(), patchSet.current().digest(), Decision.APPROVE, null, by);
        driver.drain(run);
    }

    /** Everything the run's page says, with the policy tab open. */
    private String page(WorkflowId run) {
        signIn(TestAccounts.MEMBER);
        open(WorkflowNavigation.address(run) + "?tab=policy");
        String cards = _find(Div.class, spec -> spec.withClasses("detail-card")).stream()
                .map(PageText::of)
                .collect(Collectors.joining());
        return PageText.of(shown()) + cards;
    }
}
