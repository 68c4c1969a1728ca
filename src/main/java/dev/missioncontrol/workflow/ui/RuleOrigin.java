package dev.missioncontrol.workflow.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Span;
import dev.missioncontrol.policy.verdict.RuleRef;

/** Names a rule, and leads to its line in the pack where the pack has a page. */
final class RuleOrigin extends Span {

    private static final long serialVersionUID = 1L;

    RuleOrigin(RuleRef rule, PolicyDesk desk) {
        addClassName("rule-origin");
        String text = rule.id() + " of " + rule.pack() + (rule.line() > 0 ? ", line " + rule.line() : "");
        String address = desk.address(rule);
        if (address == null) {
            setText(text);
        } else {
            add(new Anchor(address, text));
        }
    }
}
