package dev.missioncontrol.workflow.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import dev.missioncontrol.agent.AgentRun;
import dev.missioncontrol.agent.AgentRuns;
import dev.missioncontrol.agent.ui.AgentRunRow;
import dev.missioncontrol.agent.ui.ReplayDesk;
import dev.missioncontrol.shell.component.EmptyState;
import dev.missioncontrol.shell.component.Glyph;
import dev.missioncontrol.workflow.WorkflowView;
import java.util.List;

/** What agents did for the workflow. */
final class RunsTab extends Div implements WorkflowDetailsView.Content {

    private static final long serialVersionUID = 1L;

    private final transient AgentRuns runs;
    private final transient ReplayDesk desk;
    private final transient WhatIfDesk whatIf;

    RunsTab(AgentRuns runs, ReplayDesk desk, WhatIfDesk whatIf) {
        this.whatIf = whatIf;
        this.runs = runs;
        this.desk = desk;
        addClassName("overview");
    }

    @Override
    public void show(WorkflowView workflow) {
        removeAll();
        List<AgentRun> all = runs.ofWorkflow(workflow.id());
        if (all.isEmpty()) {
            add(new EmptyState(Glyph.RUN, "No agent has run yet", "Each piece of work an agent does is listed here."));
        }
        if (!all.isEmpty()) {
            var ask = new Button("What if…", event -> new WhatIfDialog(whatIf, workflow.id()).open());
            ask.setTooltipText("Try another policy pack on what was recorded of this run");
            var bar = new Div(ask);
            bar.addClassName("fact-row");
            add(bar);
        }
        all.forEach(run -> add(new AgentRunRow(run, desk)));
    }
}
