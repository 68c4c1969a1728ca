package dev.missioncontrol.workflow.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.missioncontrol.ledger.Artifact;
import dev.missioncontrol.ledger.ArtifactKind;
import dev.missioncontrol.ledger.Artifacts;
import dev.missioncontrol.ledger.ui.ArtifactLink;
import dev.missioncontrol.shell.component.CopyableCode;
import dev.missioncontrol.shell.component.EmptyState;
import dev.missioncontrol.shell.component.Glyph;
import dev.missioncontrol.shell.component.RelativeTime;
import dev.missioncontrol.shell.component.StatusBadge;
import dev.missioncontrol.shell.component.Tone;
import dev.missioncontrol.workflow.WorkflowView;
import java.util.List;
import java.util.Locale;

/** The documents of the workflow, to be downloaded. */
final class ArtifactsTab extends Div implements WorkflowDetailsView.Content {

    private static final long serialVersionUID = 1L;

    private final transient Artifacts artifacts;

    ArtifactsTab(Artifacts artifacts) {
        this.artifacts = artifacts;
        addClassName("overview");
    }

    @Override
    public void show(WorkflowView workflow) {
        removeAll();
        // What agents and their tools exchanged is reached from their runs' entries in the ledger.
        List<Artifact> all = artifacts.ofWorkflow(workflow.id()).stream()
                .filter(artifact -> artifact.kind() != ArtifactKind.EXCHANGE)
                .toList();
        if (all.isEmpty()) {
            add(new EmptyState(
                    Glyph.FILE, "No document yet", "Decisions, plans, patches and reports will be kept here."));
            return;
        }
        var rows = new Div();
        rows.addClassNames("fact-rows", "detail-card");
        all.reversed().forEach(artifact -> rows.add(row(artifact)));
        add(rows);
    }

    private Div row(Artifact artifact) {
        var kind =
                new StatusBadge(artifact.kind().name().toLowerCase(Locale.ROOT).replace('_', ' '), Tone.NEUTRAL);
        var size = new Span(artifact.size() < 1024 ? artifact.size() + " B" : artifact.size() / 1024 + " KiB");
        size.addClassNames("secondary", "numeric");
        var row = new Div(
                kind,
                new ArtifactLink(artifact, artifacts),
                size,
                CopyableCode.of(artifact.digest()),
                new RelativeTime(artifact.storedAt()));
        row.addClassName("fact-row");
        return row;
    }
}
