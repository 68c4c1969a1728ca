package dev.missioncontrol.workflow.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import dev.missioncontrol.patch.PatchSet;
import dev.missioncontrol.policy.verdict.PolicyViolation;
import dev.missioncontrol.shell.component.Confirmation;
import dev.missioncontrol.shell.component.Notices;
import dev.missioncontrol.shell.component.StatusBadge;
import dev.missioncontrol.shell.component.Tone;
import dev.missioncontrol.workflow.ui.PolicyFinding.Severity;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Findings by severity, and by file below that. */
final class PolicyFindings extends Div {

    private static final long serialVersionUID = 1L;

    private final transient PolicyDesk desk;
    private final transient Runnable changed;

    /**
     * Shows findings.
     *
     * @param changed is run when one was overridden
     */
    PolicyFindings(List<PolicyFinding> findings, PolicyDesk desk, Runnable changed) {
        this.desk = desk;
        this.changed = changed;
        addClassName("policy-findings");
        for (Severity severity : Severity.values()) {
            List<PolicyFinding> ofSeverity = findings.stream()
                    .filter(finding -> finding.severity() == severity)
                    .toList();
            if (!ofSeverity.isEmpty()) {
                add(group(severity, ofSeverity));
            }
        }
    }

    private Div group(Severity severity, List<PolicyFinding> findings) {
        var title = new H3(
                switch (severity) {
                    case BLOCK -> "Blocks";
                    case WARN -> "Warns";
                    case OBSERVED -> "Would have been blocked";
                    case OVERRIDDEN -> "Overridden";
                });
        var head = new Div(title, new StatusBadge(Integer.toString(findings.size()), tone(severity)));
        head.addClassName("policy-group-head");
        var group = new Div(head);
        group.addClassName("policy-group");
        group.getElement().setAttribute("data-severity", severity.name().toLowerCase(Locale.ROOT));
        if (severity == Severity.OBSERVED) {
            var note = new Paragraph("These rules stand in a pack that only observes, so nothing was held up.");
            note.addClassName("secondary");
            group.add(note);
        }
        Map<String, List<PolicyFinding>> bySubject = findings.stream()
                .collect(Collectors.groupingBy(
                        finding -> finding.recorded().repository() + "\n" + finding.subject(),
                        LinkedHashMap::new,
                        Collectors.toList()));
        bySubject.values().forEach(each -> group.add(subject(each)));
        return group;
    }

    private Div subject(List<PolicyFinding> findings) {
        PolicyFinding first = findings.getFirst();
        var name = new Span(first.subject());
        name.addClassName(first.violation().place().path().isEmpty() ? "fact-name" : "policy-path");
        var head = new Div(name);
        head.addClassName("fact-row");
        PatchSet patchSet = first.patchSet();
        if (patchSet != null) {
            head.add(new Anchor("patch-sets/" + patchSet.id(), "Review in " + patchSet.repositoryName()));
        }
        var box = new Div(head);
        box.addClassName("policy-subject");
        findings.forEach(finding -> box.add(row(finding)));
        return box;
    }

    private Div row(PolicyFinding finding) {
        PolicyViolation violation = finding.violation();
        int line = violation.place().line();
        var reason = new Span((line > 0 ? "Line " + line + ": " : "") + withoutPath(violation));
        reason.addClassName("policy-reason");
        var row = new Div(reason);
        row.addClassName("policy-finding");
        if (!violation.remedy().isBlank()) {
            row.add(secondary(violation.remedy()));
        }
        var origin = new Div(new RuleOrigin(violation.rule(), desk));
        origin.addClassName("secondary");
        row.add(origin, override(finding));
        return row;
    }

    /** The path stands above the finding already. */
    private static String withoutPath(PolicyViolation violation) {
        String path = violation.place().path();
        String reason = violation.reason();
        return !path.isEmpty() && reason.startsWith(path + " ") ? "It " + reason.substring(path.length() + 1) : reason;
    }

    private Component override(PolicyFinding finding) {
        PolicyViolation violation = finding.violation();
        if (violation.overriddenBy() != null) {
            return secondary("Overridden by " + violation.overriddenBy() + ".");
        }
        Consumer<String> override = finding.override();
        if (override != null && finding.whyNoOverride() == null) {
            var button = new Button("Override…", event -> ask(finding, override));
            button.addThemeVariants(ButtonVariant.SMALL);
            button.setAriaLabel("Override: " + violation.reason());
            return button;
        }
        String whyNot = finding.whyNoOverride();
        return secondary(
                whyNot != null
                        ? whyNot
                        : violation.mayOverride().isEmpty()
                                ? "Nobody may override it."
                                : "May be overridden by " + String.join(" or ", violation.mayOverride()) + ".");
    }

    private void ask(PolicyFinding finding, Consumer<String> override) {
        Confirmation.ask(
                        "Override this finding?",
                        finding.violation().reason() + " Your name and reason are recorded. " + finding.overrideHolds(),
                        "Override")
                .dangerous()
                .withReason("Why it may pass", true)
                .open(reason -> {
                    override.accept(reason);
                    Notices.success("Overridden.");
                    changed.run();
                });
    }

    private static Div secondary(String text) {
        var line = new Div(text);
        line.addClassName("secondary");
        return line;
    }

    private static Tone tone(Severity severity) {
        return switch (severity) {
            case BLOCK -> Tone.ERROR;
            case WARN -> Tone.WARNING;
            case OBSERVED -> Tone.INFO;
            case OVERRIDDEN -> Tone.NEUTRAL;
        };
    }
}
