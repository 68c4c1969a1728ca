package dev.missioncontrol.workflow.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import dev.missioncontrol.account.Account;
import dev.missioncontrol.approval.Approvals;
import dev.missioncontrol.patch.Patch;
import dev.missioncontrol.patch.PatchSet;
import dev.missioncontrol.patch.PatchSets;
import dev.missioncontrol.shell.component.CopyableCode;
import dev.missioncontrol.shell.component.EmptyState;
import dev.missioncontrol.shell.component.Glyph;
import dev.missioncontrol.shell.component.StatusBadge;
import dev.missioncontrol.shell.component.Tone;
import dev.missioncontrol.workflow.WorkflowView;
import java.util.List;
import java.util.Locale;

/** The PatchSets of the workflow, each leading to its review page. */
final class PatchesTab extends Div implements WorkflowDetailsView.Content {

    private static final long serialVersionUID = 1L;

    private final transient PatchSets patchSets;
    private final transient Approvals approvals;
    private final transient Account viewer;

    PatchesTab(PatchSets patchSets, Approvals approvals, Account viewer) {
        this.patchSets = patchSets;
        this.approvals = approvals;
        this.viewer = viewer;
        addClassName("overview");
    }

    @Override
    public void show(WorkflowView workflow) {
        removeAll();
        List<PatchSet> all = patchSets.ofWorkflow(workflow.id());
        if (all.isEmpty()) {
            add(new EmptyState(Glyph.PATCH, "No patch yet", "Patches appear here once the agent has proposed them."));
        }
        all.forEach(patchSet -> add(card(patchSet)));
    }

    private Div card(PatchSet patchSet) {
        var revision = patchSet.current();
        Tone tone = switch (patchSet.state()) {
            case APPROVED, APPLIED -> Tone.SUCCESS;
            case OPEN, CHANGES_REQUESTED -> Tone.WARNING;
            case REJECTED -> Tone.ERROR;
            case SUPERSEDED -> Tone.NEUTRAL;
        };
        var head = new Div(
                new H2(patchSet.repositoryName()),
                new StatusBadge(patchSet.state().name().toLowerCase(Locale.ROOT).replace('_', ' '), tone),
                new Span("revision " + revision.number()),
                CopyableCode.of(revision.digest()));
        head.addClassName("fact-row");
        var rows = new Div();
        rows.addClassName("fact-rows");
        for (Patch patch : revision.patches()) {
            var title = new Span(patch.title());
            title.addClassName("fact-name");
            var lines = new Span("+" + patch.additions() + " −" + patch.deletions());
            lines.addClassName("numeric");
            var row = new Div(
                    CopyableCode.of(patch.commit()),
                    title,
                    new Span(patch.paths().size() + " files"),
                    lines);
            row.addClassName("fact-row");
            rows.add(row);
        }
        var review = new Anchor("patch-sets/" + patchSet.id(), "Review");
        review.addClassName("button-link");
        var card = new Div(head, rows, review);
        card.addClassName("detail-card");
        String hindrance = approvals.whyNot(patchSet.id(), viewer);
        if (hindrance != null && patchSet.state() == PatchSet.State.OPEN) {
            var text = new Paragraph(hindrance);
            text.addClassName("secondary");
            card.add(text);
        }
        return card;
    }
}
