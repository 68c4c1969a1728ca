package dev.missioncontrol;

import com.github.mvysny.fakeservlet.FakeRequest;
import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.github.mvysny.kaributesting.v10.Routes;
import com.github.mvysny.kaributesting.v10.mock.MockedUI;
import com.github.mvysny.kaributesting.v10.spring.MockSpringServlet;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.QueryParameters;
import dev.missioncontrol.account.Account;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.security.core.context.SecurityContextImpl;

/**
 * The base of tests of views: the whole application, and a browser that is only pretended (Karibu). Nobody is signed in
 * at first. Routes, access rules and layouts are those of the application:
 *
 * <pre>{@code
 * signIn(TestAccounts.MEMBER);
 * open("settings");
 * _click(_get(Button.class, spec -> spec.withText("New token")));
 * }</pre>
 */
@IntegrationTest
public abstract class ViewTest {

    private static final Routes ROUTES = ApplicationRoutes.find();

    @Autowired
    private ApplicationContext context;

    @Autowired
    private SecurityContextHolderStrategy contexts;

    /** The accounts to sign in with. */
    @Autowired
    protected TestAccounts accounts;

    @BeforeEach
    void startWithNobodySignedIn() {
        accounts.ensure();
        // The application that started last has set its own, and other tests may have started one.
        SecurityContextHolder.setContextHolderStrategy(contexts);
        restart(null);
    }

    @AfterEach
    void closeBrowser() {
        MockVaadin.tearDown();
        contexts.clearContext();
    }

    /** Opens a new browser session that belongs to the account. */
    protected void signIn(Account account) {
        String[] authorities =
                account.roles().stream().map(role -> "ROLE_" + role).toArray(String[]::new);
        restart(UsernamePasswordAuthenticationToken.authenticated(
                account.name(), null, AuthorityUtils.createAuthorityList(authorities)));
    }

    private void restart(@Nullable Authentication authentication) {
        MockVaadin.tearDown();
        contexts.clearContext();
        if (authentication != null) {
            contexts.setContext(new SecurityContextImpl(authentication));
        }
        MockVaadin.setMockRequestFactory(session -> {
            var request = new FakeRequest(session);
            request.setUserPrincipalInt(authentication);
            request.setUserInRole((principal, role) -> authentication != null
                    && authentication.getAuthorities().stream()
                            .anyMatch(authority -> ("ROLE_" + role).equals(authority.getAuthority())));
            return request;
        });
        MockVaadin.setup(MockedUI::new, new MockSpringServlet(ROUTES, context, MockedUI::new));
    }

    /** Navigates to an address such as {@code settings} or {@code patch-sets/1?revision=2}. */
    protected void open(String address) {
        int query = address.indexOf('?');
        UI.getCurrent()
                .navigate(
                        query < 0 ? address : address.substring(0, query),
                        query < 0 ? QueryParameters.empty() : QueryParameters.fromString(address.substring(query + 1)));
    }

    /** Returns the view that is shown now. */
    protected Component shown() {
        return (Component)
                UI.getCurrent().getInternals().getActiveRouterTargetsChain().getFirst();
    }

    /** Returns the address that is shown now, with its query. */
    protected String address() {
        return UI.getCurrent().getInternals().getActiveViewLocation().getPathWithQueryParameters();
    }
}
