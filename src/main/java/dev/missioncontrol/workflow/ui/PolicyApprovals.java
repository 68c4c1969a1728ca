package dev.missioncontrol.workflow.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.missioncontrol.approval.RuleProgress;
import dev.missioncontrol.patch.PatchSet;
import dev.missioncontrol.shell.component.StatusBadge;
import dev.missioncontrol.shell.component.Tone;
import java.util.List;
import java.util.Map;

/** How far the approvals that each rule asks for have come, by repository. */
final class PolicyApprovals extends Div {

    private static final long serialVersionUID = 1L;

    PolicyApprovals(Map<PatchSet, List<RuleProgress>> progress, PolicyDesk desk) {
        addClassName("policy-findings");
        progress.forEach((patchSet, rules) -> {
            if (!rules.isEmpty()) {
                add(of(patchSet, rules, desk));
            }
        });
    }

    private static Div of(PatchSet patchSet, List<RuleProgress> rules, PolicyDesk desk) {
        var head = new Div(new Anchor(
                "patch-sets/" + patchSet.id(),
                patchSet.repositoryName() + ", revision " + patchSet.current().number()));
        head.addClassName("fact-row");
        var box = new Div(head);
        box.addClassName("policy-subject");
        rules.forEach(rule -> box.add(row(rule, desk)));
        return box;
    }

    private static Div row(RuleProgress progress, PolicyDesk desk) {
        var asks = new Span(progress.sentence());
        asks.addClassName("policy-reason");
        var badge = progress.satisfied()
                ? new StatusBadge("complete", Tone.SUCCESS)
                : new StatusBadge(
                        progress.approvedBy().size() + " of " + progress.rule().count(), Tone.WARNING);
        var head = new Div(asks, badge);
        head.addClassName("fact-row");
        var because = new Div(progress.rule().because());
        because.addClassName("secondary");
        var origin = new Div(new RuleOrigin(progress.rule().rule(), desk));
        origin.addClassName("secondary");
        var row = new Div(head, because, origin);
        row.addClassName("policy-finding");
        people(row, "Approved by ", progress.approvedBy());
        people(row, "Expired: ", progress.expired());
        people(row, "Void, because policy finds more now: ", progress.voided());
        people(row, "May still approve: ", progress.mayStill());
        return row;
    }

    private static void people(Div row, String before, List<String> names) {
        if (!names.isEmpty()) {
            var line = new Div(before + String.join(", ", names));
            line.addClassName("secondary");
            row.add(line);
        }
    }
}
