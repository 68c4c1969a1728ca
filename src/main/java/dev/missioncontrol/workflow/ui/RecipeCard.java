package dev.missioncontrol.workflow.ui;

import com.vaadin.flow.component.AbstractField;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Focusable;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.formlayout.FormLayout;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import dev.missioncontrol.agent.AgentOptions.RecipeUse;
import dev.missioncontrol.agent.codemod.RecipeEntry;
import dev.missioncontrol.agent.codemod.RecipeParameter;
import dev.missioncontrol.shell.component.Glyph;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A chosen recipe with a field for each of its parameters. */
final class RecipeCard extends Div {

    private static final long serialVersionUID = 1L;

    private final transient RecipeEntry entry;
    private final Map<String, AbstractField<?, ?>> fields = new LinkedHashMap<>();
    private final Button remove = new Button(Glyph.CLOSE.create());
    private final Div problem = new Div();

    RecipeCard(RecipeEntry entry) {
        this.entry = entry;
        addClassName("recipe-card");
        remove.addThemeVariants(ButtonVariant.TERTIARY);
        remove.setAriaLabel("Remove the recipe: " + entry.title());
        remove.setTooltipText("Remove");
        var head = new Div(new H3(entry.title()), remove);
        head.addClassName("recipe-card-head");
        problem.addClassName("form-problem");
        problem.getElement().setAttribute("role", "alert");
        problem.setVisible(false);
        var form = new FormLayout();
        form.setAutoResponsive(true);
        form.setExpandColumns(true);
        form.setExpandFields(true);
        entry.parameters().forEach(parameter -> form.add(field(parameter)));
        add(head, RecipeForm.describe(entry), form, problem);
    }

    void onRemove(Runnable action) {
        remove.addClickListener(event -> action.run());
    }

    /** Returns the first field one can type in, if the recipe has any parameter. */
    Optional<Component> firstField() {
        return fields.values().stream()
                .filter(Focusable.class::isInstance)
                .map(Component.class::cast)
                .findFirst();
    }

    RecipeUse use() {
        var options = new LinkedHashMap<String, String>();
        fields.forEach((name, field) -> {
            String value = String.valueOf(field.getValue());
            // An empty text can be what is wanted of a required parameter; the catalogue knows.
            if (!field.isEmpty() || field instanceof Checkbox || field.isRequiredIndicatorVisible()) {
                options.put(name, value);
            }
        });
        return new RecipeUse(entry.name(), options);
    }

    /** Shows a message at the parameter it is about, or for the recipe as a whole. */
    boolean show(@Nullable String parameter, String message) {
        if (parameter != null && fields.get(parameter) instanceof HasValidation field) {
            field.setErrorMessage(message);
            field.setInvalid(true);
            if (field instanceof Focusable<?> focusable) {
                focusable.focus();
            }
            return true;
        }
        problem.setText(message);
        problem.setVisible(true);
        return true;
    }

    private Component field(RecipeParameter parameter) {
        AbstractField<?, ?> field = switch (parameter.type()) {
            case BOOLEAN -> flag(parameter);
            case CHOICE -> choice(parameter);
            case MULTILINE -> area(parameter);
            default -> text(parameter);
        };
        field.setRequiredIndicatorVisible(parameter.required());
        ((HasValue<?, ?>) field).addValueChangeListener(event -> {
            problem.setVisible(false);
            if (field instanceof HasValidation validated) {
                validated.setInvalid(false);
            }
        });
        fields.put(parameter.name(), field);
        return field;
    }

    private static Checkbox flag(RecipeParameter parameter) {
        var box = new Checkbox(parameter.label());
        box.setHelperText(parameter.description());
        box.setValue(Boolean.parseBoolean(parameter.defaultValue()));
        return box;
    }

    private static Select<String> choice(RecipeParameter parameter) {
        var select = new Select<String>();
        select.setLabel(parameter.label());
        select.setHelperText(parameter.description());
        select.setItems(parameter.choices());
        select.setValue(parameter.defaultValue());
        return select;
    }

    private static TextArea area(RecipeParameter parameter) {
        var area = new TextArea(parameter.label());
        area.setHelperText(parameter.description());
        area.setPlaceholder(parameter.example());
        String value = parameter.defaultValue();
        area.setValue(value == null ? "" : value);
        return area;
    }

    private static TextField text(RecipeParameter parameter) {
        var text = new TextField(parameter.label());
        text.setHelperText(parameter.description());
        text.setPlaceholder(parameter.example());
        String value = parameter.defaultValue();
        text.setValue(value == null ? "" : value);
        return text;
    }
}
