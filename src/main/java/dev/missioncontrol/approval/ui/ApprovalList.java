package dev.missioncontrol.approval.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.avatar.Avatar;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import dev.missioncontrol.approval.Approval;
import dev.missioncontrol.shell.component.RelativeTime;
import java.util.List;

/** Who said what of which revision, the newest first. */
final class ApprovalList extends Div {

    private static final long serialVersionUID = 1L;

    ApprovalList(List<Approval> approvals) {
        addClassName("review-list");
        if (approvals.isEmpty()) {
            Paragraph none = new Paragraph("Nobody has decided yet.");
            none.addClassName("secondary");
            add(none);
        }
        approvals.reversed().forEach(approval -> add(row(approval)));
    }

    private static Component row(Approval approval) {
        Avatar avatar = new Avatar(approval.by());
        avatar.getElement().setAttribute("aria-hidden", "true");
        Span name = new Span(approval.by());
        name.addClassName("review-list-name");
        Span revision = new Span("revision " + approval.revision());
        revision.setTitle(approval.digest().hex());
        revision.addClassName("secondary");
        Div head = new Div(avatar, name, StateBadge.of(approval.decision()), revision, new RelativeTime(approval.at()));
        head.addClassName("review-list-head");
        Div row = new Div(head);
        row.addClassName("review-list-row");
        String comment = approval.comment();
        if (comment != null) {
            Div text = new Div(comment);
            text.addClassName("review-list-text");
            row.add(text);
        }
        return row;
    }
}
