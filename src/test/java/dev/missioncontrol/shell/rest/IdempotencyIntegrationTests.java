package dev.missioncontrol.shell.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import dev.missioncontrol.IntegrationTest;
import dev.missioncontrol.TestAccounts;
import dev.missioncontrol.account.Account;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** A POST with an Idempotency-Key is done once. */
@IntegrationTest
class IdempotencyIntegrationTests {

    private static final String ECHO = "/api/test-echo";
    private static final String BODY = "{\"word\":\"one\"}";

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private TestAccounts accounts;

    @Autowired
    private EchoController controller;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Clock clock;

    private final String key = UUID.randomUUID().toString();

    @Test
    void repeatedRequestGetsTheFirstAnswerAndIsNotDoneAgain() {
        int before = controller.calls.get();
        MvcTestResult first = send(ECHO, BODY, TestAccounts.MEMBER);
        MvcTestResult second = send(ECHO, BODY, TestAccounts.MEMBER);

        assertThat(controller.calls.get() - before).isEqualTo(1);
        assertThat(first).hasStatus(201).doesNotContainHeader(IdempotencyFilter.REPLAYED);
        assertThat(second).hasStatus(201).hasHeader(IdempotencyFilter.REPLAYED, "true");
        assertThat(body(second)).isEqualTo(body(first));
        assertThat(second.getResponse().getHeader("Location"))
                .isNotNull()
                .isEqualTo(first.getResponse().getHeader("Location"));
        assertThat(second.getResponse().getContentType())
                .isEqualTo(first.getResponse().getContentType());
    }

    @Test
    void requestWithoutAKeyIsDoneEachTime() {
        int before = controller.calls.get();
        for (int i = 0; i < 2; i++) {
            assertThat(mvc.perform(post(ECHO)
                            .with(accounts.bearer(TestAccounts.MEMBER))
                            .contentType(MediaType.APPLICATION_JSON)
                            .content(BODY)))
                    .hasStatus(201);
        }
        assertThat(controller.calls.get() - before).isEqualTo(2);
    }

    @Test
    void keyOfAnotherBodyIsRefused() {
        send(ECHO, BODY, TestAccounts.MEMBER);
        MvcTestResult other = send(ECHO, "{\"word\":\"two\"}", TestAccounts.MEMBER);

        assertThat(other).hasStatus(422).hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
        assertThat(other).bodyJson().extractingPath("$.field").isEqualTo("Idempotency-Key");
    }

    @Test
    void keyOfAnotherAddressIsRefused() {
        send(ECHO, BODY, TestAccounts.MEMBER);

        assertThat(send(ECHO + "/refused", BODY, TestAccounts.MEMBER)).hasStatus(422);
    }

    @Test
    void keysOfDifferentAccountsDoNotMeet() {
        int before = controller.calls.get();
        send(ECHO, BODY, TestAccounts.MEMBER);
        MvcTestResult other = send(ECHO, BODY, TestAccounts.ADMIN);

        assertThat(other).hasStatus(201).doesNotContainHeader(IdempotencyFilter.REPLAYED);
        assertThat(controller.calls.get() - before).isEqualTo(2);
    }

    @Test
    void refusalIsRepeatedToo() {
        int before = controller.calls.get();
        MvcTestResult first = send(ECHO + "/refused", "{}", TestAccounts.MEMBER);
        MvcTestResult second = send(ECHO + "/refused", "{}", TestAccounts.MEMBER);

        assertThat(first).hasStatus(409);
        assertThat(second).hasStatus(409).hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
        assertThat(body(second)).isEqualTo(body(first));
        assertThat(controller.calls.get() - before).isEqualTo(1);
    }

    @Test
    void missingRoleIsNotRemembered() {
        int before = controller.calls.get();
        send(ECHO + "/forbidden", "{}", TestAccounts.MEMBER);
        assertThat(send(ECHO + "/forbidden", "{}", TestAccounts.MEMBER)).hasStatus(403);

        assertThat(controller.calls.get() - before).isEqualTo(2);
    }

    @Test
    void faultOfTheServerIsNotRememberedNorTold() {
        int before = controller.calls.get();
        send(ECHO + "/broken", "{}", TestAccounts.MEMBER);
        MvcTestResult second = send(ECHO + "/broken", "{}", TestAccounts.MEMBER);

        assertThat(second).hasStatus(500).hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
        assertThat(body(second)).doesNotContain("secret reason");
        assertThat(controller.calls.get() - before).isEqualTo(2);
    }

    @Test
    void requestThatIsBeingWorkedOnIsNotStartedAgain() throws Exception {
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = executor.submit(() -> send(ECHO + "/slow", "{}", TestAccounts.MEMBER));
            assertThat(controller.entered.await(30, TimeUnit.SECONDS)).isTrue();

            MvcTestResult meanwhile = send(ECHO + "/slow", "{}", TestAccounts.MEMBER);
            controller.mayLeave.countDown();

            assertThat(meanwhile).hasStatus(409).hasHeader("Retry-After", "1");
            assertThat(first.get(30, TimeUnit.SECONDS)).hasStatusOk();
            assertThat(send(ECHO + "/slow", "{}", TestAccounts.MEMBER))
                    .hasStatusOk()
                    .hasHeader(IdempotencyFilter.REPLAYED, "true");
        } finally {
            controller.mayLeave.countDown();
        }
    }

    @Test
    void requestLeftBehindByAKilledServerIsDoneAgainInTime() {
        send(ECHO, BODY, TestAccounts.MEMBER);
        leaveBehind(Duration.ofMinutes(1));
        assertThat(send(ECHO, BODY, TestAccounts.MEMBER)).hasStatus(409);
        leaveBehind(IdempotentRequests.GIVEN_UP_AFTER.plusMinutes(1));

        assertThat(send(ECHO, BODY, TestAccounts.MEMBER))
                .hasStatus(201)
                .doesNotContainHeader(IdempotencyFilter.REPLAYED);
    }

    @Test
    void answerIsForgottenAfterADay() {
        send(ECHO, BODY, TestAccounts.MEMBER);
        jdbc.sql("UPDATE idempotent_request SET started_at = :past WHERE key = :key")
                .param("past", ago(Duration.ofHours(25)))
                .param("key", key)
                .update();

        assertThat(send(ECHO, "{\"word\":\"two\"}", TestAccounts.MEMBER))
                .hasStatus(201)
                .doesNotContainHeader(IdempotencyFilter.REPLAYED);
    }

    @Test
    void answerWithASecretIsKeptNowhere() {
        accounts.ensure();
        MvcTestResult first = createToken();
        MvcTestResult second = createToken();

        assertThat(first).hasStatus(201);
        assertThat(second)
                .hasStatus(409)
                .bodyJson()
                .extractingPath("$.detail")
                .asString()
                .contains("secret");
        assertThat(jdbc.sql("SELECT body IS NULL FROM idempotent_request WHERE key = :key")
                        .param("key", key)
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    @Test
    void keyOfAnotherFormIsRefused() {
        assertThat(mvc.perform(post(ECHO)
                        .with(accounts.bearer(TestAccounts.MEMBER))
                        .header(IdempotencyFilter.KEY, "two words")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(BODY)))
                .hasStatus(400)
                .bodyJson()
                .extractingPath("$.field")
                .isEqualTo("Idempotency-Key");
    }

    private void leaveBehind(Duration since) {
        jdbc.sql("""
                        UPDATE idempotent_request SET started_at = :past, completed_at = NULL, status = NULL
                         WHERE key = :key
                        """).param("past", ago(since)).param("key", key).update();
    }

    private Timestamp ago(Duration duration) {
        return Timestamp.from(clock.instant().minus(duration));
    }

    private MvcTestResult createToken() {
        return mvc.perform(post("/api/tokens")
                .with(httpBasic(TestAccounts.MEMBER.name(), TestAccounts.PASSWORD))
                .header(IdempotencyFilter.KEY, key)
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"name\":\"once\"}"));
    }

    private MvcTestResult send(String address, String body, Account account) {
        return mvc.perform(post(address)
                .with(accounts.bearer(account))
                .header(IdempotencyFilter.KEY, key)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body));
    }

    private static String body(MvcTestResult answer) {
        return new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }
}
