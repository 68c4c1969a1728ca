package dev.missioncontrol.account.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.menubar.MenuBarVariant;
import com.vaadin.flow.signals.Signal;
import dev.missioncontrol.account.AccountProfile;
import dev.missioncontrol.account.Accounts;
import dev.missioncontrol.account.CurrentAccount;
import dev.missioncontrol.account.Origin;
import dev.missioncontrol.account.Role;
import dev.missioncontrol.shell.component.Confirmation;
import dev.missioncontrol.shell.component.Glyph;
import dev.missioncontrol.shell.component.Notices;
import dev.missioncontrol.shell.component.RelativeTime;
import dev.missioncontrol.shell.component.StatusBadge;
import dev.missioncontrol.shell.component.Tone;
import dev.missioncontrol.shell.live.Topics;
import java.util.Locale;

/** Everyone's accounts, for admins. */
final class AccountsSection extends Section {

    private final Accounts accounts;
    private final CurrentAccount current;
    private final Grid<AccountProfile> grid = new Grid<>();

    AccountsSection(Accounts accounts, CurrentAccount current, Topics topics) {
        this.accounts = accounts;
        this.current = current;
        addClassName("settings-section");
        layOutGrid();

        var create = new Button("New account", Glyph.ADD.create(), event -> create());
        create.addThemeVariants(ButtonVariant.PRIMARY);
        var head = new Div(
                new Paragraph("Members connect repositories, start workflows and review. Admins manage accounts too."),
                create);
        head.addClassName("settings-head");
        add(head, grid);

        var revision = topics.revision("accounts");
        Signal.effect(this, () -> {
            revision.get();
            refresh();
        });
    }

    private void layOutGrid() {
        grid.addThemeVariants(GridVariant.NO_BORDER);
        grid.setAllRowsVisible(true);
        grid.addColumn(AccountProfile::name)
                .setHeader("Account")
                .setAutoWidth(true)
                .setFlexGrow(1);
        grid.addComponentColumn(profile -> RoleBadges.of(profile.role()))
                .setHeader("Role")
                .setAutoWidth(true)
                .setFlexGrow(0);
        grid.addColumn(profile -> profile.origin() == Origin.GITHUB ? "GitHub" : "Password")
                .setHeader("Signs in with")
                .setAutoWidth(true)
                .setFlexGrow(0);
        grid.addComponentColumn(profile -> profile.enabled()
                        ? new StatusBadge("Enabled", Tone.SUCCESS)
                        : new StatusBadge("Disabled", Tone.NEUTRAL))
                .setHeader("State")
                .setAutoWidth(true)
                .setFlexGrow(0);
        grid.addComponentColumn(profile -> new RelativeTime(profile.createdAt()))
                .setHeader("Created")
                .setAutoWidth(true)
                .setFlexGrow(0);
        grid.addComponentColumn(this::menu).setAutoWidth(true).setFlexGrow(0);
    }

    private Component menu(AccountProfile profile) {
        var bar = new MenuBar();
        bar.addThemeVariants(MenuBarVariant.TERTIARY, MenuBarVariant.SMALL);
        MenuItem more = bar.addItem(Glyph.MORE.create());
        more.setAriaLabel("Actions for " + profile.name());
        Role other = profile.role() == Role.ADMIN ? Role.MEMBER : Role.ADMIN;
        more.getSubMenu()
                .addItem(
                        "Make " + RoleBadges.label(other).toLowerCase(Locale.ROOT),
                        event -> changeRole(profile, other));
        if (profile.enabled()) {
            more.getSubMenu().addItem("Disable", event -> askToDisable(profile));
        } else {
            more.getSubMenu().addItem("Enable", event -> enable(profile));
        }
        return bar;
    }

    private void changeRole(AccountProfile profile, Role role) {
        accounts.changeRole(profile.name(), role, current.get());
        refresh();
        Notices.success("'" + profile.name() + "' is now " + RoleBadges.label(role) + ".");
    }

    private void enable(AccountProfile profile) {
        accounts.enable(profile.name(), current.get());
        refresh();
        Notices.success("'" + profile.name() + "' is enabled.");
    }

    private void askToDisable(AccountProfile profile) {
        Confirmation.ask(
                        "Disable '" + profile.name() + "'?",
                        "It is signed out everywhere, and its tokens are refused. You can enable it again.",
                        "Disable account")
                .dangerous()
                .open(_ -> {
                    accounts.disable(profile.name(), current.get());
                    refresh();
                    Notices.success("'" + profile.name() + "' is disabled.");
                });
    }

    private void create() {
        new NewAccountDialog((name, password, role) -> {
                    accounts.create(name, password, role, current.get());
                    refresh();
                    Notices.success("'" + name + "' can sign in now.");
                })
                .open();
    }

    private void refresh() {
        // Whoever is no admin any more keeps what was shown until the page is left.
        if (current.get().is(Role.ADMIN)) {
            grid.setItems(accounts.list(current.get()));
        }
    }
}
