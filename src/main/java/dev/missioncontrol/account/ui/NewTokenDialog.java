package dev.missioncontrol.account.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import dev.missioncontrol.account.IssuedToken;
import dev.missioncontrol.shell.component.CopyableCode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Asks what a token is for and how long it lasts, then shows it, this once. */
final class NewTokenDialog extends Dialog {

    /** Makes a token. */
    @FunctionalInterface
    interface Maker {
        /** Makes a token that ends in so many days, or never when that is null. */
        IssuedToken make(String name, @Nullable Integer days);
    }

    private final TextField name = new TextField("Name");
    private final Select<Lifetime> lifetime = new Select<>();
    private final Button cancel = new Button("Cancel", event -> close());
    private final Button create = new Button("Create token", event -> create());
    private final Maker maker;

    NewTokenDialog(Maker maker) {
        this.maker = maker;
        setHeaderTitle("New API token");
        addClassName("settings-dialog");
        name.setPlaceholder("ci");
        name.setHelperText("What will use it");
        name.setMaxLength(100);
        name.setRequiredIndicatorVisible(true);
        name.setWidthFull();
        lifetime.setLabel("Expires");
        lifetime.setItems(Lifetime.values());
        lifetime.setItemLabelGenerator(Lifetime::label);
        lifetime.setValue(Lifetime.QUARTER);
        lifetime.setWidthFull();
        var form = new Div(name, lifetime);
        form.addClassName("settings-form");
        add(form);
        cancel.addThemeVariants(ButtonVariant.TERTIARY);
        create.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(cancel, create);
        name.focus();
    }

    private void create() {
        new FieldProblems(Map.of("name", name, "expiresInDays", lifetime))
                .done(() -> show(maker.make(name.getValue(), lifetime.getValue().days())));
    }

    private void show(IssuedToken issued) {
        setHeaderTitle("Copy your token now");
        removeAll();
        add(
                new Paragraph("This is the only time '" + issued.token().name()
                        + "' is shown: only its fingerprint is kept here."),
                new CopyableCode(issued.secret()));
        // Nobody shall lose it by a click beside the dialog.
        setCloseOnOutsideClick(false);
        getFooter().removeAll();
        var done = new Button("I have copied it", event -> close());
        done.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(done);
    }

    /** The lifetimes on offer. */
    enum Lifetime {
        WEEK("in 7 days", 7),
        MONTH("in 30 days", 30),
        QUARTER("in 90 days", 90),
        YEAR("in a year", 365),
        FOREVER("never", null);

        private final String label;
        private final @Nullable Integer days;

        Lifetime(String label, @Nullable Integer days) {
            this.label = label;
            this.days = days;
        }

        String label() {
            return label;
        }

        @Nullable
        Integer days() {
            return days;
        }
    }
}
