package dev.missioncontrol.account.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import com.jayway.jsonpath.JsonPath;
import dev.missioncontrol.IntegrationTest;
import dev.missioncontrol.TestAccounts;
import dev.missioncontrol.account.Account;
import dev.missioncontrol.account.Accounts;
import dev.missioncontrol.account.ApiTokens;
import dev.missioncontrol.account.IssuedToken;
import dev.missioncontrol.account.Role;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** Which proof opens which door of the REST API. */
@IntegrationTest
class ApiAccessIntegrationTests {

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private TestAccounts testAccounts;

    @Autowired
    private Accounts accounts;

    @Autowired
    private ApiTokens tokens;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void makeAccounts() {
        testAccounts.ensure();
    }

    @Test
    void passwordMakesATokenThatOpensTheApi() {
        MvcTestResult made = send(createToken("{\"name\":\"ci\",\"expiresInDays\":7}")
                .with(httpBasic(TestAccounts.MEMBER.name(), TestAccounts.PASSWORD)));

        assertThat(made).hasStatus(201).hasHeader("Cache-Control", "no-store");
        assertThat(made).bodyJson().extractingPath("$.token").asString().startsWith("mc_");
        String token = text(made, "$.token");
        assertThat(send(get("/api/tokens").header("Authorization", "Bearer " + token)))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.items[0].name")
                .isEqualTo("ci");
    }

    @Test
    void tokenIsKeptAsAHashOnly() {
        String token = testAccounts.token(TestAccounts.MEMBER);

        assertThat(jdbc.sql("SELECT count(*) FROM api_token WHERE to_jsonb(api_token)::text LIKE :secret")
                        .param("secret", "%" + token.substring(12) + "%")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void missingTokenIsRefusedWithAChallenge() {
        MvcTestResult answer = send(get("/api/tokens"));

        assertProblem(answer, 401, "unauthenticated");
        assertThat(answer.getResponse().getHeader("WWW-Authenticate")).startsWith("Bearer");
        assertThat(answer).bodyJson().extractingPath("$.remedy").asString().contains("Bearer");
    }

    @Test
    void expiredTokenIsRefusedSayingSo() {
        IssuedToken issued = tokens.create("short-lived", 1, TestAccounts.MEMBER);
        jdbc.sql("UPDATE api_token SET created_at = :past, expires_at = :end WHERE id = :id")
                .param("past", Timestamp.from(Instant.parse("2020-01-01T00:00:00Z")))
                .param("end", Timestamp.from(Instant.parse("2020-01-02T00:00:00Z")))
                .param("id", issued.token().id())
                .update();

        MvcTestResult answer = send(get("/api/tokens").header("Authorization", "Bearer " + issued.secret()));

        assertProblem(answer, 401, "unauthenticated");
        assertThat(answer)
                .bodyJson()
                .extractingPath("$.detail")
                .isEqualTo("The token 'short-lived' expired at 2020-01-02T00:00:00Z.");
        assertThat(answer.getResponse().getHeader("WWW-Authenticate")).contains("invalid_token");
    }

    @Test
    void revokedTokenIsRefusedSayingSo() {
        IssuedToken issued = tokens.create("revoked", null, TestAccounts.MEMBER);
        assertThat(send(delete("/api/tokens/{id}", issued.token().id())
                        .header("Authorization", "Bearer " + issued.secret())))
                .hasStatus(204);

        MvcTestResult answer = send(get("/api/tokens").header("Authorization", "Bearer " + issued.secret()));

        assertProblem(answer, 401, "unauthenticated");
        assertThat(answer).bodyJson().extractingPath("$.detail").asString().contains("'revoked' was revoked");
    }

    @Test
    void unknownTokenIsRefused() {
        assertProblem(send(get("/api/tokens").header("Authorization", "Bearer mc_unknown")), 401, "unauthenticated");
    }

    @Test
    void tokenOfADisabledAccountIsRefused() {
        String name = "t" + UUID.randomUUID();
        accounts.create(name, TestAccounts.PASSWORD, Role.MEMBER, TestAccounts.ADMIN);
        Account account = accounts.find(name).orElseThrow();
        String token = tokens.create("any", null, account).secret();
        accounts.disable(name, TestAccounts.ADMIN);

        MvcTestResult answer = send(get("/api/tokens").header("Authorization", "Bearer " + token));

        assertProblem(answer, 401, "unauthenticated");
        assertThat(answer).bodyJson().extractingPath("$.detail").asString().contains("disabled");
    }

    @Test
    void passwordOpensNothingButTheMakingOfTokens() {
        MvcTestResult answer =
                send(get("/api/tokens").with(httpBasic(TestAccounts.MEMBER.name(), TestAccounts.PASSWORD)));

        assertProblem(answer, 401, "unauthenticated");
        assertThat(answer).bodyJson().extractingPath("$.detail").asString().contains("POST /api/tokens only");
    }

    @Test
    void tokenDoesNotMakeAnotherToken() {
        assertProblem(
                send(createToken("{\"name\":\"next\"}").with(testAccounts.bearer(TestAccounts.ADMIN))),
                401,
                "unauthenticated");
    }

    @Test
    void wrongPasswordAndUnknownAccountAreAnsweredTheSame() {
        MvcTestResult wrong =
                send(createToken("{\"name\":\"x\"}").with(httpBasic(TestAccounts.MEMBER.name(), "wrong")));
        MvcTestResult unknown = send(createToken("{\"name\":\"x\"}").with(httpBasic("t" + UUID.randomUUID(), "wrong")));

        assertProblem(wrong, 401, "unauthenticated");
        assertThat(wrong.getResponse().getHeader("WWW-Authenticate")).startsWith("Basic");
        assertThat(body(unknown)).isEqualTo(body(wrong));
    }

    @Test
    void browserSessionDoesNotOpenTheApi() {
        MvcTestResult signedIn = send(
                post("/login").param("username", TestAccounts.MEMBER.name()).param("password", TestAccounts.PASSWORD));
        assertThat(signedIn).hasStatus(302).hasRedirectedUrl("/");
        var session =
                (MockHttpSession) Objects.requireNonNull(signedIn.getRequest().getSession(false));

        assertProblem(send(get("/api/tokens").session(session)), 401, "unauthenticated");
    }

    @Test
    void someoneElsesTokenCannotBeRevoked() {
        IssuedToken issued = tokens.create("of the admin", null, TestAccounts.ADMIN);

        assertProblem(
                send(delete("/api/tokens/{id}", issued.token().id()).with(testAccounts.bearer(TestAccounts.MEMBER))),
                404,
                "not_found");
    }

    @Test
    void healthIsOpenAndOtherEndpointsAreNot() {
        assertThat(send(get("/api/health")))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.status")
                .isEqualTo("UP");
        assertThat(send(get("/api/health/readiness"))).hasStatusOk();
        assertProblem(send(get("/api/env")), 401, "unauthenticated");
    }

    @Test
    void openApiIsOpenAndDescribesTheTokens() {
        assertThat(send(get("/api/openapi")))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.paths['/api/tokens'].post")
                .isNotNull();
    }

    @Test
    void webhooksAreNotTaken() {
        assertProblem(send(post("/webhooks/github").content("{}")), 404, "not_found");
    }

    @Test
    void answersCarrySecurityHeaders() {
        assertThat(send(get("/api/health")))
                .hasHeader("X-Content-Type-Options", "nosniff")
                .hasHeader("X-Frame-Options", "DENY")
                .hasHeader("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
    }

    private MvcTestResult send(MockHttpServletRequestBuilder request) {
        return mvc.perform(request);
    }

    private static MockHttpServletRequestBuilder createToken(String body) {
        return post("/api/tokens").contentType(MediaType.APPLICATION_JSON).content(body);
    }

    private static void assertProblem(MvcTestResult answer, int status, String kind) {
        assertThat(answer).hasStatus(status).hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
        assertThat(answer).bodyJson().extractingPath("$.type").isEqualTo("urn:missioncontrol:problem:" + kind);
    }

    private static String body(MvcTestResult answer) {
        return new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }

    private static String text(MvcTestResult answer, String path) {
        return JsonPath.read(body(answer), path);
    }
}
