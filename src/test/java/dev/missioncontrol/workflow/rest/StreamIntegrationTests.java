package dev.missioncontrol.workflow.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.awaitility.Awaitility.await;

import dev.missioncontrol.IntegrationTest;
import dev.missioncontrol.TestAccounts;
import dev.missioncontrol.account.ApiTokens;
import dev.missioncontrol.account.IssuedToken;
import dev.missioncontrol.forge.TestRepository;
import dev.missioncontrol.shared.WorkflowId;
import dev.missioncontrol.workflow.SteerWorkflow;
import dev.missioncontrol.workflow.WorkflowDriver;
import java.io.UnsupportedEncodingException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@IntegrationTest
class StreamIntegrationTests {

    @Autowired
    private WorkflowDriver driver;

    @Autowired
    private SteerWorkflow steer;

    @Autowired
    private ApiTokens tokens;

    @Autowired
    private TestAccounts accounts;

    @Autowired
    private MockMvcTester mvc;

    @TempDir
    private Path directory;

    private WorkflowId run;
    private IssuedToken token;

    @BeforeEach
    void aRun() {
        TestRepository git = TestRepository.create(directory.resolve("app"));
        git.commit("README.md", "Hello streamed world\n", "Say hello");
        run = driver.replacing("streamed", "followed", driver.connect(git));
        accounts.ensure();
        token = tokens.create("stream", 1, TestAccounts.MEMBER);
    }

    @Test
    void followsARunFromItsFirstEntryAndFromWhereAClientWas() {
        MvcTestResult stream = stream(null);
        await().until(() -> text(stream).contains("event:workflow.created"));
        steer.pause(run, "Wait a moment.", TestAccounts.MEMBER);
        await().until(() -> text(stream).contains("Wait a moment."));

        MvcTestResult later = stream("0");
        await().until(() -> text(later).contains("Wait a moment."));
        assertThat(text(later)).doesNotContain("event:workflow.created");
    }

    @Test
    void endsWithTheTokenThatItWasOpenedWith() {
        MvcTestResult stream = stream(null);
        await().until(() -> text(stream).contains("event:workflow.created"));
        tokens.revoke(token.token().id(), TestAccounts.MEMBER);

        steer.pause(run, "Nobody else's business.", TestAccounts.MEMBER);

        assertThatNoException()
                .as("the answer ends")
                .isThrownBy(() -> stream.getMvcResult().getAsyncResult(10_000));
        assertThat(text(stream)).doesNotContain("Nobody else's business.");
        assertThat(stream(null)).hasStatus(401);
    }

    private MvcTestResult stream(@Nullable String lastEventId) {
        var request = mvc.get()
                .uri("/api/runs/{id}/stream", run)
                .header(HttpHeaders.AUTHORIZATION, "Bearer " + token.secret());
        return (lastEventId == null ? request : request.header("Last-Event-ID", lastEventId)).asyncExchange();
    }

    private static String text(MvcTestResult stream) {
        try {
            return stream.getResponse().getContentAsString();
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }
}
