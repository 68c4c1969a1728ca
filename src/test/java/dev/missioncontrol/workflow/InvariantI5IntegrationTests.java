package dev.missioncontrol.workflow;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import dev.missioncontrol.IntegrationTest;
import dev.missioncontrol.TestAccounts;
import dev.missioncontrol.TestDump;
import dev.missioncontrol.agent.AgentOptions;
import dev.missioncontrol.approval.Approvals;
import dev.missioncontrol.approval.Decision;
import dev.missioncontrol.forge.ForgeRepository;
import dev.missioncontrol.forge.TestRepository;
import dev.missioncontrol.ledger.Artifact;
import dev.missioncontrol.ledger.Artifacts;
import dev.missioncontrol.patch.Patch;
import dev.missioncontrol.patch.PatchSet;
import dev.missioncontrol.patch.PatchSets;
import dev.missioncontrol.patch.ReviewComment;
import dev.missioncontrol.patch.ReviewComments;
import dev.missioncontrol.policy.change.ChangeContext;
import dev.missioncontrol.policy.change.RevisionFacts;
import dev.missioncontrol.policy.fact.ContentFinding;
import dev.missioncontrol.policy.secret.FakeSecrets;
import dev.missioncontrol.shared.Refusal;
import dev.missioncontrol.shared.WorkflowId;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/**
 * I5, secret-safe: a change that brings an access key and a private key goes through the whole pipeline, and neither
 * can be found in the database, the log, an artifact or anything people are shown. What would be written is untouched.
 */
@IntegrationTest
@ExtendWith(OutputCaptureExtension.class)
class InvariantI5IntegrationTests {

    /** What stands in the middle of each secret before the change; the change takes it away. */
    private static final String SPLIT = "@@";

    @Autowired
    private WorkflowDriver driver;

    @Autowired
    private StartWorkflow start;

    @Autowired
    private SteerWorkflow steer;

    @Autowired
    private PatchSets patchSets;

    @Autowired
    private ReviewComments comments;

    @Autowired
    private Approvals approvals;

    @Autowired
    private RevisionFacts facts;

    @Autowired
    private Artifacts artifacts;

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private TestAccounts accounts;

    @TempDir
    private Path directory;

    private final FakeSecrets fakes = new FakeSecrets(System.nanoTime());
    private final String awsKey = fakes.awsKey();
    private final String[] keyBody = fakes.privateKeyLines(5);
    private final String pem = FakeSecrets.pem(keyBody);
    private ForgeRepository repository;

    @BeforeEach
    void aRepositoryInWhichTheSecretsAreSplit() {
        TestRepository origin = TestRepository.create(directory.resolve("app"));
        origin.commit("app.properties", "id=" + split(awsKey) + "\n", "Configure");
        List<String> lines = pem.lines().map(InvariantI5IntegrationTests::split).toList();
        origin.commit("key.pem", String.join("\n", lines) + "\n", "Add the key");
        repository = driver.connect(origin);
    }

    private static String split(String secret) {
        return secret.substring(0, 6) + SPLIT + secret.substring(6);
    }

    @Test
    void aSecretInAChangeIsNowhereToBeFound(CapturedOutput log) throws Exception {
        WorkflowId workflow = driver.replacing(SPLIT, "", repository);

        PatchSet patchSet = driver.patchSets(workflow).getFirst();
        assertThat(findings(patchSet)).containsExactly("app.properties:1 aws-access-key-id", "key.pem:1 private-key");
        assertThat(toWrite(patchSet)).contains(awsKey, pem);
        for (String address : shown(patchSet)) {
            assertHidden(address, body(address));
        }
        for (Artifact artifact : artifacts.ofWorkflow(workflow)) {
            assertHidden(
                    artifact.name(),
                    new String(artifacts.read(artifact.digest()).orElseThrow(), ISO_8859_1));
        }
        assertHidden("the log", log.getAll());
        TestDump dump = TestDump.take();
        assertThat(dump.size()).isGreaterThan(50);
        assertThat(dump.rowsWith(split(awsKey)))
                .as("the search finds what is there")
                .isNotEmpty();
        assertThat(dump.rowsWith(awsKey)).isEmpty();
        for (String line : keyBody) {
            assertThat(dump.rowsWith(line)).isEmpty();
        }
    }

    @Test
    void showsWhereASecretIsAndWhatIsAroundIt() throws Exception {
        WorkflowId workflow = driver.replacing(SPLIT, "", repository);

        String diff = patchSets.diff(driver.patchSets(workflow).getFirst().id(), 1);

        assertThat(diff).contains("+id=[secret: aws-access-key-id]\n", "+[secret: private-key]\n");
    }

    @Test
    void refusesSecretsInWhatPeopleSendWithoutRepeatingThem(CapturedOutput log) throws Exception {
        WorkflowId workflow = driver.replacing(SPLIT, "", repository);
        PatchSet patchSet = driver.patchSets(workflow).getFirst();
        String token = fakes.githubToken();
        String text = "Use " + token + " for it";
        var options = new AgentOptions(
                "codemod",
                List.of(new AgentOptions.RecipeUse("find-and-replace", Map.of("find", "x", "replace", token))),
                null);

        assertRefused("ideaText", token, () -> start(text, WorkflowDriver.options("x", "y", false)));
        assertRefused(
                "options.recipes.replace",
                token,
                () -> start("Change x", new WorkflowOptions(options, false, List.of())));
        assertRefused("text", token, () -> steer.answer(workflow, text, TestAccounts.MEMBER));
        assertRefused("reason", token, () -> steer.cancel(workflow, text, TestAccounts.MEMBER));
        assertRefused(
                "text",
                token,
                () -> comments.add(patchSet.id(), 1, "key.pem", ReviewComment.Side.NEW, 1, text, TestAccounts.MEMBER));
        assertRefused(
                "comment",
                token,
                () -> approvals.record(
                        patchSet.id(),
                        patchSet.current().digest(),
                        Decision.REQUEST_CHANGES,
                        text,
                        TestAccounts.ADMIN));
        assertThat(TestDump.take().rowsWith(token)).isEmpty();
        assertThat(log.getAll()).doesNotContain(token);
    }

    private void start(String idea, WorkflowOptions options) {
        start.start(
                new StartWorkflow.Request(
                        idea, List.of(new StartWorkflow.Participant(repository.name(), null)), options),
                TestAccounts.MEMBER);
    }

    private static void assertRefused(String field, String token, ThrowingCallable act) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(act)
                .returns(Refusal.Kind.INVALID, Refusal::kind)
                .returns(field, Refusal::field)
                .satisfies(refusal -> assertThat(refusal.getMessage())
                        .contains("a personal access token of GitHub")
                        .doesNotContain(token));
    }

    private List<String> findings(PatchSet patchSet) {
        return facts.of(patchSet, 1, new ChangeContext(Instant.EPOCH, "member", "codemod", "main")).findings().stream()
                .filter(finding -> finding.kind() == ContentFinding.Kind.SECRET)
                .map(finding -> finding.path() + ":" + finding.line() + " " + finding.rule())
                .toList();
    }

    private String toWrite(PatchSet patchSet) {
        var all = new StringBuilder();
        patchSets
                .toWrite(patchSet.id(), 1)
                .objects()
                .forEach(object -> all.append(new String(object.bytes(), ISO_8859_1)));
        return all.toString();
    }

    private static List<String> shown(PatchSet patchSet) {
        Patch patch = patchSet.current().patches().getFirst();
        String page = "/ui/diffs/" + patchSet.id() + "/1";
        return List.of(
                page,
                page + "/files/0/new",
                page + "/files/0/old",
                page + "/files/1/new",
                page + "/patches/1",
                page + "/patches/1/files/1/new",
                "/api/patch-sets/" + patchSet.id() + ".diff",
                "/api/patch-sets/" + patchSet.id(),
                "/api/patches/" + patch.id() + ".diff",
                "/api/patches/" + patch.id(),
                "/api/runs/" + patchSet.workflow() + "/ledger",
                "/api/runs/" + patchSet.workflow());
    }

    private String body(String address) {
        RequestPostProcessor who = address.startsWith("/api") ? accounts.bearer(TestAccounts.MEMBER) : user("member");
        var result = mvc.perform(get(address).with(who));
        assertThat(result).as(address).hasStatusOk();
        return new String(result.getResponse().getContentAsByteArray(), UTF_8);
    }

    private void assertHidden(String where, String text) {
        assertThat(text).as(where).doesNotContain(awsKey).doesNotContain(keyBody);
    }
}
