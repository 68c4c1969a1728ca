package dev.missioncontrol.workflow.ui;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.data.provider.Query;
import com.vaadin.flow.router.RouterLink;
import dev.missioncontrol.forge.Branch;
import dev.missioncontrol.forge.ForgeReader;
import dev.missioncontrol.forge.ForgeRepository;
import dev.missioncontrol.forge.Repositories;
import dev.missioncontrol.shared.Refusal;
import dev.missioncontrol.shell.component.StatusBadge;
import dev.missioncontrol.shell.component.Tone;
import dev.missioncontrol.workflow.StartWorkflow.Participant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Chooses the repositories that take part, the primary one first, and the branch each starts from. */
final class RepositoryChoice extends Div {

    private static final long serialVersionUID = 1L;
    private static final int MAX_FOUND = 200;

    private final transient Repositories repositories;
    private final transient ForgeReader forge;
    private final MultiSelectComboBox<ForgeRepository> choice = new MultiSelectComboBox<>("Repositories");
    private final Div rows = new Div();
    private final Map<String, ComboBox<String>> branches = new LinkedHashMap<>();

    RepositoryChoice(Repositories repositories, ForgeReader forge) {
        this.repositories = repositories;
        this.forge = forge;
        addClassName("repository-choice");
        rows.addClassName("repository-rows");
        choice.setItemLabelGenerator(ForgeRepository::name);
        choice.setItems(this::find);
        choice.setWidthFull();
        choice.setRequiredIndicatorVisible(true);
        choice.setHelperText("The first one you choose is the primary one.");
        choice.addValueChangeListener(event -> refresh(event.getValue()));
        var connect = new RouterLink();
        connect.setText("Connect another repository");
        connect.getElement().setAttribute("href", "repositories");
        add(choice, rows, connect);
    }

    private Stream<ForgeRepository> find(Query<ForgeRepository, String> query) {
        String search = query.getFilter().orElse("");
        return repositories.list(search, null, MAX_FOUND).items().stream()
                .skip(query.getOffset())
                .limit(query.getLimit());
    }

    /** Chooses the repository of that name, if there is one. */
    void choose(String name) {
        repositories.list(name, null, MAX_FOUND).items().stream()
                .filter(repository -> repository.name().equals(name))
                .findFirst()
                .ifPresent(repository -> choice.select(repository));
    }

    /** Returns what was chosen, in the order of choosing. */
    List<Participant> chosen() {
        var participants = new ArrayList<Participant>();
        branches.forEach((name, branch) -> participants.add(new Participant(name, branch.getValue())));
        return participants;
    }

    /** Shows a message; says whether there was a place for it. */
    boolean show(String message) {
        choice.setErrorMessage(message);
        choice.setInvalid(true);
        choice.focus();
        return true;
    }

    private void refresh(java.util.Set<ForgeRepository> selected) {
        choice.setInvalid(false);
        var names = new LinkedHashSet<String>();
        selected.forEach(repository -> names.add(repository.name()));
        branches.keySet().retainAll(names);
        for (ForgeRepository repository : selected) {
            branches.computeIfAbsent(repository.name(), name -> branch(repository));
        }
        rows.removeAll();
        branches.forEach((name, branch) -> {
            boolean primary = rows.getComponentCount() == 0;
            var label = new Span(name);
            label.addClassName("repository-row-name");
            var row = new Div(
                    label,
                    new StatusBadge(primary ? "primary" : "secondary", primary ? Tone.INFO : Tone.NEUTRAL),
                    branch);
            row.addClassName("repository-row");
            rows.add(row);
        });
    }

    private ComboBox<String> branch(ForgeRepository repository) {
        var branch = new ComboBox<String>();
        branch.setAriaLabel("Base branch of " + repository.name());
        try {
            branch.setItems(
                    forge.branches(repository.id()).stream().map(Branch::name).toList());
        } catch (Refusal e) {
            branch.setItems(repository.baseBranch());
            branch.setErrorMessage(e.getMessage());
            branch.setInvalid(true);
        }
        branch.setValue(repository.baseBranch());
        return branch;
    }
}
