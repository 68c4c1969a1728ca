package dev.missioncontrol.forge.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import dev.missioncontrol.IntegrationTest;
import dev.missioncontrol.TestAccounts;
import dev.missioncontrol.forge.BranchWrite;
import dev.missioncontrol.forge.ForgeRepository;
import dev.missioncontrol.forge.ForgeWriter;
import dev.missioncontrol.forge.PullRequestDraft;
import dev.missioncontrol.forge.Repositories;
import dev.missioncontrol.forge.TestRepository;
import dev.missioncontrol.shared.WorkflowId;
import dev.missioncontrol.writegate.TestPermits;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

@IntegrationTest
class RepositoryApiIntegrationTests {

    @TempDir
    private Path root;

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private TestAccounts accounts;

    @Autowired
    private Repositories repositories;

    @Autowired
    private ForgeWriter writer;

    private TestRepository repository;
    private String name;

    @BeforeEach
    void create() {
        name = "api-" + UUID.randomUUID();
        repository = TestRepository.create(root.resolve(name));
    }

    @Test
    void connectsReadsAndDisconnects() {
        MvcTestResult made = connect("{\"path\":\"" + repository.directory() + "\",\"baseBranch\":\"main\"}");

        assertThat(made).hasStatus(201);
        assertThat(made).bodyJson().extractingPath("$.name").isEqualTo(name);
        assertThat(made).bodyJson().extractingPath("$.id").asString().hasSize(36);
        assertThat(send(get("/api/repositories").param("search", name)))
                .bodyJson()
                .extractingPath("$.items[0].baseBranch")
                .isEqualTo("main");
        assertThat(send(get("/api/repositories/{name}/branches", name)))
                .bodyJson()
                .extractingPath("$.items[0].head")
                .isEqualTo(repository.head("main").hex());
        assertThat(send(delete("/api/repositories/{name}", name))).hasStatus(204);
        assertThat(send(get("/api/repositories/{name}", name))).hasStatus(404);
    }

    @Test
    void namesTheFieldAtFault() {
        assertProblem(connect("{}"), 400, "path");
        assertProblem(connect("{\"url\":\"/a/path\"}"), 400, "url");
        assertProblem(connect("{\"url\":\"ftp://example.com/x\"}"), 400, "url");
        assertProblem(connect("{\"path\":\"" + root + "\"}"), 400, "path");
        assertProblem(
                connect("{\"path\":\"" + repository.directory() + "\",\"baseBranch\":\"gone\"}"), 400, "baseBranch");
        assertProblem(connect("{\"url\":\"http://127.0.0.1:1/app.git\"}"), 503, "url");
        assertProblem(connect("{\"path\":\"" + repository.directory() + "\",\"name\":\"a/b\"}"), 400, "name");
    }

    @Test
    void showsAPullRequestWithItsCommits() {
        ForgeRepository connected =
                repositories.connect(repository.directory().toString(), null, null, TestAccounts.MEMBER);
        BranchWrite change = repository.change("missioncontrol/one", Map.of("new.txt", "new\n"));
        WorkflowId workflow = WorkflowId.next();
        writer.createBranch(TestPermits.permit(workflow, connected.id(), change.branch(), change.head()), change);
        writer.openPullRequest(
                TestPermits.permit(workflow, connected.id(), change.branch(), change.head()),
                new PullRequestDraft("main", change.branch(), change.head(), "Add a file", "Because."));

        MvcTestResult pull = send(get("/api/repositories/{name}/pulls/1", name));

        assertThat(pull).bodyJson().extractingPath("$.state").isEqualTo("OPEN");
        assertThat(pull)
                .bodyJson()
                .extractingPath("$.headSha")
                .isEqualTo(change.head().hex());
        assertThat(pull).bodyJson().extractingPath("$.commits.length()").isEqualTo(1);
        assertThat(pull).bodyJson().extractingPath("$.commits[0].subject").isEqualTo("Change [new.txt]");
        assertThat(send(get("/api/repositories/{name}/pulls/2", name))).hasStatus(404);
    }

    @Test
    void makesTheSampleProject() {
        assertThat(send(post("/api/repositories/sample")))
                .hasStatus(201)
                .bodyJson()
                .extractingPath("$.sample")
                .isEqualTo(true);
    }

    private MvcTestResult connect(String body) {
        return send(post("/api/repositories")
                .contentType(MediaType.APPLICATION_JSON)
                .content(body));
    }

    private MvcTestResult send(MockHttpServletRequestBuilder request) {
        return mvc.perform(request.with(accounts.bearer(TestAccounts.MEMBER)));
    }

    private static void assertProblem(MvcTestResult answer, int status, String field) {
        assertThat(answer).hasStatus(status);
        assertThat(answer).bodyJson().extractingPath("$.field").isEqualTo(field);
        assertThat(answer).bodyJson().extractingPath("$.remedy").asString().isNotBlank();
    }
}
