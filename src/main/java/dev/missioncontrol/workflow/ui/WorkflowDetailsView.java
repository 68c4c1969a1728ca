package dev.missioncontrol.workflow.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.tabs.Tab;
import com.vaadin.flow.component.tabs.TabSheet;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.signals.Signal;
import dev.missioncontrol.account.CurrentAccount;
import dev.missioncontrol.shared.WorkflowId;
import dev.missioncontrol.shell.live.Topics;
import dev.missioncontrol.workflow.SteerWorkflow;
import dev.missioncontrol.workflow.WorkflowCatalogue;
import dev.missioncontrol.workflow.WorkflowView;
import jakarta.annotation.security.PermitAll;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The page of one workflow: whose move it is, what it has led to, and the proof of it. */
@Route("workflows/:id")
@PermitAll
@StyleSheet("workflow.css")
class WorkflowDetailsView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private static final long serialVersionUID = 1L;

    /** A tab that can show a workflow; what it shows is read when it is looked at. */
    interface Content {
        /** Shows the workflow as it is now. */
        void show(WorkflowView workflow);
    }

    private final transient WorkflowCatalogue catalogue;
    private final transient DetailTabs contents;
    private final transient Topics topics;
    private final transient CurrentAccount current;
    private final WorkflowHeader header;
    private final TabSheet tabs = new TabSheet();
    private final List<Tab> tabList = new ArrayList<>();
    private @Nullable WorkflowId id;
    private String title = "Workflow";

    WorkflowDetailsView(
            WorkflowCatalogue catalogue,
            DetailTabs contents,
            SteerWorkflow steer,
            CurrentAccount current,
            Topics topics) {
        this.catalogue = catalogue;
        this.contents = contents;
        this.topics = topics;
        this.current = current;
        this.header = new WorkflowHeader(steer, contents.runs(), contents.budgets(), current);
        addClassNames("page-fill", "workflow-details");
        tabs.addClassName("workflow-tabs");
        tabs.setWidthFull();
        add(header, tabs);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        WorkflowId wanted =
                WorkflowId.parse(event.getRouteParameters().get("id").orElse(""));
        WorkflowView workflow = catalogue.get(wanted);
        title = workflow.title();
        if (id == null) {
            id = wanted;
            contents.of(workflow, current.get()).forEach(this::addTab);
            event.getLocation().getQueryParameters().getSingleParameter("tab").ifPresent(this::select);
            tabs.addSelectedChangeListener(change -> selected(change.isFromClient()));
            Signal<Long> revision = topics.revision("workflow:" + wanted);
            Signal.effect(this, () -> {
                revision.get();
                refresh();
            });
        }
    }

    @Override
    public String getPageTitle() {
        return title;
    }

    private void addTab(String label, Component content) {
        Tab tab = tabs.add(label, content);
        tab.setId("tab-" + label.toLowerCase(java.util.Locale.ROOT));
        tabList.add(tab);
    }

    private void select(String name) {
        tabList.stream()
                .filter(tab -> tab.getLabel().equalsIgnoreCase(name))
                .findFirst()
                .ifPresent(tabs::setSelectedTab);
    }

    /** Keeps the tab in the address, so that it can be linked to. */
    private void selected(boolean byUser) {
        WorkflowId shown = id;
        if (byUser && shown != null) {
            String tab = tabs.getSelectedTab().getLabel().toLowerCase(java.util.Locale.ROOT);
            UI.getCurrent()
                    .getPage()
                    .getHistory()
                    .replaceState(
                            null,
                            new com.vaadin.flow.router.Location(
                                    WorkflowNavigation.address(shown), QueryParameters.simple(Map.of("tab", tab))));
        }
        refresh();
    }

    private void refresh() {
        WorkflowId shown = id;
        if (shown == null) {
            return;
        }
        WorkflowView workflow = catalogue.get(shown);
        header.show(workflow);
        if (tabs.getComponent(tabs.getSelectedTab()) instanceof Content content) {
            content.show(workflow);
        }
    }
}
