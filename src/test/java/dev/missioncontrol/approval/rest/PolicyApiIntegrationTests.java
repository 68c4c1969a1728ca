package dev.missioncontrol.approval.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import dev.missioncontrol.IntegrationTest;
import dev.missioncontrol.TestAccounts;
import dev.missioncontrol.account.Account;
import dev.missioncontrol.forge.ForgeReader;
import dev.missioncontrol.forge.Repositories;
import dev.missioncontrol.patch.PatchScenario;
import dev.missioncontrol.patch.PatchSetRevision;
import dev.missioncontrol.patch.PatchSets;
import dev.missioncontrol.policy.Policy;
import dev.missioncontrol.policy.PolicyQuestion;
import dev.missioncontrol.policy.TestPacks;
import dev.missioncontrol.shared.WorkflowId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@IntegrationTest
class PolicyApiIntegrationTests {

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private TestAccounts accounts;

    @Autowired
    private Repositories repositories;

    @Autowired
    private ForgeReader forge;

    @Autowired
    private PatchSets patchSets;

    @Autowired
    private TestPacks packs;

    @Autowired
    private Policy policy;

    private PatchScenario scenario;
    private PatchSetRevision revision;

    @BeforeEach
    void propose() {
        scenario = PatchScenario.with(repositories, forge, patchSets, "docs/a.md", "a\n");
        packs.publish(scenario.repository().id(), "enforce", """
                file_globs:
                  - id: docs
                    paths: "docs/**"
                    effect: deny
                    reason: The documents are finished.
                    may_override: [admin]
                approvals:
                  - id: an-admin
                    roles: [admin]
                """);
        revision = scenario.seal("docs/a.md", "b\n");
        policy.enforce(new PolicyQuestion.Revision(patchSets.get(revision.patchSet())));
    }

    @AfterEach
    void remove() {
        scenario.close();
    }

    @Test
    void tellsDecisionsAndWhatTheyFound() {
        MvcTestResult answer = read("/api/runs/" + scenario.workflow() + "/policy");

        assertThat(answer).hasStatusOk();
        assertThat(answer).bodyJson().extractingPath("$.violations[0].rule.id").isEqualTo("docs");
        assertThat(answer).bodyJson().extractingPath("$.violations[0].level").isEqualTo("BLOCK");
        assertThat(answer).bodyJson().extractingPath("$.violations[0].path").isEqualTo("docs/a.md");
        assertThat(answer)
                .bodyJson()
                .extractingPath("$.violations[0].rule.mayOverride[0]")
                .isEqualTo("admin");
        assertThat(answer)
                .bodyJson()
                .extractingPath("$.decisions.items[0].allowed")
                .isEqualTo(false);
        assertThat(answer)
                .bodyJson()
                .extractingPath("$.decisions.items[0].point")
                .isEqualTo("PATCH_SET");
        assertThat(read("/api/runs/" + WorkflowId.next() + "/policy")).hasStatus(404);
    }

    @Test
    void showsHowFarTheApprovalsAre() {
        MvcTestResult answer = read("/api/patch-sets/" + revision.patchSet());

        assertThat(answer)
                .bodyJson()
                .extractingPath("$.approvalsProgress[?(@.rule.id=='an-admin')].asks")
                .asArray()
                .containsExactly("1 approval by admin");
        assertThat(answer)
                .bodyJson()
                .extractingPath("$.approvalsProgress[?(@.rule.id=='an-admin')].mayStill[*]")
                .asArray()
                .contains(TestAccounts.ADMIN.name())
                .doesNotContain(TestAccounts.MEMBER.name());
    }

    @Test
    void overridesByRule() {
        String body = "{\"digest\": \"" + revision.digest() + "\", \"rules\": [\"docs\"], \"reason\": \"A typo.\"}";

        assertThat(override(TestAccounts.MEMBER, body)).hasStatus(403);
        MvcTestResult answer = override(TestAccounts.ADMIN, body);

        assertThat(answer).hasStatusOk();
        assertThat(answer).bodyJson().extractingPath("$.by").isEqualTo(TestAccounts.ADMIN.name());
        assertThat(read("/api/runs/" + scenario.workflow() + "/policy"))
                .bodyJson()
                .extractingPath("$.violations[0].overriddenBy")
                .isEqualTo(TestAccounts.ADMIN.name());
    }

    @Test
    void refusesAnOverrideThatNamesNothing() {
        assertThat(override(TestAccounts.ADMIN, "{\"reason\": \"Fine.\", \"rules\": [\"docs\"]}"))
                .hasStatus(400)
                .bodyJson()
                .extractingPath("$.field")
                .isEqualTo("digest");
        assertThat(override(
                        TestAccounts.ADMIN,
                        "{\"digest\": \"" + revision.digest() + "\", \"rules\": [\"docs\"], \"reason\": \"\"}"))
                .hasStatus(400);
        assertThat(override(
                        TestAccounts.ADMIN,
                        "{\"digest\": \"" + revision.digest() + "\", \"rules\": [\"other\"], \"reason\": \"Fine.\"}"))
                .hasStatus(409);
    }

    private MvcTestResult read(String address) {
        return mvc.perform(get(address).with(accounts.bearer(TestAccounts.MEMBER)));
    }

    private MvcTestResult override(Account by, String body) {
        return mvc.perform(post("/api/patch-sets/" + revision.patchSet() + "/override")
                .with(accounts.bearer(by))
                .contentType(MediaType.APPLICATION_JSON)
                .content(body));
    }
}
