package dev.missioncontrol.shell.frame;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasElement;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.applayout.AppLayout;
import com.vaadin.flow.component.applayout.DrawerToggle;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.Icon;
import com.vaadin.flow.component.orderedlayout.Scroller;
import com.vaadin.flow.component.sidenav.SideNav;
import com.vaadin.flow.component.sidenav.SideNavItem;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.Layout;
import com.vaadin.flow.server.menu.MenuConfiguration;
import com.vaadin.flow.server.menu.MenuEntry;
import com.vaadin.flow.spring.security.AuthenticationContext;
import jakarta.annotation.security.PermitAll;
import org.jspecify.annotations.Nullable;

/** The frame of every page but the sign-in: navigation at the side (a drawer on narrow screens), the page beside it. */
@Layout
@PermitAll
public class MainLayout extends AppLayout implements AfterNavigationObserver {

    private static final long serialVersionUID = 1L;

    private static final String CONTENT_ID = "content";

    private final Main main = new Main();

    /** Builds the frame for whoever is signed in. */
    public MainLayout(AuthenticationContext authentication) {
        addClassName("main-layout");
        setPrimarySection(Section.DRAWER);
        main.setId(CONTENT_ID);
        main.addClassName("main-content");
        main.getElement().setAttribute("tabindex", "-1");
        setContent(main);

        addToNavbar(skipLink(), drawerToggle("Open navigation"), brand());
        Scroller scroller = new Scroller(navigation(), Scroller.ScrollDirection.VERTICAL);
        scroller.addClassName("drawer-navigation");
        addToDrawer(drawerHeader(), scroller, new UserMenu(authentication));
    }

    /** Puts the view into the page's {@code main} landmark. */
    @Override
    public void showRouterLayoutContent(@Nullable HasElement content) {
        main.removeAll();
        if (content != null) {
            main.getElement().appendChild(content.getElement());
        }
    }

    @Override
    public void removeRouterLayoutContent(@Nullable HasElement oldContent) {
        main.removeAll();
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        Component view = main.getChildren().findFirst().orElse(null);
        String title = MenuConfiguration.getPageHeader(view).orElse("");
        getUI().ifPresent(ui -> ui.getPage()
                .setTitle(title.isBlank() ? AppShell.APPLICATION_NAME : title + " · " + AppShell.APPLICATION_NAME));
    }

    /** The first stop of the Tab key: jumps over the navigation. */
    private static Anchor skipLink() {
        Anchor link = new Anchor("#" + CONTENT_ID, "Skip to content");
        link.addClassName("skip-link");
        link.setRouterIgnore(true);
        link.getElement()
                .executeJs(
                        "this.addEventListener('click', e => { e.preventDefault();"
                                + " document.getElementById($0)?.focus(); })",
                        CONTENT_ID);
        return link;
    }

    private static DrawerToggle drawerToggle(String label) {
        DrawerToggle toggle = new DrawerToggle();
        toggle.setAriaLabel(label);
        toggle.setTooltipText(label);
        toggle.addThemeName("tertiary");
        return toggle;
    }

    private static Component drawerHeader() {
        Header header = new Header(brand(), drawerToggle("Close navigation"));
        header.addClassName("drawer-header");
        return header;
    }

    private static Component brand() {
        Image logo = new Image("logo.svg", "");
        logo.addClassName("brand-logo");
        Anchor brand = new Anchor("", logo, new Span(new Text(AppShell.APPLICATION_NAME)));
        brand.addClassName("brand");
        Div frame = new Div(brand);
        frame.addClassName("brand-frame");
        return frame;
    }

    private static SideNav navigation() {
        SideNav navigation = new SideNav();
        navigation.getElement().setAttribute("aria-label", "Main");
        MenuConfiguration.getMenuEntries().stream().map(MainLayout::item).forEach(navigation::addItem);
        return navigation;
    }

    private static SideNavItem item(MenuEntry entry) {
        SideNavItem item = new SideNavItem(entry.title(), entry.path());
        String icon = entry.icon();
        if (icon != null && !icon.isBlank()) {
            item.setPrefixComponent(new Icon(icon));
        }
        // "workflows/new" must not light up "workflows" too, but a detail page lights up its list.
        item.setMatchNested(!entry.path().isEmpty());
        return item;
    }
}
