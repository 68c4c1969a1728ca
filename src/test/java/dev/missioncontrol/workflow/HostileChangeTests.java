package dev.missioncontrol.workflow;

import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import com.vaadin.flow.component.html.Div;
import dev.missioncontrol.PageText;
import dev.missioncontrol.TestAccounts;
import dev.missioncontrol.TestDump;
import dev.missioncontrol.ViewTest;
import dev.missioncontrol.agent.AgentOptions;
import dev.missioncontrol.forge.ForgeRepository;
import dev.missioncontrol.forge.TestRepository;
import dev.missioncontrol.patch.PatchSet;
import dev.missioncontrol.policy.PolicyViolations;
import dev.missioncontrol.policy.TestPacks;
import dev.missioncontrol.policy.secret.FakeSecrets;
import dev.missioncontrol.policy.verdict.PolicyViolation;
import dev.missioncontrol.shared.WorkflowId;
import dev.missioncontrol.workflow.ProposingAgent.Proposal;
import dev.missioncontrol.workflow.ui.WorkflowNavigation;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** One change with everything in it that a change should not have: each finding at its place, the keys nowhere. */
@Import(PolicySituationsTests.Beans.class)
@ExtendWith(OutputCaptureExtension.class)
class HostileChangeTests extends ViewTest {

    @Autowired
    private WorkflowDriver driver;

    @Autowired
    private ProposingAgent agent;

    @Autowired
    private TestPacks packs;

    @Autowired
    private PolicyViolations violations;

    @Autowired
    private MockMvcTester mvc;

    @TempDir
    private Path directory;

    @Test
    void eachFindingStandsAtItsPlaceAndTheKeysNowhere(CapturedOutput output) throws Exception {
        TestRepository git = TestRepository.create(directory.resolve("app"));
        git.commit("pom.xml", pom(""), "Build it");
        git.commit("src/test/java/AppTest.java", "class AppTest {\n    @Test\n    void adds() {}\n}\n", "Test it");
        git.commit("legal/NOTICE", "Ours.\n", "Say whose it is");
        ForgeRepository repository = driver.connect(git);
        packs.publish(repository.id(), "enforce", "frozen:\n  - id: legal\n    paths: \"legal/**\"\n");
        String idea = "Change everything " + UUID.randomUUID();
        FakeSecrets secrets = new FakeSecrets(System.nanoTime());
        String awsKey = secrets.awsKey();
        String[] keyLines = secrets.privateKeyLines(12);
        String privateKey = FakeSecrets.pem(keyLines);
        agent.propose(
                idea,
                new Proposal()
                        .write(
                                "pom.xml",
                                pom("    <dependency>\n      <groupId>org.example</groupId>\n"
                                        + "      <artifactId>left-pad</artifactId>\n      <version>1.0</version>\n"
                                        + "    </dependency>\n"))
                        .write(".github/workflows/build.yml", "on: push\n")
                        .delete("src/test/java/AppTest.java")
                        .write("config.properties", "region=eu\naws=" + awsKey + "\n")
                        .write("deploy.pem", privateKey)
                        .link("docs/passwd", "../../etc/passwd")
                        .write("legal/NOTICE", "Mine.\n"));

        WorkflowId run = driver.starting(
                idea,
                new WorkflowOptions(new AgentOptions(ProposingAgent.ID, List.of(), null), false, List.of()),
                repository);

        assertThat(driver.state(run)).isEqualTo(WorkflowState.BLOCKED_POLICY);
        PatchSet patchSet = driver.patchSets(run).getFirst();
        assertThat(violations.of(patchSet).stream()
                        .map(HostileChangeTests::place)
                        .distinct())
                .contains(
                        "diff.dependencies.added pom.xml:7",
                        "diff.ci_files .github/workflows/build.yml:0",
                        "diff.tests.deleted src/test/java/AppTest.java:0",
                        "diff.secrets config.properties:2",
                        "diff.secrets deploy.pem:1",
                        "diff.symlink_escapes docs/passwd:1",
                        "legal legal/NOTICE:0");

        String api = body("/api/runs/" + run)
                + body("/api/runs/" + run + "/policy")
                + body("/api/patch-sets/" + patchSet.id())
                + body("/api/runs/" + run + "/ledger?payloads=true&limit=200");
        signIn(TestAccounts.MEMBER);
        open(WorkflowNavigation.address(run) + "?tab=policy");
        String page = _find(Div.class, spec -> spec.withClasses("detail-card")).stream()
                .map(PageText::of)
                .collect(Collectors.joining());
        assertThat(page).contains("diff.secrets", "deploy.pem", "docs/passwd", "legal/NOTICE");
        for (String secret : List.of(awsKey, keyLines[0], keyLines[keyLines.length - 1])) {
            assertThat(TestDump.take().rowsWith(secret)).isEmpty();
            assertThat(api).doesNotContain(secret);
            assertThat(page).doesNotContain(secret);
            assertThat(output.getAll()).doesNotContain(secret);
        }
    }

    private String body(String address) throws Exception {
        var answer = mvc.perform(get(address).with(accounts.bearer(TestAccounts.MEMBER)));
        assertThat(answer).hasStatusOk();
        return answer.getResponse().getContentAsString();
    }

    private static String place(PolicyViolation violation) {
        return violation.rule().id() + " " + violation.place().path() + ":"
                + violation.place().line();
    }

    private static String pom(String dependencies) {
        return "<project>\n  <modelVersion>4.0.0</modelVersion>\n  <groupId>org.example</groupId>\n"
                + "  <artifactId>app</artifactId>\n  <version>1</version>\n  <dependencies>\n" + dependencies
                + "  </dependencies>\n</project>\n";
    }
}
