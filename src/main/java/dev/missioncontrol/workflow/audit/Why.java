package dev.missioncontrol.workflow.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The path behind a change, station by station. What is not there is null or empty, and {@code sentence} says so.
 *
 * @param sentence the whole path in a few sentences
 * @param change what was pointed at, and the commit behind it
 * @param task the task that the commit does; null when no single commit is meant, or the plan does not know it
 * @param request who asked for it, and how
 * @param runs the agent runs that led to it, in order; the last one made it
 * @param decisions what policy decided, in order
 * @param approvals what people said of exactly this revision, in order
 * @param overrides the findings of policy that people let pass, at the start of the run, in its tool calls and on this
 *     revision
 * @param writes what was written to the forge, in order
 * @param pullRequest the pull request; null while there is none
 * @param checks what CI reported of the head commit, in order
 * @param gates what each gate said last
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Why(
        String sentence,
        Change change,
        @Nullable Task task,
        Request request,
        List<AgentWork> runs,
        List<Decision> decisions,
        List<Said> approvals,
        List<Overridden> overrides,
        List<Write> writes,
        @Nullable PullRequestLink pullRequest,
        List<CheckResult> checks,
        List<GateResult> gates) {

    /**
     * What was pointed at.
     *
     * @param workflowTitle the workflow's title
     * @param digest the digest of the revision
     * @param head the commit that the revision ends at
     * @param side {@code new} or {@code old}
     * @param hunk the hunk that changes the line; null when no line is meant or none changes it
     * @param commit the commit behind the line, or behind the only patch that is meant; null when there are several or none
     * @param commits the commits that are meant, in order
     * @param sealed the entry that seals the revision; null when it cannot be found
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Change(
            String runId,
            String workflowTitle,
            String patchSetId,
            int revision,
            String digest,
            String base,
            String head,
            String repository,
            @Nullable String path,
            @Nullable Integer line,
            String side,
            @Nullable String hunk,
            @Nullable CommitInfo commit,
            List<CommitInfo> commits,
            @Nullable Proof sealed) {}

    /**
     * A patch and the commit it becomes.
     *
     * @param artifact the digest of the patch as a document; null when it cannot be found
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record CommitInfo(
            String patchId,
            int ordinal,
            String commit,
            String title,
            String body,
            String taskKey,
            List<String> paths,
            int additions,
            int deletions,
            @Nullable String artifact) {}

    /**
     * The task behind a commit.
     *
     * @param criteria the acceptance criteria it serves
     * @param plan the entry that stored the plan; null when it cannot be found
     * @param planDocument the digest of the plan
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Task(
            String key,
            String title,
            String description,
            List<String> mayTouch,
            List<Criterion> criteria,
            String testedBy,
            @Nullable Proof plan,
            @Nullable String planDocument) {}

    /** An acceptance criterion; the text is empty when the specification does not tell it. */
    public record Criterion(String key, String text) {}

    /**
     * Who asked, and how.
     *
     * @param idea the prompt, word for word
     * @param recipes the recipes that were chosen, with their options
     * @param feedback what reviewers asked for between the earlier revisions and this one
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Request(
            String by,
            Instant at,
            String idea,
            String agent,
            List<RecipeUse> recipes,
            @Nullable String recipeYaml,
            List<Feedback> feedback,
            @Nullable Proof created) {}

    /** A recipe with its options. */
    public record RecipeUse(String name, Map<String, String> options) {}

    /** A request for changes of an earlier revision. */
    public record Feedback(String by, Instant at, int revision, String comment) {}

    /**
     * An agent run.
     *
     * @param calls its tool and model calls, in order, the first hundred
     * @param callCount how many there are
     * @param frame the entries that say that it started and ended
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record AgentWork(
            String agentRunId,
            String agent,
            String role,
            String state,
            Instant startedAt,
            @Nullable Instant endedAt,
            @Nullable String error,
            List<Call> calls,
            int callCount,
            List<Proof> frame) {}

    /**
     * A tool or model call.
     *
     * @param name the tool or the model
     * @param target what it was used on; empty when there is nothing to say
     * @param outcome {@code called}, {@code failed} or {@code denied}
     */
    public record Call(String name, String target, String outcome, Proof proof) {}

    /**
     * A decision of policy.
     *
     * @param point {@code run_start}, {@code patch_set} or {@code write}
     * @param subject the action of a write; otherwise empty
     * @param pack the names of the packs
     * @param packHash the digest over them
     * @param sentence the verdict
     * @param rules the rules that spoke
     */
    public record Decision(
            String point,
            String subject,
            String pack,
            String packHash,
            boolean allowed,
            String status,
            String sentence,
            List<SpokenRule> rules,
            Proof proof) {}

    /**
     * A rule that spoke.
     *
     * @param says what it said: {@code allow}, {@code warn}, {@code deny}, {@code error}, {@code requires}
     * @param line its line in the pack, from 1
     * @param address its place in the Policy view; null when the pack has no page
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record SpokenRule(
            String id,
            String pack,
            String packHash,
            int line,
            String says,
            String sentence,
            @Nullable String address) {}

    /**
     * What a person said of the revision.
     *
     * @param roles what the person was
     * @param rules the rules that ask for approvals, and how far they had come then
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Said(
            String by,
            String decision,
            List<String> roles,
            @Nullable String comment,
            String digest,
            List<String> rules,
            Proof proof) {}

    /** Findings that a person let pass. */
    public record Overridden(String by, List<String> rules, List<String> findings, String reason, Proof proof) {}

    /**
     * A stage of a write.
     *
     * @param action {@code push_branch} or {@code open_pr}
     * @param stage {@code intended}, {@code done} or {@code refused}
     * @param result the receipt, or the reason of a refusal; empty for an intent
     */
    public record Write(String action, String stage, String branch, String head, String result, Proof proof) {}

    /** The pull request, and its page relative to the application's root. */
    public record PullRequestLink(int number, String state, String title, String address) {}

    /** What CI said. */
    public record CheckResult(
            String name, String conclusion, int tests, int failures, List<String> reports, Proof proof) {}

    /** What a gate said last. */
    public record GateResult(String gate, String outcome, Proof proof) {}
}
