package dev.missioncontrol.account.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import dev.missioncontrol.IntegrationTest;
import dev.missioncontrol.TestAccounts;
import dev.missioncontrol.account.Account;
import dev.missioncontrol.account.Accounts;
import dev.missioncontrol.account.Role;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.security.web.WebAttributes;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** Signing in with a local password, by form and by HTTP Basic. */
@IntegrationTest
class SignInIntegrationTests {

    private static final String WRONG = "a wrong password";
    private static final int LIMIT = 5;

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private TestAccounts testAccounts;

    @Autowired
    private Accounts accounts;

    /** An account, and an address, of this test alone: tries are counted by both. */
    private final String name = "t" + UUID.randomUUID();

    private final String address = "2001:db8:" + name.substring(1, 5) + ":" + name.substring(5, 9) + "::1";

    @BeforeEach
    void makeAccount() {
        testAccounts.ensure();
        accounts.create(name, TestAccounts.PASSWORD, Role.MEMBER, TestAccounts.ADMIN);
    }

    @Test
    void pageWithoutASessionLeadsToTheSignIn() {
        assertThat(mvc.perform(get(GuardedPage.ADDRESS))).hasStatus(302).hasRedirectedUrl("/login");
    }

    @Test
    void rightPasswordBeginsASessionUnderANewId() {
        var session = new MockHttpSession();
        String before = session.getId();

        assertThat(signIn(TestAccounts.PASSWORD, session)).hasStatus(302).hasRedirectedUrl("/");
        assertThat(session.getId()).isNotEqualTo(before);
        assertThat(isSignedIn(session)).isTrue();
    }

    @Test
    void wrongPasswordLeadsBackWithAnError() {
        var session = new MockHttpSession();

        assertThat(signIn(WRONG, session)).hasStatus(302).hasRedirectedUrl("/login?error");
        assertThat(isSignedIn(session)).isFalse();
    }

    @Test
    void guessingByFormIsStoppedEvenForTheRightPassword() {
        for (int i = 0; i < LIMIT; i++) {
            signIn(WRONG, new MockHttpSession());
        }
        var session = new MockHttpSession();

        assertThat(signIn(TestAccounts.PASSWORD, session)).hasRedirectedUrl("/login?error");
        assertThat(SignInFailure.of(session.getAttribute(WebAttributes.AUTHENTICATION_EXCEPTION))
                        .title())
                .isEqualTo("Too many attempts");
        assertThat(isSignedIn(session)).isFalse();
    }

    @Test
    void guessingByBasicIsStoppedEvenForTheRightPassword() {
        for (int i = 0; i < LIMIT; i++) {
            assertThat(createToken(WRONG)).hasStatus(401);
        }

        MvcTestResult stopped = createToken(TestAccounts.PASSWORD);

        assertThat(stopped).hasStatus(429).hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
        assertThat(stopped).bodyJson().extractingPath("$.type").isEqualTo("urn:missioncontrol:problem:too_many");
        assertThat(Integer.parseInt(Objects.requireNonNull(stopped.getResponse().getHeader("Retry-After"))))
                .isBetween(1, 60);
    }

    @Test
    void sessionEndsWhenTheAccountIsDisabled() {
        var session = new MockHttpSession();
        signIn(TestAccounts.PASSWORD, session);
        accounts.disable(name, TestAccounts.ADMIN);

        assertThat(isSignedIn(session)).isFalse();
        assertThat(session.isInvalid()).isTrue();
    }

    @Test
    void sessionEndsWhenThePasswordChanges() {
        var session = new MockHttpSession();
        signIn(TestAccounts.PASSWORD, session);
        accounts.changePassword(TestAccounts.PASSWORD, "another good password", new Account(name, Set.of(Role.MEMBER)));

        assertThat(isSignedIn(session)).isFalse();
    }

    @Test
    void disabledAccountCannotSignIn() {
        accounts.disable(name, TestAccounts.ADMIN);

        assertThat(signIn(TestAccounts.PASSWORD, new MockHttpSession())).hasRedirectedUrl("/login?error");
    }

    @Test
    void pagesCarrySecurityHeaders() {
        MvcTestResult answer = mvc.perform(get(GuardedPage.ADDRESS));

        assertThat(answer)
                .hasHeader("X-Content-Type-Options", "nosniff")
                .hasHeader("X-Frame-Options", "DENY")
                .hasHeader("Referrer-Policy", "same-origin");
        assertThat(answer.getResponse().getHeader("Content-Security-Policy"))
                .contains("default-src 'self'")
                .contains("object-src 'none'")
                .contains("frame-ancestors 'none'");
    }

    private MvcTestResult signIn(String password, MockHttpSession session) {
        return mvc.perform(post("/login")
                .session(session)
                .with(fromAddress())
                .param("username", name)
                .param("password", password));
    }

    private MvcTestResult createToken(String password) {
        return mvc.perform(post("/api/tokens")
                .with(fromAddress())
                .with(httpBasic(name, password))
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"name\":\"ci\"}"));
    }

    private boolean isSignedIn(MockHttpSession session) {
        return mvc.perform(get(GuardedPage.ADDRESS).session(session))
                        .getResponse()
                        .getStatus()
                == 200;
    }

    private RequestPostProcessor fromAddress() {
        return request -> {
            request.setRemoteAddr(address);
            return request;
        };
    }
}
