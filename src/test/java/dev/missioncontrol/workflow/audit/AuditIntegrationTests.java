package dev.missioncontrol.workflow.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.missioncontrol.IntegrationTest;
import dev.missioncontrol.TestAccounts;
import dev.missioncontrol.agent.AgentOptions;
import dev.missioncontrol.approval.Decision;
import dev.missioncontrol.forge.ForgeRepository;
import dev.missioncontrol.forge.TestRepository;
import dev.missioncontrol.gate.CheckReport.Conclusion;
import dev.missioncontrol.patch.FileDiff.Side;
import dev.missioncontrol.patch.PatchSet;
import dev.missioncontrol.shared.Refusal;
import dev.missioncontrol.shared.WorkflowId;
import dev.missioncontrol.workflow.WorkflowDriver;
import dev.missioncontrol.workflow.WorkflowOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@IntegrationTest
class AuditIntegrationTests {

    private static final String IDEA = "Spell colour as Americans do, and greet the world";

    @Autowired
    private WorkflowDriver driver;

    @Autowired
    private Audit audit;

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private TestAccounts accounts;

    @TempDir
    private Path directory;

    private TestRepository repository;
    private ForgeRepository repo;
    private WorkflowId run;
    private PatchSet patchSet;

    @BeforeEach
    void twoCommitsThatTouchTheSameFile() {
        repository = TestRepository.create(directory.resolve("app"));
        repository.commit("README.md", "Title\n\nHello colour\n\nNothing to see\n", "Say hello");
        repo = driver.connect(repository);
        var recipes = List.of(replace("Title", "A title\nand a subtitle"), replace("colour", "color"));
        run = driver.starting(
                IDEA, new WorkflowOptions(new AgentOptions("codemod", recipes, null), false, List.of()), repo);
        patchSet = driver.patchSets(run).getFirst();
    }

    @Test
    void leadsFromALineOfTheMergedFileToTheLastCommitThatChangedIt() {
        assertThat(patchSet.current().patches()).hasSize(2);

        Why title = audit.why(line(1, Side.NEW));
        Why color = audit.why(line(4, Side.NEW));

        assertThat(title.change().commit()).isNotNull().satisfies(commit -> {
            assertThat(commit.ordinal()).isEqualTo(1);
            assertThat(commit.artifact()).isNotNull();
        });
        assertThat(title.change().hunk()).contains("+A title");
        assertThat(color.change().commit())
                .isNotNull()
                .satisfies(commit -> assertThat(commit.ordinal()).isEqualTo(2));
        assertThat(color.change().hunk()).contains("-Hello colour", "+Hello color");
        assertThat(color.task()).isNotNull().satisfies(task -> {
            assertThat(task.criteria())
                    .isNotEmpty()
                    .allSatisfy(each -> assertThat(each.text()).isNotBlank());
            assertThat(task.plan()).isNotNull();
        });
    }

    @Test
    void leadsFromARemovedLineToTheCommitThatRemovedIt() {
        assertThat(audit.why(line(3, Side.OLD)).change().commit())
                .isNotNull()
                .satisfies(commit -> assertThat(commit.ordinal()).isEqualTo(2));
        assertThat(audit.why(line(1, Side.OLD)).change().commit())
                .isNotNull()
                .satisfies(commit -> assertThat(commit.ordinal()).isEqualTo(1));
    }

    @Test
    void saysPlainlyThatALineIsNotOfThisChange() {
        Why why = audit.why(line(6, Side.NEW));

        assertThat(why.change().commit()).isNull();
        assertThat(why.task()).isNull();
        assertThat(why.sentence()).contains("Line 6 of README.md is not changed by this revision");
        assertThat(why.request().idea()).isEqualTo(IDEA);
    }

    @Test
    void saysPlainlyWhatHasNotHappenedYet() {
        Why why = audit.why(line(4, Side.NEW));

        assertThat(why.approvals()).isEmpty();
        assertThat(why.writes()).isEmpty();
        assertThat(why.pullRequest()).isNull();
        assertThat(why.checks()).isEmpty();
        assertThat(why.sentence())
                .contains("Nobody has approved it.", "Nothing of it was written", "CI has not reported");
    }

    @Test
    void leadsToThePromptTheAgentPolicyTheApproverTheWriteAndTheChecks() {
        driver.approve(patchSet);
        driver.report(run, repo.name(), patchSet.current().head(), Conclusion.SUCCESS);

        Why why = audit.why(line(4, Side.NEW));

        assertThat(why.request().by()).isEqualTo(TestAccounts.MEMBER.name());
        assertThat(why.request().recipes()).extracting(Why.RecipeUse::name).containsOnly("find-and-replace");
        assertThat(why.request().created()).isNotNull();
        assertThat(why.runs()).extracting(Why.AgentWork::agent).containsOnly("codemod");
        assertThat(why.runs().getLast().agentRunId())
                .isEqualTo(patchSet.current().producedBy().toString());
        assertThat(why.runs()).flatExtracting(Why.AgentWork::calls).isNotEmpty();
        assertThat(why.runs())
                .allSatisfy(work ->
                        assertThat(work.callCount()).isEqualTo(work.calls().size()));
        assertThat(why.decisions())
                .extracting(Why.Decision::point)
                .contains("run_start", "patch_set", "write")
                .startsWith("run_start");
        assertThat(why.decisions())
                .allSatisfy(decision -> assertThat(decision.allowed()).isTrue());
        assertThat(why.decisions())
                .filteredOn(decision -> decision.point().equals("patch_set"))
                .flatExtracting(Why.Decision::rules)
                .isNotEmpty()
                .allSatisfy(rule -> {
                    assertThat(rule.line()).isPositive();
                    assertThat(rule.address()).startsWith("policy/").contains(rule.packHash());
                });
        assertThat(why.approvals()).singleElement().satisfies(said -> {
            assertThat(said.by()).isEqualTo(TestAccounts.ADMIN.name());
            assertThat(said.decision()).isEqualTo("APPROVE");
            assertThat(said.digest()).isEqualTo(patchSet.current().digest().hex());
            assertThat(said.rules()).isNotEmpty();
        });
        assertThat(why.writes())
                .extracting(write -> write.action() + " " + write.stage())
                .startsWith("push_branch intended", "push_branch done", "open_pr intended", "open_pr done");
        assertThat(why.pullRequest())
                .isNotNull()
                .satisfies(pull -> assertThat(pull.address()).isEqualTo("repositories/" + repo.name() + "/pulls/1"));
        assertThat(why.checks()).singleElement().satisfies(check -> {
            assertThat(check.conclusion()).isEqualTo("success");
            assertThat(check.tests()).isEqualTo(1);
            assertThat(check.reports()).hasSize(2);
        });
        assertThat(why.gates()).hasSize(6);
        assertThat(why.sentence()).contains("Approved by " + TestAccounts.ADMIN.name(), "pull request #1");
    }

    @Test
    void keepsRevisionsApart() {
        repository.commit("NEW.md", "One more colour\n", "Move on");
        driver.approve(patchSet);
        assertThat(driver.patchSets(run).getFirst().current().number()).isEqualTo(2);

        Why first = audit.why(new WhyQuestion(patchSet.id(), 1, null, "README.md", 4, Side.NEW));
        Why second = audit.why(new WhyQuestion(patchSet.id(), 2, null, "README.md", 4, Side.NEW));

        assertThat(first.approvals()).extracting(Why.Said::decision).containsExactly("APPROVE");
        assertThat(second.approvals()).isEmpty();
        assertThat(second.change().digest()).isNotEqualTo(first.change().digest());
        assertThat(second.runs()).hasSizeGreaterThan(first.runs().size());
    }

    @Test
    void keepsRevisionsWithTheSameContentApart() {
        TestRepository second = TestRepository.create(directory.resolve("second"));
        second.commit("README.md", "A colour\n", "Say so");
        second.commit("SECOND.md", "Another colour\n", "Say so again");
        var options = new WorkflowOptions(
                new AgentOptions("codemod", List.of(replace("colour", "color")), null), false, List.of());
        run = driver.starting(IDEA, options, repo, driver.connect(second));
        PatchSet approved = driver.patchSets(run).getFirst();
        PatchSet other = driver.patchSets(run).getLast();
        driver.approveOnly(approved);
        driver.decide(other, Decision.REQUEST_CHANGES, "exclude: SECOND.md");
        PatchSet again = driver.patchSets(run).getFirst();
        assertThat(again.current().number()).isEqualTo(2);
        assertThat(again.current().digest()).isEqualTo(approved.current().digest());

        Why first = audit.why(new WhyQuestion(approved.id(), 1, null, null, null, Side.NEW));
        Why latter = audit.why(new WhyQuestion(approved.id(), 2, null, null, null, Side.NEW));

        assertThat(first.approvals()).hasSize(1);
        assertThat(latter.approvals()).isEmpty();
        assertThat(latter.sentence()).contains("Nobody has approved it.");
        assertThat(latter.change().sealed())
                .isNotNull()
                .isNotEqualTo(first.change().sealed());
        assertThat(latter.change().commits())
                .isNotEmpty()
                .allSatisfy(commit -> assertThat(commit.artifact()).isNotNull());
        assertThat(first.decisions())
                .filteredOn(decision -> decision.point().equals("patch_set"))
                .isNotEmpty()
                .doesNotContainAnyElementsOf(latter.decisions().stream()
                        .filter(decision -> decision.point().equals("patch_set"))
                        .toList());
    }

    @Test
    void refusesAFileThatIsNotTouchedAndALineWithoutAFile() {
        assertThatThrownBy(() -> audit.why(new WhyQuestion(patchSet.id(), null, null, "OTHER.md", 1, Side.NEW)))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.kind()).isEqualTo(Refusal.Kind.NOT_FOUND));
        assertThatThrownBy(() -> new WhyQuestion(patchSet.id(), null, null, null, 1, Side.NEW))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void answersByRest() {
        var member = accounts.bearer(TestAccounts.MEMBER);
        assertThat(mvc.get()
                        .uri("/api/patch-sets/{id}/why?path=README.md&line=4", patchSet.id())
                        .with(member))
                .hasStatusOk()
                .bodyJson()
                .hasPathSatisfying(
                        "$.change.commit.ordinal",
                        ordinal -> ordinal.assertThat().isEqualTo(2))
                .hasPathSatisfying("$.request.idea", idea -> idea.assertThat().isEqualTo(IDEA));
        assertThat(mvc.get()
                        .uri(
                                "/api/patches/{id}/why?path=README.md&line=1",
                                patchSet.current().patches().getFirst().id())
                        .with(member))
                .hasStatusOk()
                .bodyJson()
                .hasPathSatisfying(
                        "$.change.commit.ordinal",
                        ordinal -> ordinal.assertThat().isEqualTo(1));
        assertThat(mvc.get()
                        .uri("/api/patch-sets/{id}/why?line=4", patchSet.id())
                        .with(member))
                .hasStatus(400);
    }

    private WhyQuestion line(@Nullable Integer line, Side side) {
        return new WhyQuestion(patchSet.id(), null, null, "README.md", line, side);
    }

    private static AgentOptions.RecipeUse replace(String find, String replace) {
        return new AgentOptions.RecipeUse("find-and-replace", Map.of("find", find, "replace", replace));
    }
}
