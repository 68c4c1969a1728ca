package dev.missioncontrol.ledger.ui;

import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import dev.missioncontrol.ledger.EntryFilter;
import dev.missioncontrol.ledger.LedgerEntries;
import dev.missioncontrol.shared.AgentRunId;
import dev.missioncontrol.shared.Refusal;
import dev.missioncontrol.shared.WorkflowId;
import dev.missioncontrol.shell.component.Glyph;
import org.jspecify.annotations.Nullable;

/** Narrows the entries down by text, type, actor and agent run. */
final class FilterBar extends Div {

    private static final long serialVersionUID = 1L;

    private final @Nullable WorkflowId chain;
    private final TextField text = new TextField();
    private final ComboBox<String> type = new ComboBox<>();
    private final ComboBox<String> actor = new ComboBox<>();
    private final TextField agentRun = new TextField();

    FilterBar(@Nullable WorkflowId chain, LedgerEntries entries, Runnable changed) {
        this.chain = chain;
        addClassName("ledger-filters");
        getElement().setAttribute("role", "search");
        label(text, "Search summaries");
        text.setPrefixComponent(Glyph.SEARCH.create());
        label(type, "Any type");
        type.setItems(query -> entries.types(chain).stream()
                .filter(each -> each.contains(query.getFilter().orElse("")))
                .skip(query.getOffset())
                .limit(query.getLimit()));
        // A part before the dot stands for all that begin so.
        type.setAllowCustomValue(true);
        type.addCustomValueSetListener(event -> type.setValue(event.getDetail()));
        label(actor, "Any actor");
        actor.setItems(query -> entries.actors(chain).stream()
                .filter(each -> each.contains(query.getFilter().orElse("")))
                .skip(query.getOffset())
                .limit(query.getLimit()));
        label(agentRun, "Any agent run");
        agentRun.setTooltipText("The id of an agent run");
        agentRun.setPattern("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
        agentRun.setErrorMessage("Not the id of an agent run");
        for (TextField field : new TextField[] {text, agentRun}) {
            field.setClearButtonVisible(true);
            field.setValueChangeMode(ValueChangeMode.LAZY);
        }
        type.setClearButtonVisible(true);
        actor.setClearButtonVisible(true);
        for (HasValue<?, ?> field : new HasValue<?, ?>[] {text, type, actor, agentRun}) {
            field.addValueChangeListener(event -> changed.run());
        }
        add(text, type, actor, agentRun);
    }

    /** Returns what is asked for; an agent run's id that is none does not count. */
    EntryFilter filter() {
        return new EntryFilter(chain, type.getValue(), actor.getValue(), run(), null, null, text.getValue());
    }

    /** Shows only what belongs to an agent run. */
    void showAgentRun(AgentRunId run) {
        agentRun.setValue(run.toString());
    }

    void clear() {
        text.clear();
        type.clear();
        actor.clear();
        agentRun.clear();
    }

    private @Nullable AgentRunId run() {
        String id = agentRun.getValue().strip();
        try {
            return id.isEmpty() ? null : AgentRunId.parse(id);
        } catch (Refusal none) {
            return null;
        }
    }

    private static void label(TextField field, String label) {
        field.setPlaceholder(label);
        field.setAriaLabel(label);
    }

    private static void label(ComboBox<String> field, String label) {
        field.setPlaceholder(label);
        field.setAriaLabel(label);
    }
}
