package dev.missioncontrol.workflow.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import dev.missioncontrol.policy.draft.SimulatedFlip;
import dev.missioncontrol.policy.draft.SimulationResult;
import dev.missioncontrol.shared.Refusal;
import dev.missioncontrol.shared.WorkflowId;
import dev.missioncontrol.shell.component.Notices;
import dev.missioncontrol.shell.component.StatusBadge;
import dev.missioncontrol.shell.component.Tone;
import dev.missioncontrol.workflow.ui.WhatIfDesk.Candidate;
import java.util.List;
import java.util.Locale;

/** The same record, another policy pack: which decisions would have come out otherwise. */
final class WhatIfDialog extends Dialog {

    private static final long serialVersionUID = 1L;

    private final transient WhatIfDesk desk;
    private final WorkflowId run;
    private final Div outcome = new Div();

    WhatIfDialog(WhatIfDesk desk, WorkflowId run) {
        this.desk = desk;
        this.run = run;
        addClassName("replay-report");
        setHeaderTitle("What if another policy pack had been in force?");
        setWidth("48rem");
        setMaxWidth("96vw");
        var explanation = new Paragraph("Policy decides again on what was recorded of this run. Nothing is changed.");
        explanation.addClassName("secondary");
        List<Candidate> candidates = desk.candidates();
        var pack = new Select<Candidate>();
        pack.setLabel("Policy pack of the organisation");
        pack.setItemLabelGenerator(Candidate::label);
        pack.setItems(candidates);
        pack.setWidthFull();
        if (!candidates.isEmpty()) {
            pack.setValue(candidates.getFirst());
        }
        outcome.getElement().setAttribute("role", "status");
        var decide = new Button("Decide again", event -> {
            Candidate chosen = pack.getValue();
            if (chosen != null) {
                decide(chosen);
            }
        });
        decide.addThemeVariants(ButtonVariant.PRIMARY);
        add(explanation, pack, outcome);
        getFooter().add(new Button("Close", event -> close()), decide);
    }

    private void decide(Candidate candidate) {
        try {
            show(desk.decide(run, candidate));
        } catch (Refusal refusal) {
            Notices.refusal(refusal);
        }
    }

    private void show(SimulationResult result) {
        outcome.removeAll();
        int flips = result.flips().size();
        var summary = new Div(
                flips == 0
                        ? new StatusBadge("No verdict would change", Tone.SUCCESS)
                        : new StatusBadge(
                                flips == 1 ? "1 verdict would change" : flips + " verdicts would change", Tone.WARNING),
                new Span(result.decisions() + " decisions were decided again."));
        summary.addClassName("fact-row");
        outcome.add(summary);
        result.flips().forEach(flip -> outcome.add(row(flip)));
    }

    private static Div row(SimulatedFlip flip) {
        var decision = flip.decision();
        String point = decision.point().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        var row = new Div(
                new StatusBadge(
                        flip.nowAllowed() ? "would be allowed" : "would be denied",
                        flip.nowAllowed() ? Tone.SUCCESS : Tone.ERROR),
                new Span(point + (decision.subject().isEmpty() ? "" : " " + decision.subject())),
                new Span(flip.sentence()),
                new Anchor("ledger?entry=" + decision.workflow() + "/" + decision.chainIndex(), "Ledger entry"));
        row.addClassName("fact-row");
        return row;
    }
}
