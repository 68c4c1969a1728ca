package dev.missioncontrol.patch;

import dev.missioncontrol.forge.ForgeRepository;
import dev.missioncontrol.ledger.Artifact;
import dev.missioncontrol.ledger.ArtifactKind;
import dev.missioncontrol.ledger.Artifacts;
import dev.missioncontrol.ledger.Ledger;
import dev.missioncontrol.shared.Actor;
import dev.missioncontrol.shared.WorkflowId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Leaves the trace of a sealed revision: each patch as an artifact people can download, and the ledger entry. */
@Component
class SealRecord {

    private final Artifacts artifacts;
    private final Ledger ledger;
    private final Diffs diffs;

    SealRecord(Artifacts artifacts, Ledger ledger, Diffs diffs) {
        this.artifacts = artifacts;
        this.ledger = ledger;
        this.diffs = diffs;
    }

    void write(WorkflowId workflow, ForgeRepository repository, PatchSetRevision revision) {
        List<Map<String, Object>> commits = new ArrayList<>();
        for (Patch patch : revision.patches()) {
            Artifact artifact = artifacts.store(
                    workflow,
                    ArtifactKind.PATCH,
                    fileName(repository, revision, patch),
                    "text/x-diff",
                    diffs.bytes(DiffOf.patch(revision.patchSet(), revision.number(), patch.ordinal())),
                    Actor.SYSTEM);
            commits.add(Map.of(
                    "patch", patch.id(),
                    "task", patch.taskKey(),
                    "title", patch.title(),
                    "commit", patch.commit(),
                    "paths", patch.paths(),
                    "additions", patch.additions(),
                    "deletions", patch.deletions(),
                    "artifact", artifact.digest()));
        }
        ledger.append(
                workflow,
                PatchEntry.REVISION_SEALED,
                Actor.SYSTEM,
                "Sealed revision " + revision.number() + " of the change to " + repository.name() + " ("
                        + revision.digest().abbreviated() + ").",
                Map.of(
                        "patchSet", revision.patchSet(),
                        "repository", repository.id(),
                        "repositoryName", repository.name(),
                        "revision", revision.number(),
                        "digest", revision.digest(),
                        "base", revision.base(),
                        "branch", revision.branch(),
                        "head", revision.head(),
                        "agentRun", revision.producedBy(),
                        "commits", commits));
    }

    private static String fileName(ForgeRepository repository, PatchSetRevision revision, Patch patch) {
        String slug = BranchName.slug(patch.title());
        return "%s-r%d-%04d%s.patch"
                .formatted(repository.name(), revision.number(), patch.ordinal(), slug.isEmpty() ? "" : "-" + slug);
    }
}
