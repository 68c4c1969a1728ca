package dev.missioncontrol.ledger.ui;

import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
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
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Narrows the entries down by text, type and actor, and by what payloads name: files, rules, digests, agent runs. */
final class FilterBar extends Div {

    private static final long serialVersionUID = 1L;

    private final @Nullable WorkflowId chain;
    private final TextField text = field("Search summaries");
    private final ComboBox<String> type = new ComboBox<>();
    private final ComboBox<String> actor = new ComboBox<>();
    private final TextField file = field("Any file");
    private final TextField rule = field("Any policy rule");
    private final TextField digest = field("Any digest or commit");
    private final TextField agentRun = field("Any agent run");
    private final TimeField from = new TimeField("From (UTC)");
    private final TimeField until = new TimeField("Until (UTC)");
    private final Div rest = new Div(file, rule, digest, agentRun, from, until);
    private final Button more = new Button("More filters");

    FilterBar(@Nullable WorkflowId chain, LedgerEntries entries, Runnable changed) {
        this.chain = chain;
        addClassName("ledger-search");
        getElement().setAttribute("role", "search");
        text.setPrefixComponent(Glyph.SEARCH.create());
        text.setTooltipText("Any part of a summary, comment, reason or idea");
        if (chain == null) {
            text.setMinLength(EntryFilter.MIN_TEXT);
            text.setErrorMessage("At least " + EntryFilter.MIN_TEXT + " characters");
        }
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
        file.setTooltipText("A path; one that ends in / stands for all below it");
        rule.setTooltipText("The id of a rule that spoke, such as diff.max_files");
        digest.setTooltipText("How it begins: an entry's hash, a payload, an artifact, a PatchSet or a commit");
        digest.setPattern("\\s*[0-9a-fA-F]{4,64}\\s*");
        digest.setErrorMessage("4 to 64 hexadecimal digits");
        agentRun.setTooltipText("The id of an agent run");
        agentRun.setPattern("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
        agentRun.setErrorMessage("Not the id of an agent run");
        fields().forEach(field -> field.addValueChangeListener(event -> changed.run()));
        Div first = new Div(text, type, actor, more);
        first.addClassName("ledger-filters");
        rest.addClassName("ledger-filters");
        more.addThemeVariants(ButtonVariant.TERTIARY);
        more.addClickListener(event -> showRest(!rest.isVisible()));
        showRest(false);
        add(first, rest);
    }

    /** Returns what is asked for; a digest, agent run or time that is none does not count, nor does too short a text. */
    EntryFilter filter() {
        String wanted = text.getValue().strip();
        String prefix = digest.getValue().strip().toLowerCase(Locale.ROOT);
        return new EntryFilter(
                chain,
                type.getValue(),
                actor.getValue(),
                run(),
                from.instant(),
                until.instant(),
                chain == null && wanted.length() < EntryFilter.MIN_TEXT ? null : wanted,
                file.getValue(),
                rule.getValue(),
                EntryFilter.isDigestPrefix(prefix) ? prefix : null);
    }

    /** Asks for what a filter asks for; its chain and times stay what they are here. */
    void set(EntryFilter filter) {
        text.setValue(Objects.requireNonNullElse(filter.text(), ""));
        type.setValue(filter.typePrefix());
        actor.setValue(filter.actor());
        file.setValue(Objects.requireNonNullElse(filter.file(), ""));
        rule.setValue(Objects.requireNonNullElse(filter.rule(), ""));
        digest.setValue(Objects.requireNonNullElse(filter.digest(), ""));
        AgentRunId run = filter.agentRun();
        agentRun.setValue(run == null ? "" : run.toString());
        showRest(rest.isVisible()
                || List.of(file, rule, digest, agentRun).stream().anyMatch(each -> !each.isEmpty()));
    }

    /** Shows only what belongs to an agent run. */
    void showAgentRun(AgentRunId run) {
        agentRun.setValue(run.toString());
        showRest(true);
    }

    void clear() {
        fields().forEach(HasValue::clear);
    }

    private List<HasValue<?, ?>> fields() {
        return List.of(text, type, actor, file, rule, digest, agentRun, from, until);
    }

    private void showRest(boolean shown) {
        rest.setVisible(shown);
        more.getElement().setAttribute("aria-expanded", Boolean.toString(shown));
    }

    private @Nullable AgentRunId run() {
        String id = agentRun.getValue().strip();
        try {
            return id.isEmpty() ? null : AgentRunId.parse(id);
        } catch (Refusal none) {
            return null;
        }
    }

    private static TextField field(String label) {
        TextField field = new TextField();
        field.setPlaceholder(label);
        field.setAriaLabel(label);
        field.setClearButtonVisible(true);
        field.setValueChangeMode(ValueChangeMode.LAZY);
        return field;
    }

    private static void label(ComboBox<String> field, String label) {
        field.setPlaceholder(label);
        field.setAriaLabel(label);
        field.setClearButtonVisible(true);
    }
}
