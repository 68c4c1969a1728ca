package dev.missioncontrol.account.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;

import dev.missioncontrol.IntegrationTest;
import dev.missioncontrol.TestAccounts;
import java.net.URI;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** What bad input is answered, shown on the making of tokens: a problem that says where and what to do. */
@IntegrationTest
class RestProblemsIntegrationTests {

    private static final String INVALID = "invalid";

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private TestAccounts accounts;

    @BeforeEach
    void makeAccounts() {
        accounts.ensure();
    }

    @Test
    void malformedJsonIsRefusedWithLineAndColumn() {
        MvcTestResult answer = createToken("{\n  \"name\": ,\n}");

        assertProblem(answer, 400, INVALID);
        assertThat(answer).bodyJson().extractingPath("$.detail").asString().contains("line 2, column");
    }

    @Test
    void unknownFieldIsNamedBesideTheKnownOnes() {
        MvcTestResult answer = createToken("{\"name\":\"ci\",\"expires\":3}");

        assertProblem(answer, 400, INVALID);
        assertThat(answer).bodyJson().extractingPath("$.field").isEqualTo("expires");
        assertThat(answer).bodyJson().extractingPath("$.remedy").isEqualTo("Fields here: expiresInDays, name.");
    }

    @Test
    void duplicateFieldIsRefused() {
        MvcTestResult answer = createToken("{\"name\":\"ci\",\"name\":\"other\"}");

        assertProblem(answer, 400, INVALID);
        assertThat(answer)
                .bodyJson()
                .extractingPath("$.detail")
                .asString()
                .contains("Duplicate")
                .contains("name");
    }

    @Test
    void wrongTypeIsNamedWithTheRightOne() {
        MvcTestResult answer = createToken("{\"name\":\"ci\",\"expiresInDays\":\"soon\"}");

        assertProblem(answer, 400, INVALID);
        assertThat(answer).bodyJson().extractingPath("$.field").isEqualTo("expiresInDays");
        assertThat(answer).bodyJson().extractingPath("$.remedy").isEqualTo("Give a whole number.");
    }

    @Test
    void numberIsNotTakenForAString() {
        MvcTestResult answer = createToken("{\"name\":17}");

        assertProblem(answer, 400, INVALID);
        assertThat(answer).bodyJson().extractingPath("$.field").isEqualTo("name");
    }

    @Test
    void fractionIsNotTakenForAWholeNumber() {
        assertProblem(createToken("{\"name\":\"ci\",\"expiresInDays\":1.5}"), 400, INVALID);
    }

    @Test
    void secondValueAfterTheBodyIsRefused() {
        assertProblem(createToken("{\"name\":\"ci\"} {}"), 400, INVALID);
    }

    @Test
    void emptyBodyIsRefused() {
        MvcTestResult answer = createToken("");

        assertProblem(answer, 400, INVALID);
        assertThat(answer).bodyJson().extractingPath("$.detail").isEqualTo("The request has no JSON body.");
    }

    @Test
    void refusalNamesFieldAndRemedy() {
        MvcTestResult answer = createToken("{\"name\":\"ci\",\"expiresInDays\":0}");

        assertProblem(answer, 400, INVALID);
        assertThat(answer).bodyJson().extractingPath("$.field").isEqualTo("expiresInDays");
        assertThat(answer).bodyJson().extractingPath("$.remedy").asString().contains("1 to 3650");
        assertThat(answer).bodyJson().extractingPath("$.status").isEqualTo(400);
        assertThat(answer).bodyJson().extractingPath("$.title").isEqualTo("Bad Request");
    }

    @Test
    void hugeBodyIsRefused() {
        assertProblem(createToken("{\"name\":\"" + "x".repeat(17 * 1024 * 1024) + "\"}"), 413, "too_large");
    }

    @Test
    void otherMediaTypeIsRefused() {
        assertProblem(
                mvc.perform(post("/api/tokens")
                        .with(httpBasic(TestAccounts.MEMBER.name(), TestAccounts.PASSWORD))
                        .contentType(MediaType.TEXT_PLAIN)
                        .content("ci")),
                415,
                "unsupported_media_type");
    }

    @Test
    void unknownAddressIsAProblemToo() {
        MvcTestResult answer = send(get("/api/nothing-here"));

        assertProblem(answer, 404, "not_found");
        assertThat(answer).bodyJson().extractingPath("$.detail").isEqualTo("There is nothing at /api/nothing-here.");
    }

    @Test
    void wrongMethodNamesTheRightOnes() {
        MvcTestResult answer = send(put("/api/tokens"));

        assertProblem(answer, 405, "method_not_allowed");
        assertThat(answer).bodyJson().extractingPath("$.remedy").asString().contains("GET");
    }

    @Test
    void idOfAnotherFormIsRefused() {
        MvcTestResult answer = send(delete("/api/tokens/seventeen"));

        assertProblem(answer, 400, INVALID);
        assertThat(answer).bodyJson().extractingPath("$.remedy").isEqualTo("Give a UUID.");
    }

    @Test
    void addressThatCanBeReadInTwoWaysIsRefused() {
        assertProblem(send(get(URI.create("/api/tokens/..%2f..%2fadmin"))), 400, INVALID);
    }

    private MvcTestResult send(MockHttpServletRequestBuilder request) {
        return mvc.perform(request.with(accounts.bearer(TestAccounts.MEMBER)));
    }

    private MvcTestResult createToken(String body) {
        return mvc.perform(post("/api/tokens")
                .with(httpBasic(TestAccounts.MEMBER.name(), TestAccounts.PASSWORD))
                .contentType(MediaType.APPLICATION_JSON)
                .content(body));
    }

    private static void assertProblem(MvcTestResult answer, int status, String kind) {
        assertThat(answer).hasStatus(status).hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
        assertThat(answer).bodyJson().extractingPath("$.type").isEqualTo("urn:missioncontrol:problem:" + kind);
    }
}
