package dev.missioncontrol.shell.component;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.KeyModifier;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.data.value.ValueChangeMode;
import dev.missioncontrol.shared.Refusal;
import java.util.function.Consumer;

/**
 * Asks before something happens, and can ask for the reason that will be recorded. It stays open while the action is
 * refused, so that nothing typed is lost.
 *
 * <pre>{@code
 * Confirmation.ask("Cancel this workflow?", "Nothing more will be written.", "Cancel workflow")
 *         .dangerous()
 *         .withReason("Reason", true)
 *         .open(reason -> workflows.cancel(id, reason));
 * }</pre>
 */
public final class Confirmation {

    private static final int REASON_MAX_LENGTH = 4000;

    private final Dialog dialog = new Dialog();
    private final Div problem = new Div();
    private final TextArea reason = new TextArea();
    private final Button confirm;
    private boolean asksReason;

    private Confirmation(String question, String explanation, String confirmText) {
        dialog.setHeaderTitle(question);
        dialog.addClassName("confirmation");
        confirm = new Button(confirmText);
        confirm.addThemeVariants(ButtonVariant.PRIMARY);
        problem.addClassName("form-problem");
        problem.getElement().setAttribute("role", "alert");
        problem.setVisible(false);
        if (!explanation.isBlank()) {
            dialog.add(new Paragraph(explanation));
        }
    }

    /**
     * Prepares a question.
     *
     * @param question what is asked, as the title
     * @param explanation what will happen; may be empty
     * @param confirmText the verb on the button, such as "Cancel workflow"
     */
    public static Confirmation ask(String question, String explanation, String confirmText) {
        return new Confirmation(question, explanation, confirmText);
    }

    /** Marks the action as one that cannot be taken back. */
    public Confirmation dangerous() {
        confirm.addThemeVariants(ButtonVariant.ERROR);
        return this;
    }

    /** Adds anything else the reader should see before deciding. */
    public Confirmation with(Component content) {
        dialog.add(content);
        return this;
    }

    /** Asks for a text that is handed to the action; when required, the button waits for it. */
    public Confirmation withReason(String label, boolean required) {
        asksReason = true;
        reason.setLabel(label);
        reason.setRequiredIndicatorVisible(required);
        reason.setMaxLength(REASON_MAX_LENGTH);
        reason.setWidthFull();
        reason.setMinRows(3);
        reason.setValueChangeMode(ValueChangeMode.EAGER);
        confirm.setEnabled(!required);
        reason.addValueChangeListener(
                event -> confirm.setEnabled(!required || !event.getValue().isBlank()));
        return this;
    }

    /**
     * Opens the dialog.
     *
     * @param action runs on confirmation with the trimmed reason (empty when none was asked for); when it throws a
     *     {@link Refusal}, the dialog shows it and stays open
     * @return the dialog, open
     */
    public Dialog open(Consumer<String> action) {
        if (asksReason) {
            dialog.add(reason);
        }
        dialog.add(problem);
        Button cancel = new Button("Back", event -> dialog.close());
        cancel.addThemeVariants(ButtonVariant.TERTIARY);
        confirm.addClickListener(event -> run(action));
        confirm.addClickShortcut(Key.ENTER, KeyModifier.CONTROL).listenOn(dialog);
        confirm.setDisableOnClick(true);
        dialog.getFooter().add(cancel, confirm);
        dialog.open();
        if (asksReason) {
            reason.focus();
        }
        return dialog;
    }

    private void run(Consumer<String> action) {
        try {
            action.accept(reason.getValue().trim());
            dialog.close();
        } catch (Refusal refusal) {
            show(refusal);
        } finally {
            confirm.setEnabled(true);
        }
    }

    private void show(Refusal refusal) {
        problem.removeAll();
        Span message = new Span(refusal.getMessage());
        message.addClassName("notice-message");
        problem.add(message);
        String remedy = refusal.remedy();
        if (remedy != null) {
            problem.add(new Span(remedy));
        }
        problem.setVisible(true);
    }
}
