package dev.missioncontrol.patch.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Paragraph;
import dev.missioncontrol.forge.PullRequest;
import dev.missioncontrol.forge.ui.PullRequestSection;
import dev.missioncontrol.patch.DiffOf;
import dev.missioncontrol.patch.PatchSetRevision;
import dev.missioncontrol.patch.PatchSets;
import java.util.Optional;
import org.springframework.core.annotation.Order;

/** The diff on a pull request's page: that of the sealed revision whose commits the pull request has. */
@org.springframework.stereotype.Component
@Order(10)
class PullRequestDiff implements PullRequestSection {

    private final PatchSets patchSets;
    private final DiffFiles files;

    PullRequestDiff(PatchSets patchSets, DiffFiles files) {
        this.patchSets = patchSets;
        this.files = files;
    }

    @Override
    public String title() {
        return "Changes";
    }

    @Override
    public Component of(PullRequest pullRequest) {
        return revision(pullRequest)
                .<Component>map(revision -> {
                    var diff = DiffOf.revision(revision.patchSet(), revision.number());
                    var pane = new DiffPane();
                    pane.addClassName("pull-request-diff");
                    pane.show(diff, files.list(diff));
                    return pane;
                })
                .orElseGet(() -> new Paragraph("No sealed revision has these commits."));
    }

    private Optional<PatchSetRevision> revision(PullRequest pullRequest) {
        return patchSets.ofWorkflow(pullRequest.workflow()).stream()
                .filter(patchSet -> patchSet.repository().equals(pullRequest.repository()))
                .flatMap(patchSet -> patchSets.revisions(patchSet.id()).stream())
                .filter(revision -> revision.head().equals(pullRequest.head()))
                .findFirst();
    }
}
