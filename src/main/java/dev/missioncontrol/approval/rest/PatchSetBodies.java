package dev.missioncontrol.approval.rest;

import dev.missioncontrol.approval.Approval;
import dev.missioncontrol.approval.Decision;
import dev.missioncontrol.approval.RuleProgress;
import dev.missioncontrol.approval.WhatWillHappen;
import dev.missioncontrol.patch.Patch;
import dev.missioncontrol.patch.PatchInRevision;
import dev.missioncontrol.patch.PatchSet;
import dev.missioncontrol.patch.PatchSetRevision;
import dev.missioncontrol.patch.ReviewComment;
import dev.missioncontrol.patch.RevisionFile;
import dev.missioncontrol.policy.verdict.RuleRef;
import dev.missioncontrol.policy.verdict.Scope;
import java.time.Duration;
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
            List<ProgressBody> approvalsProgress,
            boolean complete,
            List<PlannedBody> whatWillHappen,
            List<String> identical) {}

    /** How far the approvals that a rule asks for have come. */
    record ProgressBody(
            RuleBody rule,
            String because,
            String asks,
            int count,
            List<String> roles,
            boolean notRequester,
            @Nullable String expiresAfter,
            @Nullable Instant expiresAt,
            List<String> approvedBy,
            List<String> expired,
            List<String> voided,
            List<String> mayStill,
            boolean satisfied) {

        static ProgressBody of(RuleProgress progress) {
            Duration expiresAfter = progress.rule().expiresAfter();
            return new ProgressBody(
                    RuleBody.of(progress.rule().rule()),
                    progress.rule().because(),
                    progress.sentence(),
                    progress.rule().count(),
                    progress.rule().roles(),
                    progress.rule().notRequester(),
                    expiresAfter == null ? null : expiresAfter.toString(),
                    progress.expiresAt(),
                    progress.approvedBy(),
                    progress.expired(),
                    progress.voided(),
                    progress.mayStill(),
                    progress.satisfied());
        }
    }

    /** A rule of a pack. */
    record RuleBody(
            String id,
            String section,
            String pack,
            String packHash,
            Scope scope,
            int line,
            int column,
            List<String> mayOverride) {

        static RuleBody of(RuleRef rule) {
            return new RuleBody(
                    rule.id(),
                    rule.section(),
                    rule.pack(),
                    rule.packHash().hex(),
                    rule.scope(),
                    rule.line(),
                    rule.column(),
                    rule.mayOverride());
        }
    }

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
