package dev.missioncontrol.account.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import dev.missioncontrol.account.Role;
import java.util.Map;

/** Asks for the name, first password and role of a local account. */
final class NewAccountDialog extends Dialog {

    /** Makes an account. */
    @FunctionalInterface
    interface Maker {
        /** Makes an account with these. */
        void make(String name, String password, Role role);
    }

    private final TextField name = new TextField("Account name");
    private final PasswordField password = new PasswordField("First password");
    private final Select<Role> role = new Select<>();
    private final Maker maker;

    NewAccountDialog(Maker maker) {
        this.maker = maker;
        setHeaderTitle("New account");
        addClassName("settings-dialog");
        name.setRequiredIndicatorVisible(true);
        name.setWidthFull();
        password.setHelperText("At least 12 characters. Its owner should change it.");
        password.setRequiredIndicatorVisible(true);
        password.getElement().setAttribute("autocomplete", "new-password");
        password.setWidthFull();
        role.setLabel("Role");
        role.setItems(Role.MEMBER, Role.ADMIN);
        role.setItemLabelGenerator(RoleBadges::label);
        role.setValue(Role.MEMBER);
        role.setWidthFull();
        var form = new Div(name, password, role);
        form.addClassName("settings-form");
        add(form);
        var cancel = new Button("Cancel", event -> close());
        cancel.addThemeVariants(ButtonVariant.TERTIARY);
        var create = new Button("Create account", event -> create());
        create.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(cancel, create);
        name.focus();
    }

    private void create() {
        var problems = new FieldProblems(Map.of("name", name, "password", password));
        if (problems.done(() -> maker.make(name.getValue(), password.getValue(), role.getValue()))) {
            close();
        }
    }
}
