package dev.missioncontrol.approval.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import dev.missioncontrol.policy.verdict.RuleRef;
import dev.missioncontrol.shell.component.Glyph;
import java.util.List;

/** Says what policy found that holds the revision up, and lets those who may override it. */
final class PolicyBanner extends Div {

    private static final long serialVersionUID = 1L;
    private static final int MOST = 10;

    private final Span text = new Span();
    private final UnorderedList findings = new UnorderedList();
    private final Button override = new Button("Override…");

    PolicyBanner(Runnable ask) {
        addClassNames("review-banner", "policy-banner");
        getElement().setAttribute("role", "status");
        override.addThemeVariants(ButtonVariant.SMALL);
        override.addClickListener(event -> ask.run());
        Div words = new Div(text, findings);
        words.addClassName("policy-banner-words");
        add(Glyph.POLICY.create(), words, override);
    }

    void show(Review review) {
        List<BlockingFinding> blocking = review.blocking();
        setVisible(!blocking.isEmpty());
        text.setText("Policy blocks this revision: "
                + (blocking.size() == 1 ? "1 finding." : blocking.size() + " findings.")
                + " Request changes, or have them overridden.");
        findings.removeAll();
        blocking.stream().limit(MOST).forEach(finding -> findings.add(item(finding)));
        if (blocking.size() > MOST) {
            findings.add(new ListItem("and " + (blocking.size() - MOST) + " more"));
        }
        override.setVisible(blocking.stream().anyMatch(finding -> finding.whyNoOverride() == null));
    }

    private static ListItem item(BlockingFinding finding) {
        RuleRef rule = finding.violation().rule();
        Span origin = new Span(rule.id() + " of " + rule.pack() + ", line " + rule.line());
        origin.addClassName("secondary");
        Span remedy = new Span(finding.violation().remedy());
        String whyNot = finding.whyNoOverride();
        Span may = new Span(whyNot == null ? "You may override it." : whyNot);
        may.addClassName("secondary");
        return new ListItem(new Span(finding.sentence() + " "), remedy, new Span(" "), origin, new Span(". "), may);
    }
}
