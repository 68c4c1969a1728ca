package dev.missioncontrol.workflow.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.missioncontrol.forge.PullRequest;
import dev.missioncontrol.forge.ui.PullRequestSection;
import dev.missioncontrol.ledger.Artifact;
import dev.missioncontrol.ledger.ArtifactKind;
import dev.missioncontrol.ledger.Artifacts;
import dev.missioncontrol.ledger.ui.ArtifactLink;
import dev.missioncontrol.patch.PatchSets;
import dev.missioncontrol.patch.ui.WhyNavigation;
import dev.missioncontrol.shell.component.CopyableCode;
import dev.missioncontrol.shell.component.RelativeTime;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.core.annotation.Order;

/** The documents that tell where a pull request comes from, on its page: the manifest and the signed statements. */
@org.springframework.stereotype.Component
@Order(5)
class PullRequestProvenance implements PullRequestSection {

    private final Artifacts artifacts;
    private final PatchSets patchSets;

    PullRequestProvenance(Artifacts artifacts, PatchSets patchSets) {
        this.artifacts = artifacts;
        this.patchSets = patchSets;
    }

    @Override
    public String title() {
        return "Provenance";
    }

    @Override
    public Component of(PullRequest pullRequest) {
        Div section = new Section();
        newest(pullRequest).forEach(artifact -> section.add(row(artifact)));
        patchSets.ofWorkflow(pullRequest.workflow()).stream()
                .filter(patchSet -> patchSet.repository().equals(pullRequest.repository()))
                .flatMap(patchSet -> patchSets.revisions(patchSet.id()).stream())
                .filter(revision -> revision.head().equals(pullRequest.head()))
                .findFirst()
                .ifPresent(revision -> section.add(new Anchor(
                        WhyNavigation.of(revision.patchSet(), revision.number(), null),
                        "Why? Who asked for it, what made it, who allowed it")));
        if (section.getComponentCount() == 0) {
            section.add(new Span("Nothing was stored for it yet."));
        }
        return section;
    }

    /** A document that was stored again under its name takes the place of the earlier one. */
    private Collection<Artifact> newest(PullRequest pullRequest) {
        Map<String, Artifact> named = new LinkedHashMap<>();
        artifacts.ofWorkflow(pullRequest.workflow()).stream()
                .filter(artifact ->
                        artifact.kind() == ArtifactKind.MANIFEST || artifact.kind() == ArtifactKind.ATTESTATION)
                .forEach(artifact -> named.put(artifact.name(), artifact));
        return named.values();
    }

    private Div row(Artifact artifact) {
        Div row = new Div(
                new ArtifactLink(artifact, artifacts),
                CopyableCode.of(artifact.digest()),
                new RelativeTime(artifact.storedAt()));
        row.addClassName("why-row");
        return row;
    }

    /** Brings its style along: other pages than those of workflows show it. */
    @StyleSheet("why.css")
    private static final class Section extends Div {

        private static final long serialVersionUID = 1L;

        Section() {
            addClassName("why-rows");
        }
    }
}
