package dev.missioncontrol.approval.rest;

import static dev.missioncontrol.patch.PatchScenario.task;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import dev.missioncontrol.IntegrationTest;
import dev.missioncontrol.TestAccounts;
import dev.missioncontrol.forge.ForgeReader;
import dev.missioncontrol.forge.Repositories;
import dev.missioncontrol.patch.PatchScenario;
import dev.missioncontrol.patch.PatchSet;
import dev.missioncontrol.patch.PatchSetRevision;
import dev.missioncontrol.patch.PatchSets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@IntegrationTest
class PatchSetApiIntegrationTests {

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

    private PatchScenario scenario;
    private PatchSetRevision revision;

    @BeforeEach
    void propose() {
        scenario = PatchScenario.with(repositories, forge, patchSets, "README.md", "Hello\nworld\n");
        revision = scenario.sealTasks(
                task("T-1", "Greet", "README.md", "Hello\nmoon\n"), task("T-2", "Add", "b.txt", "new\n"));
    }

    @AfterEach
    void remove() {
        scenario.close();
    }

    @Test
    void listsThePatchSetsOfARun() {
        MvcTestResult answer = read("/api/runs/" + scenario.workflow() + "/patch-sets");

        assertThat(answer).hasStatusOk();
        assertThat(answer)
                .bodyJson()
                .extractingPath("$.items[0].id")
                .isEqualTo(revision.patchSet().toString());
        assertThat(answer)
                .bodyJson()
                .extractingPath("$.items[0].repo")
                .isEqualTo(scenario.repository().name());
        assertThat(answer)
                .bodyJson()
                .extractingPath("$.items[0].digest")
                .isEqualTo(revision.digest().hex());
        assertThat(answer).bodyJson().extractingPath("$.items[0].state").isEqualTo("OPEN");
        assertThat(answer).bodyJson().extractingPath("$.next").isNull();
    }

    @Test
    void findsAPatchSetByHowItsIdBegins() {
        String id = revision.patchSet().toString();
        for (int digits : new int[] {13, 20, 36}) {
            assertThat(read("/api/patch-sets?idPrefix=" + id.substring(0, digits)))
                    .hasStatusOk()
                    .bodyJson()
                    .extractingPath("$.items[*].id")
                    .asArray()
                    .contains(id);
        }
        for (String none : new String[] {"abc", "xyz1", "%25%25%25%25", id + "0"}) {
            assertThat(read("/api/patch-sets?idPrefix=" + none))
                    .hasStatus(400)
                    .bodyJson()
                    .extractingPath("$.field")
                    .isEqualTo("idPrefix");
        }
    }

    @Test
    void showsAPatchSetWithAllOneNeedsToDecide() {
        MvcTestResult answer = read("/api/patch-sets/" + revision.patchSet());

        assertThat(answer).hasStatusOk();
        assertThat(answer).bodyJson().extractingPath("$.revision").isEqualTo(1);
        assertThat(answer)
                .bodyJson()
                .extractingPath("$.revisions[0].head")
                .isEqualTo(revision.head().hex());
        assertThat(answer).bodyJson().extractingPath("$.patches[1].title").isEqualTo("Add");
        assertThat(answer).bodyJson().extractingPath("$.files[1].patches[0]").isEqualTo(2);
        assertThat(answer).bodyJson().extractingPath("$.approvalsRequired").isEqualTo(1);
        assertThat(answer).bodyJson().extractingPath("$.complete").isEqualTo(false);
        assertThat(answer)
                .bodyJson()
                .extractingPath("$.whatWillHappen[0].branch")
                .isEqualTo(revision.branch());
        assertThat(answer)
                .bodyJson()
                .extractingPath("$.whatWillHappen[0].commits[0].commit")
                .isEqualTo(revision.patches().getFirst().commit().hex());
    }

    @Test
    void servesDiffsAsText() {
        MvcTestResult whole = read("/api/patch-sets/" + revision.patchSet() + ".diff?revision=1");
        MvcTestResult patch =
                read("/api/patches/" + revision.patches().getLast().id() + ".diff");

        assertThat(whole).hasStatusOk().hasContentTypeCompatibleWith("text/x-diff");
        assertThat(whole).bodyText().contains("-world\n+moon\n").contains("+++ b/b.txt");
        assertThat(patch).bodyText().contains("+++ b/b.txt").doesNotContain("README.md");
        assertThat(read("/api/patch-sets/" + revision.patchSet() + ".diff"))
                .bodyText()
                .contains("+moon");
        assertThat(read("/api/patches/" + revision.patches().getLast().id()))
                .bodyJson()
                .extractingPath("$.patch.taskKey")
                .isEqualTo("T-2");
        assertThat(read("/api/patch-sets/" + revision.patchSet() + ".diff?revision=7"))
                .hasStatus(404);
    }

    @Test
    void approvesWhatTheDigestNames() {
        MvcTestResult answer = send("approve", "{\"digest\":\"" + revision.digest() + "\"}");

        assertThat(answer).hasStatusOk();
        assertThat(answer).bodyJson().extractingPath("$.by").isEqualTo(TestAccounts.MEMBER.name());
        assertThat(answer)
                .bodyJson()
                .extractingPath("$.digest")
                .isEqualTo(revision.digest().hex());
        assertThat(patchSets.get(revision.patchSet()).state()).isEqualTo(PatchSet.State.APPROVED);
        assertThat(read("/api/patch-sets/" + revision.patchSet()))
                .bodyJson()
                .extractingPath("$.approvals[0].decision")
                .isEqualTo("APPROVE");
    }

    @Test
    void refusesAnotherDigestWithAnExplanation() {
        PatchSetRevision second = scenario.seal("README.md", "Hello\nmars\n");

        MvcTestResult answer = send("approve", "{\"digest\":\"" + revision.digest() + "\"}");

        assertThat(answer).hasStatus(409);
        assertThat(answer)
                .bodyJson()
                .extractingPath("$.detail")
                .asString()
                .contains("revision 1")
                .contains(second.digest().abbreviated());
        assertThat(answer).bodyJson().extractingPath("$.remedy").asString().isNotBlank();
        assertThat(send("approve", "{\"digest\":\"abc\"}"))
                .hasStatus(400)
                .bodyJson()
                .extractingPath("$.field")
                .isEqualTo("digest");
        assertThat(send("approve", "{}")).hasStatus(400);
    }

    @Test
    void wantsACommentForARejection() {
        assertThat(send("reject", "{\"digest\":\"" + revision.digest() + "\"}"))
                .hasStatus(400)
                .bodyJson()
                .extractingPath("$.field")
                .isEqualTo("comment");
        assertThat(send("request-changes", "{\"digest\":\"" + revision.digest() + "\",\"comment\":\"Smaller.\"}"))
                .hasStatusOk();
        assertThat(patchSets.get(revision.patchSet()).state()).isEqualTo(PatchSet.State.CHANGES_REQUESTED);
    }

    @Test
    void takesAndListsComments() {
        MvcTestResult made = send("comments", "{\"revision\":1,\"path\":\"README.md\",\"line\":2,\"text\":\"Why?\"}");

        assertThat(made).hasStatus(201).bodyJson().extractingPath("$.side").isEqualTo("NEW");
        MvcTestResult list = read("/api/patch-sets/" + revision.patchSet() + "/comments");
        assertThat(list).bodyJson().extractingPath("$.items[0].text").isEqualTo("Why?");
        assertThat(list).bodyJson().extractingPath("$.items[0].resolvedBy").isNull();
        assertThat(send("comments", "{\"revision\":1,\"line\":2,\"text\":\"Why?\"}"))
                .hasStatus(400);
    }

    @Test
    void saysNotFoundForWhatIsNot() {
        assertThat(read("/api/patch-sets/nonsense")).hasStatus(404);
        assertThat(read("/api/patches/00000000-0000-4000-8000-000000000000")).hasStatus(404);
        assertThat(read("/api/patch-sets/00000000-0000-4000-8000-000000000000/comments"))
                .hasStatus(404);
    }

    @Test
    void wantsAToken() {
        assertThat(mvc.perform(get("/api/patch-sets/" + revision.patchSet()))).hasStatus(401);
    }

    private MvcTestResult read(String address) {
        return mvc.perform(get(address).with(accounts.bearer(TestAccounts.MEMBER)));
    }

    private MvcTestResult send(String action, String body) {
        return mvc.perform(post("/api/patch-sets/" + revision.patchSet() + "/" + action)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .with(accounts.bearer(TestAccounts.MEMBER)));
    }
}
