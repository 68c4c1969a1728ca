package dev.missioncontrol.approval.rest;

import dev.missioncontrol.approval.Approval;
import dev.missioncontrol.approval.Decision;
import dev.missioncontrol.approval.WhatWillHappen;
import dev.missioncontrol.patch.Patch;
import dev.missioncontrol.patch.PatchInRevision;
import dev.missioncontrol.patch.PatchSet;
import dev.missioncontrol.patch.PatchSetRevision;
import dev.missioncontrol.patch.ReviewComment;
import dev.missioncontrol.patch.RevisionFile;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The JSON of PatchSets. */
final class PatchSetBodies {

    private PatchSetBodies() {}

    /** A PatchSet in a list. */
    record Summary(
            String id,
            String runId,
            String repo,
            int revision,
            String digest,
            PatchSet.State state,
            String base,
            String branch,
            String head,
            Instant changedAt) {

        static Summary of(PatchSet patchSet) {
            PatchSetRevision current = patchSet.current();
            return new Summary(
                    patchSet.id().toString(),
                    patchSet.workflow().toString(),
                    patchSet.repositoryName(),
                    current.number(),
                    current.digest().hex(),
                    patchSet.state(),
                    current.base().hex(),
                    current.branch(),
                    current.head().hex(),
                    patchSet.changedAt());
        }
    }

    /** A PatchSet with everything one needs to decide on it. */
    record Detail(
            String id,
            String runId,
            String title,
            String repo,
            int revision,
            String digest,
            PatchSet.State state,
            Instant changedAt,
            List<RevisionBody> revisions,
            List<PatchBody> patches,
            List<FileBody> files,
            List<ApprovalBody> approvals,
            int approvalsRequired,
            boolean complete,
            List<PlannedBody> whatWillHappen) {}

    /** A sealed revision. */
    record RevisionBody(
            int number, String digest, String base, String branch, String head, String agentRunId, Instant sealedAt) {

        static RevisionBody of(PatchSetRevision revision) {
            return new RevisionBody(
                    revision.number(),
                    revision.digest().hex(),
                    revision.base().hex(),
                    revision.branch(),
                    revision.head().hex(),
                    revision.producedBy().toString(),
                    revision.sealedAt());
        }
    }

    /** A patch of a revision. */
    record PatchBody(
            String id,
            int ordinal,
            String taskKey,
            String title,
            String body,
            String commit,
            List<String> paths,
            int additions,
            int deletions) {

        static PatchBody of(Patch patch) {
            return new PatchBody(
                    patch.id().toString(),
                    patch.ordinal(),
                    patch.taskKey(),
                    patch.title(),
                    patch.body(),
                    patch.commit().hex(),
                    patch.paths(),
                    patch.additions(),
                    patch.deletions());
        }
    }

    /** A patch with where it stands. */
    record PlacedPatch(String patchSetId, int revision, String digest, PatchBody patch) {

        static PlacedPatch of(PatchInRevision found) {
            return new PlacedPatch(
                    found.revision().patchSet().toString(),
                    found.revision().number(),
                    found.revision().digest().hex(),
                    PatchBody.of(found.patch()));
        }
    }

    /** What a revision does to a path. */
    record FileBody(
            String path,
            @Nullable String oldMode,
            @Nullable String oldBlob,
            @Nullable String newMode,
            @Nullable String newBlob,
            long newSize,
            List<Integer> patches) {

        static FileBody of(RevisionFile file) {
            return new FileBody(
                    file.path(),
                    file.oldMode(),
                    file.oldBlob(),
                    file.newMode(),
                    file.newBlob(),
                    file.newSize(),
                    file.patches());
        }
    }

    /** What a person said. */
    record ApprovalBody(
            int revision,
            String digest,
            Decision decision,
            @Nullable String comment,
            String by,
            Instant at) {

        static ApprovalBody of(Approval approval) {
            return new ApprovalBody(
                    approval.revision(),
                    approval.digest().hex(),
                    approval.decision(),
                    approval.comment(),
                    approval.by(),
                    approval.at());
        }
    }

    /** What will be written to one repository. */
    record PlannedBody(
            String repo,
            String branch,
            String base,
            String head,
            List<CommitBody> commits,
            String pullRequestTitle,
            boolean waiting) {

        static PlannedBody of(WhatWillHappen.InRepository planned) {
            return new PlannedBody(
                    planned.patchSet().repositoryName(),
                    planned.branch(),
                    planned.base().hex(),
                    planned.head().hex(),
                    planned.commits().stream()
                            .map(patch -> new CommitBody(patch.commit().hex(), patch.title(), patch.taskKey()))
                            .toList(),
                    planned.pullRequestTitle(),
                    planned.waiting());
        }
    }

    /** A commit to be made. */
    record CommitBody(String commit, String title, String taskKey) {}

    /** A line comment. */
    record CommentBody(
            String id,
            int revision,
            String path,
            ReviewComment.Side side,
            int line,
            String text,
            String author,
            Instant at,
            @Nullable String resolvedBy,
            @Nullable Instant resolvedAt) {

        static CommentBody of(ReviewComment comment) {
            return new CommentBody(
                    comment.id().toString(),
                    comment.revision(),
                    comment.path(),
                    comment.side(),
                    comment.line(),
                    comment.text(),
                    comment.author(),
                    comment.at(),
                    comment.resolvedBy(),
                    comment.resolvedAt());
        }
    }
}
