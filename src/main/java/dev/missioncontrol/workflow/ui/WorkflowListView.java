package dev.missioncontrol.workflow.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.signals.Signal;
import dev.missioncontrol.account.CurrentAccount;
import dev.missioncontrol.shared.Page;
import dev.missioncontrol.shell.component.EmptyState;
import dev.missioncontrol.shell.component.Glyph;
import dev.missioncontrol.shell.component.PageHeader;
import dev.missioncontrol.shell.live.Topics;
import dev.missioncontrol.workflow.SampleWorkflow;
import dev.missioncontrol.workflow.WorkflowCatalogue;
import jakarta.annotation.security.PermitAll;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The workflows, newest first. */
@Route("")
@Menu(title = "Workflows", order = 10, icon = "glyph:workflow")
@PageTitle("Workflows")
@PermitAll
@StyleSheet("workflow.css")
class WorkflowListView extends Div implements BeforeEnterObserver {

    private static final long serialVersionUID = 1L;
    private static final int PAGE = 25;

    private final transient WorkflowCatalogue catalogue;
    private final transient SampleWorkflow sample;
    private final transient CurrentAccount current;
    private final TextField search = new TextField();
    private final Select<StateFilter> filter = new Select<>();
    private final Div bar = new Div(search, filter);
    private final Div list = new Div();
    private int pages = 1;

    WorkflowListView(WorkflowCatalogue catalogue, SampleWorkflow sample, CurrentAccount current, Topics topics) {
        this.catalogue = catalogue;
        this.sample = sample;
        this.current = current;
        addClassName("page");
        bar.addClassName("list-bar");
        list.addClassName("workflow-list");
        prepareSearch();
        prepareFilter();
        PageHeader header =
                new PageHeader("Workflows", "From an idea to a change that is approved, verified and proven.");
        header.setActions(newWorkflow());
        add(header, bar, list);
        Signal<Long> revision = topics.revision("workflows");
        Signal.effect(this, () -> {
            revision.get();
            refresh();
        });
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        QueryParameters query = event.getLocation().getQueryParameters();
        search.setValue(query.getSingleParameter("q").orElse(""));
        filter.setValue(StateFilter.fromAddress(query.getSingleParameter("show").orElse("")));
    }

    private void prepareSearch() {
        search.setPlaceholder("Search by title or repository");
        search.setAriaLabel("Search workflows");
        search.setPrefixComponent(Glyph.SEARCH.create());
        search.setClearButtonVisible(true);
        search.setValueChangeMode(ValueChangeMode.LAZY);
        search.addClassName("list-search");
        search.addValueChangeListener(event -> changed(event.isFromClient()));
    }

    private void prepareFilter() {
        filter.setItems(StateFilter.values());
        filter.setItemLabelGenerator(StateFilter::label);
        filter.setAriaLabel("Show");
        filter.setPrefixComponent(Glyph.FILTER.create());
        filter.setValue(StateFilter.ALL);
        filter.addValueChangeListener(event -> changed(event.isFromClient()));
    }

    /** Keeps search and filter in the address, so that the list can be linked to. */
    private void changed(boolean byUser) {
        pages = 1;
        if (byUser) {
            var query = new java.util.LinkedHashMap<String, String>();
            if (!search.isEmpty()) {
                query.put("q", search.getValue());
            }
            if (filter.getValue() != StateFilter.ALL) {
                query.put("show", filter.getValue().inAddress());
            }
            UI.getCurrent()
                    .getPage()
                    .getHistory()
                    .replaceState(
                            null, new com.vaadin.flow.router.Location("", QueryParameters.simple(Map.copyOf(query))));
        }
        refresh();
    }

    private void refresh() {
        list.removeAll();
        @Nullable String cursor = null;
        boolean any = false;
        for (int page = 0; page < pages; page++) {
            Page<WorkflowCatalogue.Line> lines =
                    catalogue.list(search.getValue(), filter.getValue().states(), cursor, PAGE);
            lines.items().forEach(line -> list.add(new WorkflowRow(line)));
            any |= !lines.items().isEmpty();
            cursor = lines.next();
            if (cursor == null) {
                break;
            }
        }
        boolean narrowed = !search.isEmpty() || filter.getValue() != StateFilter.ALL;
        bar.setVisible(any || narrowed);
        if (!any) {
            list.add(narrowed ? nothingFound() : nothingYet());
        }
        if (cursor != null) {
            list.add(new Button("Show more", event -> {
                pages++;
                refresh();
            }));
        }
    }

    private static Button newWorkflow() {
        Button button = new Button(
                "New workflow", Glyph.ADD.create(), event -> UI.getCurrent().navigate(NewWorkflowView.class));
        button.addThemeVariants(ButtonVariant.PRIMARY);
        return button;
    }

    private EmptyState nothingYet() {
        Button trial = new Button("Try it with a sample project", Glyph.SPARKLES.create(), event -> trySample());
        trial.setDisableOnClick(true);
        return new EmptyState(
                Glyph.WORKFLOW,
                "No workflow yet",
                "Ask for a change in one or more repositories. You see the exact diff before anything is written.",
                newWorkflow(),
                trial);
    }

    private static EmptyState nothingFound() {
        return new EmptyState(
                Glyph.SEARCH, "Nothing found", "No workflow is like that. Widen the search or the filter.");
    }

    private void trySample() {
        WorkflowNavigation.show(sample.start(current.get()));
    }
}
