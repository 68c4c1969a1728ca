package dev.missioncontrol.shell.frame;

import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.github.mvysny.kaributesting.v10.Routes;
import com.github.mvysny.kaributesting.v10.spring.MockSpringServlet;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.Icon;
import com.vaadin.flow.component.sidenav.SideNavItem;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.RouteConfiguration;
import com.vaadin.flow.server.auth.DefaultMenuAccessControl;
import com.vaadin.flow.spring.security.AuthenticationContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockServletContext;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.context.support.GenericWebApplicationContext;

class MainLayoutViewTests {

    @BeforeEach
    void openPage() {
        GenericWebApplicationContext context = new GenericWebApplicationContext(new MockServletContext());
        context.registerBean(DefaultMenuAccessControl.class);
        context.refresh();
        MockVaadin.setup(UI::new, new MockSpringServlet(new Routes(), context, UI::new));
        RouteConfiguration.forApplicationScope().setRoute("second", Second.class);
        RouteConfiguration.forApplicationScope().setRoute("first", First.class);
    }

    @AfterEach
    void closePage() {
        SecurityContextHolder.clearContext();
        MockVaadin.tearDown();
    }

    @Test
    void listsTheMenuEntriesInTheirOrderWithTheirIcons() {
        MainLayout layout = show("ROLE_MEMBER");
        assertThat(_find(layout, SideNavItem.class))
                .extracting(SideNavItem::getLabel)
                .containsExactly("First", "Second");
        assertThat(_find(layout, SideNavItem.class))
                .extracting(item -> ((Icon) item.getPrefixComponent()).getIcon())
                .containsExactly("glyph:workflow", "glyph:settings");
    }

    @Test
    void namesWhoIsSignedInAndTheirRole() {
        MainLayout layout = show("ROLE_ADMIN");
        assertThat(_find(layout, Span.class)).extracting(Span::getText).contains("ada", "Admin");
    }

    @Test
    void showsOneViewAtATimeInTheMainLandmark() {
        MainLayout layout = show("ROLE_MEMBER");
        layout.showRouterLayoutContent(new First());
        layout.showRouterLayoutContent(new Second());
        assertThat(_get(layout, Main.class).getChildren()).singleElement().isInstanceOf(Second.class);
    }

    private static MainLayout show(String authority) {
        SecurityContextHolder.getContext()
                .setAuthentication(UsernamePasswordAuthenticationToken.authenticated(
                        "ada", "", AuthorityUtils.createAuthorityList(authority)));
        MainLayout layout = new MainLayout(new AuthenticationContext());
        UI.getCurrent().add(layout);
        return layout;
    }

    @Menu(title = "First", order = 1, icon = "glyph:workflow")
    static class First extends Div {}

    @Menu(title = "Second", order = 2, icon = "glyph:settings")
    static class Second extends Div {}
}
