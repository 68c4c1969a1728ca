package dev.missioncontrol.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.missioncontrol.IntegrationTest;
import dev.missioncontrol.agent.AgentOptions;
import dev.missioncontrol.agent.AgentOptions.RecipeUse;
import dev.missioncontrol.approval.TestRechecks;
import dev.missioncontrol.forge.ForgeRepository;
import dev.missioncontrol.forge.PullRequests;
import dev.missioncontrol.forge.TestRepository;
import dev.missioncontrol.patch.PatchSet;
import dev.missioncontrol.policy.TestPacks;
import dev.missioncontrol.shared.WorkflowId;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

/** What becomes of runs whose policy changes while they wait, and of commits that take back what earlier ones did. */
@IntegrationTest
class PolicyChangesIntegrationTests {

    private static final String ENFORCE = "enforce";
    private static final String ONE_PERSON = "approvals:\n  - id: people\n    count: 1\n";
    private static final String TWO_PEOPLE = "approvals:\n  - id: people\n    count: 2\n";

    @Autowired
    private WorkflowDriver driver;

    @Autowired
    private TestPacks packs;

    @Autowired
    private TestRechecks rechecks;

    @Autowired
    private ApprovedRuns approvedRuns;

    @Autowired
    private PullRequests pullRequests;

    @TempDir
    private Path directory;

    private final String word = "w" + UUID.randomUUID().toString().replace("-", "");
    private ForgeRepository first;
    private ForgeRepository second;

    @BeforeEach
    void twoRepositories() {
        first = connect("first");
        second = connect("second");
    }

    @Test
    void aChangeThatNeedsLessThanWhenItWasApprovedIsWrittenWithTheOthers() {
        packs.publish(first.id(), ENFORCE, TWO_PEOPLE);
        WorkflowId run = driver.replacing(word, word + "-new", first, second);
        driver.approve(of(run, first));
        assertThat(of(run, first).state()).isEqualTo(PatchSet.State.OPEN);
        packs.publish(first.id(), ENFORCE, ONE_PERSON);
        rechecks.run();

        driver.approve(of(run, second));

        assertThat(driver.state(run)).isEqualTo(WorkflowState.VERIFYING_CI);
        assertThat(driver.patchSets(run)).extracting(PatchSet::state).containsOnly(PatchSet.State.APPLIED);
        assertThat(pullRequests.ofWorkflow(run)).hasSize(2);
    }

    @Test
    void aRunGoesOnOncePolicyAsksForNoMoreThanWasApproved() {
        packs.publish(first.id(), ENFORCE, ONE_PERSON);
        WorkflowId run = driver.replacing(word, word + "-new", first, second);
        driver.approve(of(run, first));
        packs.publish(first.id(), ENFORCE, TWO_PEOPLE);
        driver.approve(of(run, second));
        assertThat(driver.state(run)).isEqualTo(WorkflowState.WAITING_USER_APPROVAL);
        assertThat(of(run, first).state())
                .as("can be approved by somebody else")
                .isEqualTo(PatchSet.State.OPEN);
        approvedRuns.sweep();
        assertThat(driver.state(run)).isEqualTo(WorkflowState.WAITING_USER_APPROVAL);

        packs.publish(first.id(), ENFORCE, ONE_PERSON);
        rechecks.run();
        approvedRuns.sweep();
        driver.drain(run);

        assertThat(driver.state(run)).isEqualTo(WorkflowState.VERIFYING_CI);
        assertThat(driver.patchSets(run)).extracting(PatchSet::state).containsOnly(PatchSet.State.APPLIED);
    }

    @Test
    void aFileOfCiThatOneCommitAddsAndTheNextTakesAwayIsFound() {
        packs.publish(first.id(), ENFORCE, "diff:\n  ci_files: deny\n");
        var recipes = List.of(
                new RecipeUse("create-text-file", Map.of("path", ".github/workflows/x.yml", "content", "on: push\n")),
                new RecipeUse("delete-files", Map.of("filePattern", ".github/workflows/x.yml")),
                new RecipeUse("find-and-replace", Map.of("find", word, "replace", word + "-new")));

        WorkflowId run = driver.starting(
                "Tidy up", new WorkflowOptions(new AgentOptions("codemod", recipes, null), false, List.of()), first);

        assertThat(of(run, first).current().patches()).hasSize(3);
        assertThat(driver.state(run)).isEqualTo(WorkflowState.BLOCKED_POLICY);
        assertThat(driver.view(run).reason()).contains(".github/workflows/x.yml");
    }

    private ForgeRepository connect(String name) {
        TestRepository git = TestRepository.create(directory.resolve(name));
        git.commit("README.md", "Hello " + word + " in " + name + "\n", "Say hello");
        return driver.connect(git);
    }

    private PatchSet of(WorkflowId run, ForgeRepository repository) {
        return driver.patchSets(run).stream()
                .filter(patchSet -> patchSet.repository().equals(repository.id()))
                .findFirst()
                .orElseThrow();
    }
}
