package dev.missioncontrol.workflow.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.tabs.Tab;
import com.vaadin.flow.component.tabs.TabSheet;
import com.vaadin.flow.component.textfield.TextArea;
import dev.missioncontrol.agent.AgentOptions;
import dev.missioncontrol.agent.codemod.RecipeCatalogue;
import dev.missioncontrol.agent.codemod.RecipeEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Chooses recipes of the catalogue with their parameters, or takes a recipe document. */
final class RecipeForm extends Div {

    private static final long serialVersionUID = 1L;
    private static final Pattern PLACE = Pattern.compile("(?:options\\.)?recipes\\[(\\d+)](?:\\.options)?(?:\\.(.+))?");
    private static final String EXAMPLE = """
            type: specs.openrewrite.org/v1beta/recipe
            name: com.example.Greeting
            displayName: Greet properly
            description: Says hello instead of hi.
            recipeList:
              - org.openrewrite.text.FindAndReplace:
                  find: Hi
                  replace: Hello
            """;

    private final RecipePicker picker;
    private final Div cards = new Div();
    private final List<RecipeCard> chosen = new ArrayList<>();
    private final TextArea yaml = new TextArea("Recipe document");
    private final TabSheet tabs = new TabSheet();
    private final Tab document;

    RecipeForm(RecipeCatalogue catalogue) {
        addClassName("recipe-form");
        cards.addClassName("recipe-cards");
        picker = new RecipePicker(catalogue.entries(), this::add);
        yaml.setPlaceholder(EXAMPLE);
        yaml.setHelperText("OpenRewrite's own YAML. Only recipes that come with Mission Control can be named.");
        yaml.setWidthFull();
        yaml.setMinRows(10);
        yaml.addClassName("code-area");
        yaml.addValueChangeListener(event -> yaml.setInvalid(false));
        tabs.setWidthFull();
        tabs.add("From the catalogue", new Div(cards, picker));
        document = tabs.add("Recipe document (YAML)", yaml);
        add(tabs);
    }

    private void add(RecipeEntry entry) {
        var card = new RecipeCard(entry);
        card.onRemove(() -> {
            chosen.remove(card);
            cards.remove(card);
        });
        chosen.add(card);
        cards.add(card);
        picker.setInvalid(false);
        card.firstField().ifPresent(picker::passFocusTo);
    }

    /** Returns what was asked for; of the two tabs the one that is shown counts. */
    AgentOptions options() {
        return tabs.getSelectedTab() == document
                ? new AgentOptions("codemod", List.of(), yaml.getValue())
                : new AgentOptions(
                        "codemod", chosen.stream().map(RecipeCard::use).toList(), null);
    }

    /** Shows a message at the field it is about; says whether there was a place for it. */
    boolean show(String field, String message) {
        if (field.endsWith("recipeYaml")) {
            yaml.setErrorMessage(message);
            yaml.setInvalid(true);
            yaml.focus();
            return true;
        }
        Matcher place = PLACE.matcher(field);
        if (place.matches() && Integer.parseInt(place.group(1)) < chosen.size()) {
            return chosen.get(Integer.parseInt(place.group(1))).show(place.group(2), message);
        }
        if (field.endsWith("recipes")) {
            picker.setErrorMessage(message);
            picker.setInvalid(true);
            picker.focus();
            return true;
        }
        return false;
    }

    /** Describes a recipe in a sentence. */
    static Paragraph describe(RecipeEntry entry) {
        var text = new Paragraph(entry.description());
        text.addClassName("secondary");
        return text;
    }
}
