package dev.missioncontrol.workflow.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.combobox.ComboBox;
import dev.missioncontrol.agent.codemod.RecipeEntry;
import java.util.List;
import java.util.function.Consumer;

/**
 * A field that gives away what is picked in it and stays empty. The browser does both: one can pick the next recipe, or
 * the same once more, while the server has not answered yet.
 */
final class RecipePicker extends ComboBox<RecipeEntry> {

    private static final long serialVersionUID = 1L;

    RecipePicker(List<RecipeEntry> recipes, Consumer<RecipeEntry> onPick) {
        super("Add a recipe");
        setItems(recipes);
        setItemLabelGenerator(RecipeEntry::title);
        setPlaceholder("Choose what shall be done");
        setWidthFull();
        // An event each, for changes of a value that are sent together become one.
        getElement()
                .addEventListener(
                        "recipe-picked",
                        event -> onPick.accept(getKeyMapper()
                                .get(event.getEventData().get("event.detail").asString())))
                .addEventData("event.detail");
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        super.onAttach(attached);
        getElement().executeJs("""
                this.addEventListener('selected-item-changed', event => {
                    const item = event.detail.value;
                    if (item) {
                        queueMicrotask(() => {
                            this.value = '';
                            this.dispatchEvent(new CustomEvent('recipe-picked', { detail: item.key }));
                        });
                    }
                });
                """);
    }

    /** Moves the focus to a component unless somebody is about to pick again. */
    void passFocusTo(Component component) {
        getElement().executeJs("if (!this.opened) { $0.focus(); }", component.getElement());
    }
}
