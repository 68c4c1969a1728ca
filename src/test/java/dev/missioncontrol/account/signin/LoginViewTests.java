package dev.missioncontrol.account.signin;

import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.login.LoginForm;
import com.vaadin.flow.router.RouteConfiguration;
import com.vaadin.flow.server.VaadinSession;
import dev.missioncontrol.TestAccounts;
import dev.missioncontrol.ViewTest;
import jakarta.annotation.security.PermitAll;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.web.WebAttributes;

class LoginViewTests extends ViewTest {

    @Test
    void everyPageLeadsHereUntilSomeoneIsSignedIn() {
        open("settings");

        assertThat(shown()).isInstanceOf(LoginView.class);
    }

    @Test
    void formIsSentToTheServersSignIn() {
        open("login");

        assertThat(_get(LoginForm.class).getAction()).isEqualTo("login");
        assertThat(_get(LoginForm.class).isError()).isFalse();
    }

    @Test
    void offersGitHubOnlyWhereItIsConfigured() {
        open("login");

        assertThat(_find(Anchor.class)).isEmpty();
    }

    @Test
    void saysWhyTheSignInFailed() {
        failWith(new TooManyAttemptsException(Duration.ofSeconds(42)));

        assertThat(_get(LoginForm.class).isError()).isTrue();
        assertThat(words()).contains("Too many attempts").contains("Try again in 42 seconds.");
    }

    @Test
    void tellsWhoIsNotInvited() {
        String message = "The GitHub account 'stranger' is not invited.";
        failWith(new OAuth2AuthenticationException(new OAuth2Error(GitHubSignIn.REFUSED, message, null), message));

        assertThat(words()).contains(message);
    }

    @Test
    void takesAnyOtherFailureForAWrongPassword() {
        open("login?error");

        assertThat(_get(LoginForm.class).isError()).isTrue();
        assertThat(words()).contains("Wrong name or password");
    }

    @Test
    void sendsWhoIsSignedInToTheStartPage() {
        signIn(TestAccounts.MEMBER);
        RouteConfiguration.forSessionScope().setRoute("", StartPage.class);
        open("login");

        assertThat(shown()).isInstanceOf(StartPage.class);
    }

    private void failWith(AuthenticationException failure) {
        VaadinSession.getCurrent().getSession().setAttribute(WebAttributes.AUTHENTICATION_EXCEPTION, failure);
        open("login?error");
    }

    /** Stands in for whichever view is the first. */
    @PermitAll
    public static class StartPage extends Div {}

    private static String words() {
        return _get(LoginForm.class).getElement().getPropertyRaw("i18n").toString();
    }
}
