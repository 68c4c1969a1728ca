package dev.missioncontrol.agent;

import dev.missioncontrol.shared.AgentRunId;
import dev.missioncontrol.shared.Digest;
import dev.missioncontrol.shared.WorkflowId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One execution of one agent role.
 *
 * @param id its id
 * @param workflow the workflow it works for
 * @param agent the agent's id
 * @param role what it was asked to do
 * @param state how it stands
 * @param toolCalls how many tool calls it has made
 * @param inputDigest the digest of its assignment
 * @param outputDigest the digest of the document it answered with; null until it has
 * @param doing what it is doing now, for people; null when it is over
 * @param done steps done of {@code total}
 * @param total steps in all; 0 when unknown
 * @param error why it failed; null when it did not
 * @param startedAt when it began
 * @param endedAt when it ended; null while it runs
 * @param recording the digest of its recording, which its replay token names; null until it has ended, and for replays
 * @param replay what it repeats; null for a run of its own
 */
public record AgentRun(
        AgentRunId id,
        WorkflowId workflow,
        String agent,
        AgentRole role,
        State state,
        int toolCalls,
        Digest inputDigest,
        @Nullable Digest outputDigest,
        @Nullable String doing,
        int done,
        int total,
        @Nullable String error,
        Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable Digest recording,
        @Nullable Replay replay) {

    /**
     * What a replay repeats, and what it came to.
     *
     * @param of the run it repeats
     * @param explain whether it goes on after a difference, to list all
     * @param verdict IDENTICAL, DIVERGED or UNSUPPORTED; null while it runs, and when it could not be made
     * @param report the digest of its report; null as long as there is no verdict
     * @param requestedBy the account that asked for it
     */
    public record Replay(
            AgentRunId of,
            boolean explain,
            @Nullable String verdict,
            @Nullable Digest report,
            String requestedBy) {}

    /** How a run stands. */
    public enum State {
        /** At work. */
        RUNNING,
        /** Ended with a document. */
        SUCCEEDED,
        /** Ended without one. */
        FAILED
    }
}
