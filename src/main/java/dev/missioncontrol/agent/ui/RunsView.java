package dev.missioncontrol.agent.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.signals.Signal;
import dev.missioncontrol.agent.AgentRun;
import dev.missioncontrol.agent.AgentRuns;
import dev.missioncontrol.shared.Page;
import dev.missioncontrol.shell.component.EmptyState;
import dev.missioncontrol.shell.component.Glyph;
import dev.missioncontrol.shell.component.PageHeader;
import dev.missioncontrol.shell.live.Topics;
import jakarta.annotation.security.PermitAll;
import org.jspecify.annotations.Nullable;

/** The agent runs of all workflows, newest first. */
@Route("runs")
@Menu(title = "Runs", order = 40, icon = "glyph:activity")
@PageTitle("Runs")
@PermitAll
@StyleSheet("workflow.css")
class RunsView extends Div {

    private static final long serialVersionUID = 1L;
    private static final int PAGE = 25;

    private final transient AgentRuns runs;
    private final transient ReplayDesk desk;
    private final Div list = new Div();
    private int pages = 1;

    RunsView(AgentRuns runs, ReplayDesk desk, Topics topics) {
        this.runs = runs;
        this.desk = desk;
        addClassName("page");
        list.addClassName("overview");
        add(new PageHeader("Runs", "Every piece of work an agent did, with what went in and what came out."), list);
        Signal<Long> revision = topics.revision("agent-runs");
        Signal.effect(this, () -> {
            revision.get();
            refresh();
        });
    }

    private void refresh() {
        list.removeAll();
        @Nullable String cursor = null;
        for (int page = 0; page < pages; page++) {
            Page<AgentRun> found = runs.newest(cursor, PAGE);
            found.items().forEach(run -> {
                var row = new AgentRunRow(run, desk);
                row.add(new Anchor("workflows/" + run.workflow() + "?tab=runs", "Open the workflow"));
                list.add(row);
            });
            cursor = found.next();
            if (cursor == null) {
                break;
            }
        }
        if (list.getComponentCount() == 0) {
            list.add(new EmptyState(
                    Glyph.RUN, "No agent has run yet", "Start a workflow, and its agent runs appear here."));
        }
        if (cursor != null) {
            list.add(new Button("Show more", event -> {
                pages++;
                refresh();
            }));
        }
    }
}
