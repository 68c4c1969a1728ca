package dev.missioncontrol.account.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.GridKt;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.tabs.Tab;
import com.vaadin.flow.component.tabs.TabSheet;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import dev.missioncontrol.TestAccounts;
import dev.missioncontrol.ViewTest;
import dev.missioncontrol.account.Account;
import dev.missioncontrol.account.Accounts;
import dev.missioncontrol.account.ApiToken;
import dev.missioncontrol.account.ApiTokens;
import dev.missioncontrol.account.Role;
import dev.missioncontrol.shell.component.CopyableCode;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class SettingsViewTests extends ViewTest {

    @Autowired
    private Accounts allAccounts;

    @Autowired
    private ApiTokens tokens;

    private final String name = "t" + UUID.randomUUID();

    @Test
    void memberSeesNoAccountsOfOthers() {
        signIn(TestAccounts.MEMBER);
        open("settings");

        assertThat(_find(Tab.class))
                .extracting(Tab::getLabel)
                .containsExactly("My account", "API tokens", "Signing keys", "About");
    }

    @Test
    void addressOpensATab() {
        signIn(TestAccounts.ADMIN);
        open("settings?tab=accounts");

        assertThat(_get(TabSheet.class).getSelectedTab().getLabel()).isEqualTo("Accounts");
    }

    @Test
    void newTokenIsShownOnceAndOpensTheApi() {
        Account account = freshAccount();
        open("settings?tab=tokens");
        _click(_get(Button.class, spec -> spec.withText("New token")));
        _setValue(_get(TextField.class, spec -> spec.withLabel("Name")), "from the page");
        _click(_get(Button.class, spec -> spec.withText("Create token")));

        String secret = _get(CopyableCode.class).value();
        assertThat(tokens.authenticate(secret).name()).isEqualTo(account.name());
        assertThat(tokens.list(account)).singleElement().satisfies(token -> {
            assertThat(token.name()).isEqualTo("from the page");
            assertThat(token.expiresAt()).isEqualTo(token.createdAt().plus(Duration.ofDays(90)));
        });
        _click(_get(Button.class, spec -> spec.withText("I have copied it")));
        _assertNone(CopyableCode.class);
    }

    @Test
    void tokenWithoutANameIsRefusedAtTheField() {
        freshAccount();
        open("settings?tab=tokens");
        _click(_get(Button.class, spec -> spec.withText("New token")));
        _click(_get(Button.class, spec -> spec.withText("Create token")));

        TextField field = _get(TextField.class, spec -> spec.withLabel("Name"));
        assertThat(field.isInvalid()).isTrue();
        assertThat(field.getErrorMessage()).contains("needs a name");
    }

    @Test
    void tokenIsRevokedAfterConfirmation() {
        Account account = freshAccount();
        tokens.create("to go", null, account);
        open("settings?tab=tokens");
        Grid<?> grid = _get(Grid.class);
        _click((Button) GridKt._getCellComponent(grid, 0, "revoke"));
        assertThat(tokens.list(account)).extracting(ApiToken::state).containsExactly(ApiToken.State.ACTIVE);
        _click(_get(Button.class, spec -> spec.withText("Revoke token")));

        assertThat(tokens.list(account)).extracting(ApiToken::state).containsExactly(ApiToken.State.REVOKED);
    }

    @Test
    void wrongCurrentPasswordIsSaidAtItsField() {
        freshAccount();
        open("settings");
        changePassword("not the password", "another good password", "another good password");

        assertThat(_get(PasswordField.class, spec -> spec.withLabel("Current password"))
                        .isInvalid())
                .isTrue();
    }

    @Test
    void newPasswordHasToBeTypedTwice() {
        Account account = freshAccount();
        open("settings");
        changePassword(TestAccounts.PASSWORD, "another good password", "another god password");

        assertThat(_get(PasswordField.class, spec -> spec.withLabel("New password, again"))
                        .isInvalid())
                .isTrue();
        allAccounts.changePassword(TestAccounts.PASSWORD, "still the first one", account);
    }

    @Test
    void adminMakesAnAccount() {
        signIn(TestAccounts.ADMIN);
        open("settings?tab=accounts");
        _click(_get(Button.class, spec -> spec.withText("New account")));
        _setValue(_get(TextField.class, spec -> spec.withLabel("Account name")), name);
        PasswordField password = _get(PasswordField.class, spec -> spec.withLabel("First password"));
        _setValue(password, "short");
        _click(_get(Button.class, spec -> spec.withText("Create account")));
        assertThat(password.isInvalid()).isTrue();

        _setValue(password, TestAccounts.PASSWORD);
        _click(_get(Button.class, spec -> spec.withText("Create account")));

        assertThat(allAccounts.profile(name).role()).isEqualTo(Role.MEMBER);
        _assertNone(PasswordField.class, spec -> spec.withLabel("First password"));
    }

    private Account freshAccount() {
        allAccounts.create(name, TestAccounts.PASSWORD, Role.MEMBER, TestAccounts.ADMIN);
        var account = new Account(name, Set.of(Role.MEMBER));
        signIn(account);
        return account;
    }

    private static void changePassword(String current, String next, String again) {
        _setValue(_get(PasswordField.class, spec -> spec.withLabel("Current password")), current);
        _setValue(_get(PasswordField.class, spec -> spec.withLabel("New password")), next);
        _setValue(_get(PasswordField.class, spec -> spec.withLabel("New password, again")), again);
        _click(_get(Button.class, spec -> spec.withText("Change password")));
    }
}
