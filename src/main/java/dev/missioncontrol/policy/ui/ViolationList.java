package dev.missioncontrol.policy.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import dev.missioncontrol.policy.verdict.Evaluation;
import dev.missioncontrol.policy.verdict.Place;
import dev.missioncontrol.policy.verdict.PolicyViolation;
import dev.missioncontrol.shell.component.StatusBadge;
import dev.missioncontrol.shell.component.Tone;

/** What a draft says of a change. */
final class ViolationList extends Div {

    private static final long serialVersionUID = 1L;

    ViolationList(Evaluation evaluation) {
        addClassName("policy-changes");
        add(new Div(
                evaluation.allowed()
                        ? new StatusBadge("Allowed", Tone.SUCCESS)
                        : new StatusBadge("Blocked", Tone.ERROR),
                new Span(" " + evaluation.verdict().sentence())));
        if (evaluation.violations().isEmpty()) {
            Paragraph none = new Paragraph("No rule finds anything in it.");
            none.addClassName("secondary");
            add(none);
        }
        evaluation.violations().forEach(violation -> add(row(violation)));
        evaluation
                .approvals()
                .forEach(approval -> add(new Paragraph("Approvals: " + approval.count()
                        + (approval.roles().isEmpty() ? "" : " with the role " + String.join(" or ", approval.roles()))
                        + ". "
                        + approval.because())));
    }

    private static Component row(PolicyViolation violation) {
        Div head =
                new Div(badge(violation.level()), new Code(violation.rule().id()), new Span(place(violation.place())));
        head.addClassName("policy-change-head");
        Span remedy = new Span(violation.remedy());
        remedy.addClassName("secondary");
        Div row = new Div(head, new Span(violation.reason()), remedy);
        row.addClassName("policy-change");
        return row;
    }

    private static StatusBadge badge(PolicyViolation.Level level) {
        return switch (level) {
            case BLOCK -> new StatusBadge("Blocks", Tone.ERROR);
            case WARN -> new StatusBadge("Warns", Tone.WARNING);
            case OBSERVED -> new StatusBadge("Would block", Tone.NEUTRAL);
        };
    }

    private static String place(Place place) {
        if (place.path().isEmpty()) {
            return "the change as a whole";
        }
        return place.line() == 0 ? place.path() : place.path() + ", line " + place.line();
    }
}
