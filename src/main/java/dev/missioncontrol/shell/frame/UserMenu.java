package dev.missioncontrol.shell.frame;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.avatar.Avatar;
import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.contextmenu.SubMenu;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.menubar.MenuBarVariant;
import com.vaadin.flow.spring.security.AuthenticationContext;
import dev.missioncontrol.shell.component.Glyph;
import java.util.EnumMap;
import java.util.Map;

/** Who is signed in, how the page looks, and the way out. */
final class UserMenu extends MenuBar {

    private static final long serialVersionUID = 1L;

    private final Map<Appearance, MenuItem> appearances = new EnumMap<>(Appearance.class);

    UserMenu(AuthenticationContext authentication) {
        addClassName("user-menu");
        addThemeVariants(MenuBarVariant.TERTIARY);
        String name = authentication.getPrincipalName().orElse("Not signed in");
        MenuItem root = addItem(face(name, authentication.hasRole("ADMIN") ? "Admin" : "Member"));
        root.setAriaLabel("Account and appearance of " + name);
        SubMenu menu = root.getSubMenu();
        for (Appearance appearance : Appearance.values()) {
            MenuItem item = menu.addItem(row(appearance.glyph(), appearance.label()), event -> choose(appearance));
            item.setCheckable(true);
            appearances.put(appearance, item);
        }
        if (authentication.isAuthenticated()) {
            menu.addSeparator();
            menu.addItem(row(Glyph.LOG_OUT, "Sign out"), event -> authentication.logout());
        }
        tick(Appearance.SYSTEM);
    }

    @Override
    protected void onAttach(AttachEvent attachEvent) {
        super.onAttach(attachEvent);
        Appearance.remembered(attachEvent.getUI(), this::tick);
    }

    private void choose(Appearance appearance) {
        getUI().ifPresent(appearance::apply);
        tick(appearance);
    }

    private void tick(Appearance chosen) {
        appearances.forEach((appearance, item) -> item.setChecked(appearance == chosen));
    }

    private static Component face(String name, String role) {
        Avatar avatar = new Avatar(name);
        avatar.getElement().setAttribute("aria-hidden", "true");
        Span label = new Span(name);
        label.addClassName("user-menu-name");
        Span detail = new Span(role);
        detail.addClassName("user-menu-role");
        Div text = new Div(label, detail);
        text.addClassName("user-menu-text");
        Div face = new Div(avatar, text);
        face.addClassName("user-menu-face");
        return face;
    }

    private static Component row(Glyph glyph, String label) {
        Div row = new Div(glyph.create(), new Span(label));
        row.addClassName("menu-row");
        return row;
    }
}
