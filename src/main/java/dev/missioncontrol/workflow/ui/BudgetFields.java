package dev.missioncontrol.workflow.ui;

import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.formlayout.FormLayout;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.BigDecimalField;
import dev.missioncontrol.agent.budget.MeterUnits;
import dev.missioncontrol.policy.verdict.BudgetLimits.Meter;
import dev.missioncontrol.shared.Refusal;
import java.util.EnumMap;
import java.util.Map;

/** Asks what a new run may use, for those who want less than policy allows. */
final class BudgetFields extends Details {

    private static final long serialVersionUID = 1L;
    private static final String FIELD = "options.budget.";

    private final Map<Meter, BigDecimalField> fields = new EnumMap<>(Meter.class);

    BudgetFields() {
        super("Budget of this run");
        addClassName("budget-fields");
        var form = new FormLayout();
        form.setAutoResponsive(true);
        form.setExpandFields(true);
        for (Meter meter : Meter.values()) {
            var field = new BigDecimalField(label(meter));
            field.addValueChangeListener(event -> field.setInvalid(false));
            fields.put(meter, field);
            form.add(field);
        }
        add(new Div(
                new Paragraph("Policy's budgets hold in any case. What you give here can only be less. At the limit the"
                        + " run stops, and an administrator can top it up."),
                form));
    }

    /**
     * Returns the limits that were given, in the units of {@link Meter}.
     *
     * @throws Refusal INVALID naming the field
     */
    Map<Meter, Long> limits() {
        var limits = new EnumMap<Meter, Long>(Meter.class);
        fields.forEach((meter, field) -> {
            if (field.getValue() != null) {
                limits.put(meter, MeterUnits.given(FIELD + MeterUnits.apiName(meter), meter, field.getValue()));
            }
        });
        return limits;
    }

    /** Shows a message at the field it is about; returns whether it is about one of these. */
    boolean show(String field, String message) {
        if (!field.startsWith(FIELD)) {
            return false;
        }
        setOpened(true);
        BigDecimalField wrong = fields.get(MeterUnits.meter(field, field.substring(FIELD.length())));
        if (wrong == null) {
            return false;
        }
        wrong.setErrorMessage(message);
        wrong.setInvalid(true);
        wrong.focus();
        return true;
    }

    private static String label(Meter meter) {
        return switch (meter) {
            case MINUTES -> "Minutes at work";
            case TOKENS -> "Model tokens";
            case COST_MILLIS -> "Model cost in US dollars";
            case TOOL_CALLS -> "Tool calls";
            case PR_ATTEMPTS -> "Pull requests";
        };
    }
}
