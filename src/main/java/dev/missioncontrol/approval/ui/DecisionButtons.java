package dev.missioncontrol.approval.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.missioncontrol.approval.Decision;
import dev.missioncontrol.patch.PatchSet;
import dev.missioncontrol.shell.component.Glyph;
import java.util.function.Consumer;

/** The three decisions, or the reason why there is none to take. */
final class DecisionButtons extends Div {

    private static final long serialVersionUID = 1L;

    private final Button reject = new Button("Reject", Glyph.CLOSE.create());
    private final Button requestChanges = new Button("Request changes", Glyph.COMMENT.create());
    private final Button approve = new Button("Approve", Glyph.CHECK.create());
    private final Button approveAll = new Button("", Glyph.CHECK.create());
    private final Span reason = new Span();

    DecisionButtons(Consumer<Decision> choose, Runnable chooseAll) {
        addClassName("decision-buttons");
        reason.addClassNames("decision-reason", "secondary");
        reject.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.ERROR);
        reject.addClickListener(event -> choose.accept(Decision.REJECT));
        requestChanges.addClickListener(event -> choose.accept(Decision.REQUEST_CHANGES));
        requestChanges.setTooltipText("Request changes (r)");
        approve.addThemeVariants(ButtonVariant.PRIMARY);
        approve.addClickListener(event -> choose.accept(Decision.APPROVE));
        approve.setTooltipText("Approve (a)");
        approveAll.addClickListener(event -> chooseAll.run());
        approveAll.setTooltipText("Approve this change and the identical ones in other repositories");
        add(reason, reject, requestChanges, approveAll, approve);
    }

    void show(Review review) {
        String whyNot = review.whyNot();
        String whyNoApproval = review.whyNoApproval();
        boolean blocked = whyNoApproval != null && !review.blocking().isEmpty();
        String told = whyNot != null ? whyNot : blocked ? "Policy blocks it, as is said below." : whyNoApproval;
        reason.setText(told == null ? "" : told);
        reason.setVisible(told != null);
        // What is approved can be sent back or approved anew, but no longer be rejected.
        reject.setEnabled(whyNot == null && review.patchSet().state() == PatchSet.State.OPEN);
        requestChanges.setEnabled(whyNot == null);
        approve.setEnabled(whyNoApproval == null);
        int together = review.identical().size() + 1;
        approveAll.setText("Approve all " + together);
        approveAll.setVisible(whyNoApproval == null && together > 1);
    }
}
