package dev.missioncontrol.account.signin;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.login.LoginForm;
import com.vaadin.flow.component.login.LoginI18n;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import com.vaadin.flow.spring.security.AuthenticationContext;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.web.WebAttributes;

/** The sign-in page. */
@Route(value = LoginView.ROUTE, autoLayout = false)
@PageTitle("Sign in · Mission Control")
@AnonymousAllowed
@StyleSheet("account.css")
class LoginView extends Main implements BeforeEnterObserver {

    static final String ROUTE = "login";

    private static final String GITHUB = "github";

    private final AuthenticationContext authentication;
    private final LoginForm form = new LoginForm();

    LoginView(AuthenticationContext authentication, ObjectProvider<ClientRegistrationRepository> registrations) {
        this.authentication = authentication;
        addClassName("login-view");
        form.setAction(ROUTE);
        form.setForgotPasswordButtonVisible(false);
        form.setI18n(words(SignInFailure.of(null)));

        var card = new Div(title(), form);
        card.addClassName("login-card");
        if (offersGitHub(registrations.getIfAvailable())) {
            card.add(gitHub());
        }
        add(card);
    }

    private static Div title() {
        var title = new Div(
                new Image("logo.svg", ""),
                new H1("Mission Control"),
                new Paragraph("Code changes that are safe, approved, verified and provable."));
        title.addClassName("login-title");
        return title;
    }

    private static boolean offersGitHub(@Nullable ClientRegistrationRepository registrations) {
        return registrations != null && registrations.findByRegistrationId(GITHUB) != null;
    }

    private static Div gitHub() {
        var or = new Span("or");
        or.addClassName("login-or");
        var link = new Anchor("/oauth2/authorization/" + GITHUB, "Sign in with GitHub");
        link.setRouterIgnore(true);
        link.addClassName("login-github");
        var other = new Div(or, link);
        other.addClassName("login-other");
        return other;
    }

    private static LoginI18n words(SignInFailure failure) {
        LoginI18n words = LoginI18n.createDefault();
        words.getForm().setTitle("Sign in");
        words.getForm().setUsername("Account name");
        words.getForm().setSubmit("Sign in");
        words.getErrorMessage().setTitle(failure.title());
        words.getErrorMessage().setMessage(failure.message());
        return words;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        if (authentication.isAuthenticated()) {
            event.forwardTo("");
        } else if (event.getLocation().getQueryParameters().getParameters().containsKey("error")) {
            form.setI18n(words(SignInFailure.of(lastFailure())));
            form.setError(true);
        }
    }

    private static @Nullable Object lastFailure() {
        VaadinRequest request = VaadinRequest.getCurrent();
        var session = request == null ? null : request.getWrappedSession(false);
        return session == null ? null : session.getAttribute(WebAttributes.AUTHENTICATION_EXCEPTION);
    }
}
