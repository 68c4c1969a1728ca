package dev.missioncontrol.account.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.tabs.Tab;
import com.vaadin.flow.component.tabs.TabSheet;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.spring.security.AuthenticationContext;
import dev.missioncontrol.account.Account;
import dev.missioncontrol.account.Accounts;
import dev.missioncontrol.account.ApiTokens;
import dev.missioncontrol.account.CurrentAccount;
import dev.missioncontrol.account.Role;
import dev.missioncontrol.ledger.KeyRotation;
import dev.missioncontrol.ledger.checkpoint.SigningKeys;
import dev.missioncontrol.ledger.ui.SigningKeysSection;
import dev.missioncontrol.shell.component.PageHeader;
import dev.missioncontrol.shell.live.Topics;
import jakarta.annotation.security.PermitAll;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.core.env.Environment;

/** The settings; {@code ?tab=tokens} opens one of its tabs. */
@Route("settings")
@Menu(title = "Settings", order = 100, icon = "glyph:settings")
@PageTitle("Settings")
@PermitAll
@StyleSheet("account.css")
class SettingsView extends Div implements BeforeEnterObserver {

    private static final String TAB = "tab";

    private final TabSheet sheet = new TabSheet();
    private final Map<String, Tab> tabs = new LinkedHashMap<>();

    SettingsView(
            CurrentAccount current,
            Accounts accounts,
            ApiTokens tokens,
            Topics topics,
            AuthenticationContext authentication,
            SigningKeys keys,
            KeyRotation rotation,
            Environment environment) {
        addClassName("page");
        Account account = current.get();
        sheet.addClassName("settings");
        tab(
                "account",
                "My account",
                new MyAccountSection(accounts.profile(account.name()), accounts, current, authentication));
        tab("tokens", "API tokens", new TokensSection(tokens, current, topics));
        if (account.is(Role.ADMIN)) {
            tab("accounts", "Accounts", new AccountsSection(accounts, current, topics));
        }
        tab("keys", "Signing keys", new SigningKeysSection(keys, rotation));
        tab("about", "About", new AboutSection(environment));
        sheet.addSelectedChangeListener(event -> {
            if (event.isFromClient()) {
                remember(event.getSelectedTab());
            }
        });
        add(new PageHeader("Settings"), sheet);
    }

    private void tab(String name, String label, Component content) {
        tabs.put(name, sheet.add(label, content));
    }

    /** Lets the address follow the tab, so that it can be shared and reloaded. */
    private void remember(Tab selected) {
        tabs.forEach((name, tab) -> {
            if (tab.equals(selected)) {
                getUI().ifPresent(ui -> ui.getPage().getHistory().replaceState(null, "settings?" + TAB + "=" + name));
            }
        });
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        event.getLocation()
                .getQueryParameters()
                .getSingleParameter(TAB)
                .map(tabs::get)
                .ifPresent(sheet::setSelectedTab);
    }
}
