package dev.missioncontrol.workflow.rest;

import dev.missioncontrol.forge.PullRequest;
import dev.missioncontrol.gate.CheckReport;
import dev.missioncontrol.gate.GateVerdicts;
import dev.missioncontrol.patch.PatchSet;
import dev.missioncontrol.plan.WorkItem;
import dev.missioncontrol.workflow.WorkflowCatalogue;
import dev.missioncontrol.workflow.WorkflowView;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the API says of runs. */
final class RunBodies {

    private RunBodies() {}

    /** A line of the list. */
    record RunLine(
            String runId,
            String title,
            String state,
            boolean paused,
            List<String> repos,
            @Nullable String reason,
            String requestedBy,
            Instant stateSince,
            Instant createdAt) {

        static RunLine of(WorkflowCatalogue.Line line) {
            return new RunLine(
                    line.id().toString(),
                    line.title(),
                    line.state().name(),
                    line.paused(),
                    line.repositories(),
                    line.reason(),
                    line.requestedBy(),
                    line.stateSince(),
                    line.createdAt());
        }
    }

    /** A whole run. */
    record RunBody(
            String runId,
            String title,
            String state,
            String turn,
            boolean paused,
            @Nullable String pausedBy,
            @Nullable String reason,
            String ideaText,
            String agent,
            boolean dryRun,
            String requestedBy,
            Instant createdAt,
            Instant stateSince,
            List<RepoBody> repos,
            List<PatchSetLine> patchSets,
            List<GateBody> gates,
            List<PullRequestBody> pullRequests,
            List<CheckBody> checks,
            BudgetBody budget,
            List<TimelineBody> timeline) {}

    /** A repository taking part. */
    record RepoBody(
            String name,
            String role,
            String baseBranch,
            @Nullable String baseCommit) {

        static RepoBody of(WorkflowView.Repo repo) {
            var base = repo.base();
            return new RepoBody(repo.name(), repo.role().name(), repo.baseBranch(), base == null ? null : base.hex());
        }
    }

    /** A PatchSet's newest revision. */
    record PatchSetLine(
            String id, String repo, int revision, String digest, String state, String branch, String headSha) {

        static PatchSetLine of(PatchSet patchSet) {
            return new PatchSetLine(
                    patchSet.id().toString(),
                    patchSet.repositoryName(),
                    patchSet.current().number(),
                    patchSet.current().digest().hex(),
                    patchSet.state().name(),
                    patchSet.current().branch(),
                    patchSet.current().head().hex());
        }
    }

    /** A gate's newest verdict. */
    record GateBody(String gate, String title, String outcome, List<String> reasons, Instant judgedAt) {

        static GateBody of(GateVerdicts.Standing standing) {
            return new GateBody(
                    standing.gate().name(),
                    standing.gate().title(),
                    standing.outcome().name(),
                    standing.reasons(),
                    standing.judgedAt());
        }
    }

    /** A pull request. */
    record PullRequestBody(
            String repo, int number, String branch, String base, String headSha, String state, String title) {

        static PullRequestBody of(String repo, PullRequest pullRequest) {
            return new PullRequestBody(
                    repo,
                    pullRequest.number(),
                    pullRequest.branch(),
                    pullRequest.base(),
                    pullRequest.head().hex(),
                    pullRequest.state().name(),
                    pullRequest.title());
        }
    }

    /** A check's newest report. */
    record CheckBody(
            String repo,
            String sha,
            String name,
            String status,
            @Nullable String conclusion,
            int tests,
            int failures,
            int errors,
            int skipped,
            Instant reportedAt) {

        static CheckBody of(CheckReport check) {
            var conclusion = check.conclusion();
            return new CheckBody(
                    check.repositoryName(),
                    check.sha().hex(),
                    check.name(),
                    check.status().name(),
                    conclusion == null ? null : conclusion.name(),
                    check.tests().tests(),
                    check.tests().failures(),
                    check.tests().errors(),
                    check.tests().skipped(),
                    check.reportedAt());
        }
    }

    /** A thing that happened. */
    record TimelineBody(
            long index,
            Instant at,
            String type,
            String actor,
            @Nullable String summary) {}

    /** A node of the issue tree. */
    record IssueBody(
            String id,
            @Nullable String parentId,
            String kind,
            String key,
            String title,
            String description,
            @Nullable String repo,
            List<String> mayTouch,
            List<String> criteria,
            String testedBy) {

        static IssueBody of(WorkItem item) {
            var parent = item.parent();
            return new IssueBody(
                    item.id().toString(),
                    parent == null ? null : parent.toString(),
                    item.kind().name(),
                    item.key(),
                    item.title(),
                    item.description(),
                    item.repository(),
                    item.mayTouch(),
                    item.criteria(),
                    item.testedBy());
        }
    }
}
