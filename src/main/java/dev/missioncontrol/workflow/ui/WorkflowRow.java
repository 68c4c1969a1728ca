package dev.missioncontrol.workflow.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.RouterLink;
import dev.missioncontrol.shell.component.Glyph;
import dev.missioncontrol.shell.component.RelativeTime;
import dev.missioncontrol.workflow.WorkflowCatalogue;

/** A line of the list: the whole of it leads to the workflow. */
final class WorkflowRow extends RouterLink {

    private static final long serialVersionUID = 1L;

    WorkflowRow(WorkflowCatalogue.Line line) {
        super(WorkflowDetailsView.class, WorkflowNavigation.parameters(line.id()));
        addClassName("workflow-row");
        var title = new Span(line.title());
        title.addClassName("workflow-row-title");
        var repositories = new Span(Glyph.REPOSITORY.create(), new Span(String.join(", ", line.repositories())));
        repositories.addClassName("workflow-row-fact");
        var by = new Span(Glyph.USER.create(), new Span(line.requestedBy()));
        by.addClassName("workflow-row-fact");
        var since = new Span(Glyph.CLOCK.create(), new RelativeTime(line.stateSince()));
        since.addClassName("workflow-row-fact");
        var facts = new Div(repositories, by, since);
        facts.addClassName("workflow-row-facts");
        var text = new Div(title, facts);
        text.addClassName("workflow-row-text");
        String reason = line.reason();
        if (reason != null) {
            var why = new Span(reason);
            why.addClassNames("workflow-row-reason", "truncate");
            why.setTitle(reason);
            text.add(why);
        }
        add(text, StateTone.badge(line.state(), line.paused()));
    }
}
