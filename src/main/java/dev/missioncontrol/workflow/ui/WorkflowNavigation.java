package dev.missioncontrol.workflow.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.RouteParam;
import com.vaadin.flow.router.RouteParameters;
import dev.missioncontrol.shared.WorkflowId;

/** How other pages get to a workflow. */
public final class WorkflowNavigation {

    private WorkflowNavigation() {}

    /** Goes to the page of a workflow. */
    public static void show(WorkflowId id) {
        UI.getCurrent().navigate(WorkflowDetailsView.class, parameters(id));
    }

    /** Returns the address of a workflow's page, relative to the application. */
    public static String address(WorkflowId id) {
        return "workflows/" + id;
    }

    static RouteParameters parameters(WorkflowId id) {
        return new RouteParameters(new RouteParam("id", id.toString()));
    }
}
