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
        @Nullable Instant endedAt) {

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
