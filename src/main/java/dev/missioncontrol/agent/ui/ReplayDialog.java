package dev.missioncontrol.agent.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.html.Span;
import dev.missioncontrol.agent.replay.Divergence;
import dev.missioncontrol.agent.replay.ReplayMode;
import dev.missioncontrol.agent.replay.ReplayReport;
import dev.missioncontrol.agent.replay.ReplayVerdict;
import dev.missioncontrol.shared.Digest;
import dev.missioncontrol.shell.component.CopyableCode;
import dev.missioncontrol.shell.component.StatusBadge;

/** What a replay came to: the verdict, the digests then and now, and each difference. */
final class ReplayDialog extends Dialog {

    private static final long serialVersionUID = 1L;

    ReplayDialog(ReplayReport report, ReplayDesk desk) {
        addClassName("replay-report");
        setHeaderTitle("Replay of " + label(report));
        setWidth("48rem");
        setMaxWidth("96vw");
        var verdict = new Div(
                new StatusBadge(
                        AgentRunRow.text(report.verdict().name()),
                        AgentRunRow.tone(report.verdict().name())),
                new Span(report.sentence()));
        verdict.addClassName("fact-row");
        var counts = new Paragraph(report.replayedCalls() + " of " + report.recordedCalls()
                + " recorded calls replayed, " + report.madeAgain() + " of them made again and compared.");
        counts.addClassName("secondary");
        add(verdict, counts);
        digests("Output", report.expectedOutput(), report.gotOutput());
        report.patchSets().forEach(each -> digests("PatchSet of " + each.repository(), each.expected(), each.got()));
        report.divergences().forEach(this::show);
        if (!report.notes().isEmpty()) {
            add(new H3("Good to know"), new Pre(String.join("\n", report.notes())));
        }
        if (report.verdict() == ReplayVerdict.DIVERGED && report.mode() == ReplayMode.STRICT) {
            getFooter().add(new Button("Replay and list all differences", event -> {
                close();
                desk.start(report.of(), ReplayMode.EXPLAIN);
            }));
        }
        getFooter().add(new Button("Close", event -> close()));
    }

    private void digests(
            String what,
            @org.jspecify.annotations.Nullable Digest expected,
            @org.jspecify.annotations.Nullable Digest got) {
        if (expected == null) {
            return;
        }
        var name = new Span(what);
        name.addClassName("fact-name");
        var row = new Div(name, new CopyableCode("then " + expected.abbreviated(), expected.hex()));
        row.addClassName("fact-row");
        row.add(
                expected.equals(got)
                        ? new Span("the same now")
                        : got == null ? new Span("none now") : new CopyableCode("now " + got.abbreviated(), got.hex()));
        add(row);
    }

    private void show(Divergence divergence) {
        var heading = new H3(divergence.sentence());
        add(heading);
        Long entry = divergence.entry();
        if (entry != null) {
            var where = new Paragraph("Recorded by entry " + entry + " of the workflow's ledger.");
            where.addClassName("secondary");
            add(where);
        }
        if (!divergence.diff().isEmpty()) {
            var diff = new Pre(String.join("\n", divergence.diff()));
            diff.addClassName("replay-diff");
            diff.getElement().setAttribute("tabindex", "0").setAttribute("aria-label", "Difference");
            add(diff);
        }
    }

    private static String label(ReplayReport report) {
        return dev.missioncontrol.agent.AgentRole.valueOf(report.role()).label() + " by " + report.agent();
    }
}
