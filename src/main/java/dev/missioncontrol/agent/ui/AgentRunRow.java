package dev.missioncontrol.agent.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.progressbar.ProgressBar;
import dev.missioncontrol.agent.AgentRun;
import dev.missioncontrol.shell.component.CopyableCode;
import dev.missioncontrol.shell.component.RelativeTime;
import dev.missioncontrol.shell.component.StatusBadge;
import dev.missioncontrol.shell.component.Tone;
import java.time.Duration;
import java.util.Locale;

/** An agent run as a row: role, state, how long it took, what went in and what came out. */
public final class AgentRunRow extends Div {

    private static final long serialVersionUID = 1L;

    /** Shows the run. */
    public AgentRunRow(AgentRun run) {
        addClassName("detail-card");
        var role = new Span(run.role().label());
        role.addClassName("fact-name");
        Tone tone = switch (run.state()) {
            case RUNNING -> Tone.INFO;
            case SUCCEEDED -> Tone.SUCCESS;
            case FAILED -> Tone.ERROR;
        };
        var row = new Div(
                role,
                new StatusBadge(run.state().name().toLowerCase(Locale.ROOT), tone),
                new Span(run.agent()),
                new Span(run.toolCalls() + (run.toolCalls() == 1 ? " tool call" : " tool calls")),
                new RelativeTime(run.startedAt()));
        row.addClassName("fact-row");
        var ended = run.endedAt();
        if (ended != null) {
            row.add(new Span("took " + seconds(Duration.between(run.startedAt(), ended))));
        }
        row.add(new CopyableCode(
                "in " + run.inputDigest().abbreviated(), run.inputDigest().hex()));
        var output = run.outputDigest();
        if (output != null) {
            row.add(new CopyableCode("out " + output.abbreviated(), output.hex()));
        }
        add(row);
        String error = run.error();
        if (error != null) {
            var text = new Paragraph(error);
            text.addClassName("form-problem");
            add(text);
        }
        String doing = run.doing();
        if (run.state() == AgentRun.State.RUNNING && doing != null) {
            var bar = new ProgressBar(0, Math.max(1, run.total()), Math.min(run.done(), Math.max(1, run.total())));
            bar.setIndeterminate(run.total() == 0);
            bar.getElement().setAttribute("aria-label", doing);
            add(new Span(doing), bar);
        }
    }

    private static String seconds(Duration duration) {
        return duration.toSeconds() >= 60
                ? duration.toMinutes() + " min " + duration.toSecondsPart() + " s"
                : String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
    }
}
