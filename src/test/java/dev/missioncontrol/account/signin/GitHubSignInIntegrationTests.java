package dev.missioncontrol.account.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import dev.missioncontrol.IntegrationTest;
import dev.missioncontrol.TestAccounts;
import dev.missioncontrol.account.AccountProfile;
import dev.missioncontrol.account.Accounts;
import dev.missioncontrol.account.Origin;
import dev.missioncontrol.account.Role;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.security.web.WebAttributes;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/** Signing in with GitHub, against a server that speaks GitHub's OAuth2. */
@IntegrationTest(
        properties = {
            "spring.security.oauth2.client.registration.github.client-id=client",
            "spring.security.oauth2.client.registration.github.client-secret=secret",
            "missioncontrol.github.allowed-users=Octocat,renamed,disabled-one",
            "missioncontrol.github.allowed-organizations=acme",
            "missioncontrol.github.admins=boss"
        })
class GitHubSignInIntegrationTests {

    private static final GitHubServer GITHUB = start();

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private Accounts accounts;

    private final MockHttpSession session = new MockHttpSession();

    @DynamicPropertySource
    static void pointAtGitHub(DynamicPropertyRegistry properties) {
        String provider = "spring.security.oauth2.client.provider.github.";
        properties.add(provider + "authorization-uri", () -> GITHUB.url("/login/oauth/authorize"));
        properties.add(provider + "token-uri", () -> GITHUB.url("/login/oauth/access_token"));
        properties.add(provider + "user-info-uri", () -> GITHUB.url("/user"));
    }

    private static GitHubServer start() {
        try {
            return new GitHubServer();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @AfterAll
    static void stop() {
        GITHUB.close();
    }

    @Test
    void invitedPersonGetsAnAccountOfTheirOwn() {
        GITHUB.person("octocat", 583231);

        assertThat(signIn("octocat")).hasStatus(302).hasRedirectedUrl("/");

        AccountProfile account = accounts.profile("octocat@github");
        assertThat(account.role()).isEqualTo(Role.MEMBER);
        assertThat(account.origin()).isEqualTo(Origin.GITHUB);
        assertThat(mvc.perform(get(GuardedPage.ADDRESS).session(session))).hasStatusOk();
    }

    @Test
    void configuredAdminBecomesAnAdmin() {
        GITHUB.person("boss", 2);

        assertThat(signIn("boss")).hasRedirectedUrl("/");

        assertThat(accounts.profile("boss@github").role()).isEqualTo(Role.ADMIN);
    }

    @Test
    void memberOfAnAllowedOrganizationIsInvited() {
        GITHUB.person("colleague", 3);
        GITHUB.member("colleague", "acme");

        assertThat(signIn("colleague")).hasRedirectedUrl("/");
    }

    @Test
    void anyoneElseIsToldThatTheyAreNotInvited() {
        GITHUB.person("stranger", 4);
        GITHUB.member("stranger", "elsewhere");

        assertThat(signIn("stranger")).hasRedirectedUrl("/login?error");

        assertThat(failure().message()).contains("'stranger' is not invited");
        assertThat(accounts.find("stranger@github")).isEmpty();
        assertThat(mvc.perform(get(GuardedPage.ADDRESS).session(session))).hasStatus(302);
    }

    @Test
    void loginTakenOverBySomeoneElseDoesNotOpenTheOldAccount() {
        GITHUB.person("renamed", 5);
        assertThat(signIn("renamed")).hasRedirectedUrl("/");
        GITHUB.person("renamed", 6);

        assertThat(signIn("renamed")).hasRedirectedUrl("/login?error");

        assertThat(failure().message()).contains("belonged to another GitHub account");
    }

    @Test
    void disabledAccountIsRefused() {
        GITHUB.person("disabled-one", 7);
        assertThat(signIn("disabled-one")).hasRedirectedUrl("/");
        accounts.disable("disabled-one@github", TestAccounts.ADMIN);

        assertThat(signIn("disabled-one")).hasRedirectedUrl("/login?error");

        assertThat(failure().message()).contains("disabled");
    }

    @Test
    void faultOfGitHubIsExplained() {
        assertThat(signIn("nobody")).hasRedirectedUrl("/login?error");

        assertThat(failure().title()).isEqualTo("GitHub did not sign you in");
    }

    @Test
    void answerWithoutOurStateIsRefused() {
        GITHUB.person("octocat", 583231);

        assertThat(mvc.perform(get("/login/oauth2/code/github?code=octocat&state=forged")
                        .session(session)))
                .hasRedirectedUrl("/login?error");
    }

    private SignInFailure failure() {
        return SignInFailure.of(session.getAttribute(WebAttributes.AUTHENTICATION_EXCEPTION));
    }

    /** Goes to GitHub as a browser does, and comes back with the code that stands for the person. */
    private MvcTestResult signIn(String login) {
        MvcTestResult leave = mvc.perform(get("/oauth2/authorization/github").session(session));
        String target = Objects.requireNonNull(leave.getResponse().getRedirectedUrl());
        assertThat(target).startsWith(GITHUB.url("/login/oauth/authorize"));
        String state = Objects.requireNonNull(UriComponentsBuilder.fromUriString(target)
                .build()
                .getQueryParams()
                .getFirst("state"));
        return mvc.perform(get("/login/oauth2/code/github")
                .queryParam("code", login)
                .queryParam("state", UriUtils.decode(state, StandardCharsets.UTF_8))
                .session(session));
    }
}
