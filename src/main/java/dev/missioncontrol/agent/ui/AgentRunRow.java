package dev.missioncontrol.agent.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.progressbar.ProgressBar;
import dev.missioncontrol.agent.AgentRun;
import dev.missioncontrol.agent.Recording;
import dev.missioncontrol.shell.component.CopyableCode;
import dev.missioncontrol.shell.component.RelativeTime;
import dev.missioncontrol.shell.component.StatusBadge;
import dev.missioncontrol.shell.component.Tone;
import java.time.Duration;
import java.util.Locale;

/** An agent run as a row: role, state, how long it took, what went in and what came out. */
public final class AgentRunRow extends Div {

    private static final long serialVersionUID = 1L;

    /** Shows the run, with what the desk offers for it. */
    public AgentRunRow(AgentRun run, ReplayDesk desk) {
        addClassName("detail-card");
        AgentRun.Replay replay = run.replay();
        var role = new Span(
                replay == null ? run.role().label() : "Replay of " + run.role().label());
        role.addClassName("fact-name");
        String verdict = replay == null ? null : replay.verdict();
        Tone tone = verdict != null
                ? tone(verdict)
                : switch (run.state()) {
                    case RUNNING -> Tone.INFO;
                    case SUCCEEDED -> Tone.SUCCESS;
                    case FAILED -> Tone.ERROR;
                };
        var row = new Div(
                role,
                new StatusBadge(text(verdict == null ? run.state().name() : verdict), tone),
                new Span(replay == null ? run.agent() : run.agent() + ", asked for by " + replay.requestedBy()),
                new Span(run.toolCalls() + (run.toolCalls() == 1 ? " call" : " calls")),
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
        var recording = run.recording();
        if (recording != null) {
            row.add(new CopyableCode("replay token", Recording.token(recording)));
        }
        desk.button(run).ifPresent(row::add);
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

    static Tone tone(String verdict) {
        return switch (verdict) {
            case "IDENTICAL" -> Tone.SUCCESS;
            case "DIVERGED" -> Tone.ERROR;
            default -> Tone.WARNING;
        };
    }

    static String text(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    private static String seconds(Duration duration) {
        return duration.toSeconds() >= 60
                ? duration.toMinutes() + " min " + duration.toSecondsPart() + " s"
                : String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
    }
}
