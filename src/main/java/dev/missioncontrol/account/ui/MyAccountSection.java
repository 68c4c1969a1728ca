package dev.missioncontrol.account.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.spring.security.AuthenticationContext;
import dev.missioncontrol.account.AccountProfile;
import dev.missioncontrol.account.Accounts;
import dev.missioncontrol.account.CurrentAccount;
import dev.missioncontrol.account.Origin;
import dev.missioncontrol.shell.component.RelativeTime;
import java.util.Map;

/** One's own account, and its password. */
final class MyAccountSection extends Section {

    private final Accounts accounts;
    private final CurrentAccount current;
    private final AuthenticationContext authentication;

    private final PasswordField currentPassword = new PasswordField("Current password");
    private final PasswordField newPassword = new PasswordField("New password");
    private final PasswordField repeated = new PasswordField("New password, again");

    MyAccountSection(
            AccountProfile profile, Accounts accounts, CurrentAccount current, AuthenticationContext authentication) {
        this.accounts = accounts;
        this.current = current;
        this.authentication = authentication;
        addClassName("settings-section");
        add(facts(profile));
        if (profile.origin() == Origin.LOCAL) {
            add(passwordForm());
        } else {
            add(new Paragraph("You sign in with GitHub; there is no password here."));
        }
    }

    private static Component facts(AccountProfile profile) {
        return new Facts()
                .with("Account", new Span(profile.name()))
                .with("Role", RoleBadges.of(profile.role()))
                .with("Created", new RelativeTime(profile.createdAt()));
    }

    private Component passwordForm() {
        currentPassword.getElement().setAttribute("autocomplete", "current-password");
        newPassword.getElement().setAttribute("autocomplete", "new-password");
        repeated.getElement().setAttribute("autocomplete", "new-password");
        newPassword.setHelperText("At least 12 characters. A few random words are easy to keep.");
        var change = new Button("Change password", event -> changePassword());
        change.addThemeVariants(ButtonVariant.PRIMARY);
        var form = new Div(
                new H2("Password"),
                new Paragraph("Changing it signs you out everywhere. API tokens stay."),
                currentPassword,
                newPassword,
                repeated,
                change);
        form.addClassName("settings-form");
        return form;
    }

    private void changePassword() {
        var problems = new FieldProblems(Map.of("currentPassword", currentPassword, "newPassword", newPassword));
        boolean same = newPassword.getValue().equals(repeated.getValue());
        repeated.setErrorMessage("This is not the same password.");
        repeated.setInvalid(!same);
        if (same
                && problems.done(() ->
                        accounts.changePassword(currentPassword.getValue(), newPassword.getValue(), current.get()))) {
            authentication.logout();
        }
    }
}
