package dev.missioncontrol.patch.ui;

import static dev.missioncontrol.patch.PatchScenario.task;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import dev.missioncontrol.IntegrationTest;
import dev.missioncontrol.TestAccounts;
import dev.missioncontrol.forge.ForgeReader;
import dev.missioncontrol.forge.Repositories;
import dev.missioncontrol.patch.DiffOf;
import dev.missioncontrol.patch.PatchScenario;
import dev.missioncontrol.patch.PatchSetRevision;
import dev.missioncontrol.patch.PatchSets;
import java.io.UnsupportedEncodingException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the diff viewer reads. */
@IntegrationTest
class DiffDataIntegrationTests {

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
        accounts.ensure();
        scenario = PatchScenario.with(
                repositories,
                forge,
                patchSets,
                "README.md",
                "Hello\nworld\n",
                "gone.txt",
                "bye\n",
                "old-name.txt",
                "one\ntwo\nthree\nfour\n");
        revision = scenario.sealTasks(
                task("T-1", "Greet", "README.md", "Hello\nmoon\n", "gone.txt", null),
                task("T-2", "Move", "old-name.txt", null, "sub/new-name.txt", "one\ntwo\nthree\nfive\n"),
                task("T-3", "Picture", "logo.png", "100644", new byte[] {(byte) 0x89, 'P', 'N', 'G', 0, 1, 2}));
    }

    @AfterEach
    void remove() {
        scenario.close();
    }

    @Test
    void streamsOneFilePerLine() {
        List<JsonNode> files = files(DiffOf.revision(revision.patchSet(), 1));

        assertThat(files)
                .extracting(file ->
                        file.path("path").asString() + " " + file.path("status").asString())
                .containsExactly(
                        "README.md modified", "gone.txt deleted", "logo.png added", "sub/new-name.txt renamed");
        assertThat(files.getFirst().path("diff").asString()).contains("-world\n+moon\n");
        assertThat(files.getFirst().path("additions").asInt()).isEqualTo(1);
        assertThat(files.get(2).path("binary").asBoolean()).isTrue();
        assertThat(files.get(2).path("newSize").asInt()).isEqualTo(7);
        assertThat(files.get(2).path("diff").asString()).doesNotContain("literal");
        assertThat(files.getLast().path("oldPath").asString()).isEqualTo("old-name.txt");
    }

    @Test
    void showsOnePatchAlone() {
        assertThat(files(DiffOf.patch(revision.patchSet(), 1, 3)))
                .extracting(file -> file.path("path").asString())
                .containsExactly("logo.png");
    }

    @Test
    void showsWhatChangedSinceARevision() {
        scenario.seal("README.md", "Hello\nmars\n");

        assertThat(files(DiffOf.since(revision.patchSet(), 1, 2)))
                .extracting(file -> file.path("path").asString())
                .contains("README.md", "gone.txt", "logo.png");
    }

    @Test
    void servesBothSidesAsPlainText() {
        String address = "/" + DiffFiles.address(DiffOf.revision(revision.patchSet(), 1));

        MvcTestResult old = read(address + "/files/0/old");
        assertThat(old).hasStatusOk().hasContentTypeCompatibleWith("text/plain").hasBodyTextEqualTo("Hello\nworld\n");
        assertThat(old).hasHeader("X-Content-Type-Options", "nosniff");
        assertThat(read(address + "/files/0/new")).hasBodyTextEqualTo("Hello\nmoon\n");
        assertThat(read(address + "/files/1/new")).hasStatusOk().hasBodyTextEqualTo("");
        assertThat(read(address + "/files/9/old")).hasStatus(404);
    }

    @Test
    void answersWhatIsNotThereAsAProblem() {
        assertThat(read("/" + DiffFiles.address(DiffOf.revision(revision.patchSet(), 9))))
                .hasStatus(404);
        assertThat(read("/" + DiffFiles.address(DiffOf.patch(revision.patchSet(), 1, 9))))
                .hasStatus(404);
    }

    @Test
    void isForSignedInPeopleOnly() {
        MvcTestResult answer = mvc.perform(get("/" + DiffFiles.address(DiffOf.revision(revision.patchSet(), 1))));

        assertThat(answer.getResponse().getStatus()).isIn(302, 401);
        assertThat(mvc.perform(get("/" + DiffFiles.address(DiffOf.revision(revision.patchSet(), 1)))
                        .with(accounts.bearer(TestAccounts.MEMBER))))
                .satisfies(
                        byToken -> assertThat(byToken.getResponse().getStatus()).isIn(302, 401));
    }

    private List<JsonNode> files(DiffOf diff) {
        MvcTestResult answer = read("/" + DiffFiles.address(diff));
        assertThat(answer).hasStatusOk().hasContentTypeCompatibleWith(DiffStream.MEDIA_TYPE);
        try {
            return answer.getResponse()
                    .getContentAsString(java.nio.charset.StandardCharsets.UTF_8)
                    .lines()
                    .map(JsonMapper.shared()::readTree)
                    .toList();
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private MvcTestResult read(String address) {
        return mvc.perform(get(address).with(user(TestAccounts.MEMBER.name()).roles("MEMBER")));
    }
}
