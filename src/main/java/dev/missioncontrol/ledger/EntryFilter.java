package dev.missioncontrol.ledger;

import dev.missioncontrol.shared.AgentRunId;
import dev.missioncontrol.shared.WorkflowId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which entries are wanted; what is null does not matter.
 *
 * @param chain the workflow
 * @param typePrefix how the type's code starts: {@code gate.} finds every gate's verdicts
 * @param actor {@code kind:name}, or a name of any kind
 * @param agentRun the agent run that the entry belongs to
 * @param from the earliest time, inclusive
 * @param until the latest time, exclusive
 * @param text any part of the summary, whatever its case
 */
public record EntryFilter(
        @Nullable WorkflowId chain,
        @Nullable String typePrefix,
        @Nullable String actor,
        @Nullable AgentRunId agentRun,
        @Nullable Instant from,
        @Nullable Instant until,
        @Nullable String text) {

    /** Takes blank texts for absent. */
    public EntryFilter {
        typePrefix = presentOrNull(typePrefix);
        actor = presentOrNull(actor);
        text = presentOrNull(text);
    }

    /** Returns the filter that lets every entry of every chain through. */
    public static EntryFilter everything() {
        return new EntryFilter(null, null, null, null, null, null, null);
    }

    /** Returns the filter for all entries of one chain. */
    public static EntryFilter of(WorkflowId chain) {
        return new EntryFilter(chain, null, null, null, null, null, null);
    }

    /** Returns whether nothing but the chain is asked for. */
    boolean isWholeChain() {
        return chain != null && equals(of(chain));
    }

    private static @Nullable String presentOrNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
