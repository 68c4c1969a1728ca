package dev.missioncontrol.approval.rest;

import dev.missioncontrol.account.CurrentAccount;
import dev.missioncontrol.approval.Approvals;
import dev.missioncontrol.approval.IdenticalChanges;
import dev.missioncontrol.approval.rest.PatchSetBodies.ApprovalBody;
import dev.missioncontrol.approval.rest.PatchSetBodies.Detail;
import dev.missioncontrol.approval.rest.PatchSetBodies.FileBody;
import dev.missioncontrol.approval.rest.PatchSetBodies.PatchBody;
import dev.missioncontrol.approval.rest.PatchSetBodies.PlacedPatch;
import dev.missioncontrol.approval.rest.PatchSetBodies.PlannedBody;
import dev.missioncontrol.approval.rest.PatchSetBodies.ProgressBody;
import dev.missioncontrol.approval.rest.PatchSetBodies.RevisionBody;
import dev.missioncontrol.approval.rest.PatchSetBodies.Summary;
import dev.missioncontrol.patch.DiffOf;
import dev.missioncontrol.patch.Diffs;
import dev.missioncontrol.patch.PatchInRevision;
import dev.missioncontrol.patch.PatchSet;
import dev.missioncontrol.patch.PatchSetIds;
import dev.missioncontrol.patch.PatchSets;
import dev.missioncontrol.patch.RevisionFiles;
import dev.missioncontrol.shared.Page;
import dev.missioncontrol.shared.PatchId;
import dev.missioncontrol.shared.PatchSetId;
import dev.missioncontrol.shared.WorkflowId;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Reads PatchSets, patches and their diffs. */
@RestController
class PatchSetController {

    private static final String DIFF = "text/x-diff";

    private final PatchSets patchSets;
    private final PatchSetIds ids;
    private final RevisionFiles files;
    private final Approvals approvals;
    private final IdenticalChanges identical;
    private final Diffs diffs;
    private final CurrentAccount currentAccount;

    PatchSetController(
            PatchSets patchSets,
            PatchSetIds ids,
            RevisionFiles files,
            Approvals approvals,
            IdenticalChanges identical,
            Diffs diffs,
            CurrentAccount currentAccount) {
        this.patchSets = patchSets;
        this.ids = ids;
        this.files = files;
        this.approvals = approvals;
        this.identical = identical;
        this.diffs = diffs;
        this.currentAccount = currentAccount;
    }

    /** Lists the PatchSets of a run that are not superseded; there are as many as repositories, so all in one page. */
    @GetMapping("/api/runs/{runId}/patch-sets")
    Page<Summary> ofRun(@PathVariable String runId) {
        return new Page<>(
                patchSets.ofWorkflow(WorkflowId.parse(runId)).stream()
                        .map(Summary::of)
                        .toList(),
                null);
    }

    /** Finds PatchSets by how their ids begin, at most ten. */
    @GetMapping("/api/patch-sets")
    Page<IdBody> beginningWith(@RequestParam String idPrefix) {
        return new Page<>(
                ids.beginningWith(idPrefix).stream()
                        .map(id -> new IdBody(id.toString()))
                        .toList(),
                null);
    }

    /** The id of a PatchSet. */
    record IdBody(String id) {}

    /** Returns a PatchSet with what is needed to decide on it. */
    @GetMapping("/api/patch-sets/{id:[^.]+}")
    Detail patchSet(@PathVariable String id) {
        PatchSetId patchSetId = PatchSetId.parse(id);
        PatchSet patchSet = patchSets.get(patchSetId);
        return new Detail(
                id,
                patchSet.workflow().toString(),
                patchSet.workflowTitle(),
                patchSet.repositoryName(),
                patchSet.current().number(),
                patchSet.current().digest().hex(),
                patchSet.state(),
                patchSet.changedAt(),
                patchSets.revisions(patchSetId).stream().map(RevisionBody::of).toList(),
                patchSet.current().patches().stream().map(PatchBody::of).toList(),
                files.of(patchSetId, patchSet.current().number()).stream()
                        .map(FileBody::of)
                        .toList(),
                approvals.of(patchSetId).stream().map(ApprovalBody::of).toList(),
                approvals.required(patchSetId),
                approvals.progress(patchSetId).stream().map(ProgressBody::of).toList(),
                approvals.complete(patchSetId, patchSet.current().digest()),
                approvals.whatWillHappen(patchSetId).repositories().stream()
                        .map(PlannedBody::of)
                        .toList(),
                identical.of(patchSetId, currentAccount.get()).stream()
                        .map(each -> each.id().toString())
                        .toList());
    }

    /** Returns the unified diff of a revision, by default the current one, as {@code git apply} takes it. */
    @GetMapping(path = "/api/patch-sets/{id}.diff", produces = DIFF)
    byte[] diff(@PathVariable String id, @RequestParam @Nullable Integer revision) {
        PatchSetId patchSetId = PatchSetId.parse(id);
        int number = revision == null ? patchSets.get(patchSetId).current().number() : revision;
        return diffs.bytes(DiffOf.revision(patchSetId, number));
    }

    /** Returns a patch. */
    @GetMapping("/api/patches/{id:[^.]+}")
    PlacedPatch patch(@PathVariable String id) {
        return PlacedPatch.of(patchSets.patch(PatchId.parse(id)));
    }

    /** Returns the unified diff of a patch, as {@code git apply} takes it. */
    @GetMapping(path = "/api/patches/{id}.diff", produces = DIFF)
    byte[] patchDiff(@PathVariable String id) {
        PatchInRevision found = patchSets.patch(PatchId.parse(id));
        return diffs.bytes(DiffOf.patch(
                found.revision().patchSet(),
                found.revision().number(),
                found.patch().ordinal()));
    }
}
