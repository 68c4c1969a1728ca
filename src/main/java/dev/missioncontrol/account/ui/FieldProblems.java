package dev.missioncontrol.account.ui;

import com.vaadin.flow.component.HasValidation;
import dev.missioncontrol.shared.Refusal;
import java.util.Map;

/** Runs what a form is for, and shows a refusal at the field that it names. */
final class FieldProblems {

    private final Map<String, HasValidation> fields;

    /** Takes the form's fields by the names that refusals use. */
    FieldProblems(Map<String, HasValidation> fields) {
        this.fields = Map.copyOf(fields);
    }

    /**
     * Returns whether the action was done; false when a field says now why it was not.
     *
     * @throws Refusal when it names no field of this form
     */
    boolean done(Runnable action) {
        fields.values().forEach(field -> field.setInvalid(false));
        try {
            action.run();
            return true;
        } catch (Refusal refusal) {
            String name = refusal.field();
            HasValidation field = name == null ? null : fields.get(name);
            if (field == null) {
                throw refusal;
            }
            String remedy = refusal.remedy();
            field.setErrorMessage(remedy == null ? refusal.getMessage() : refusal.getMessage() + " " + remedy);
            field.setInvalid(true);
            return false;
        }
    }
}
