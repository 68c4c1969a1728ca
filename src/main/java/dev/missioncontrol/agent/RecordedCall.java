package dev.missioncontrol.agent;

import dev.missioncontrol.shared.Digest;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A call as it was recorded.
 *
 * @param number its place among the run's calls, from 1
 * @param entry the index of the ledger's entry that records it
 * @param kind what was called
 * @param name the tool's or the model's name
 * @param request what was asked of a tool, in canonical JSON's types; for a model, where it was asked
 * @param requestDigest the digest of the request in its normal form (see {@link WireRequest})
 * @param requestDocument the model's request as it was, an artifact; null for tools
 * @param answerDigest the digest of the answer as it came; null when there is none, or it could not be written down
 * @param answerDocument the answer, an artifact; another digest than {@code answerDigest} when secrets were taken out of
 *     it, null when it was not kept
 * @param reproducible whether a replay may make the call again
 * @param failure how it failed; null when it did not
 */
public record RecordedCall(
        int number,
        long entry,
        Kind kind,
        String name,
        Map<String, @Nullable Object> request,
        Digest requestDigest,
        @Nullable Digest requestDocument,
        @Nullable Digest answerDigest,
        @Nullable Digest answerDocument,
        boolean reproducible,
        @Nullable Failure failure) {

    /** What was called. */
    public enum Kind {
        /** A tool. */
        TOOL,
        /** A language model. */
        MODEL
    }

    /**
     * How a call failed, or why it was not made.
     *
     * @param message why
     * @param cause what it comes from
     * @param mayPass whether another try might have helped
     */
    public record Failure(String message, Cause cause, boolean mayPass) {

        /** What a failure comes from. */
        public enum Cause {
            /** The call itself. */
            CALL,
            /** Policy denied it. */
            POLICY,
            /** A budget had no room for it. */
            BUDGET,
            /** The run is to be deterministic, and the call could not be replayed. */
            DETERMINISTIC
        }

        /** Returns it as the exception that the agent saw, but for a spent budget. */
        public AgentFailure toException() {
            return cause == Cause.POLICY ? new ToolDenied(message) : new AgentFailure(message, mayPass, null);
        }
    }

    /** Returns why the record alone cannot answer this call; empty when it can. */
    public Optional<String> whyUnanswered() {
        if (failure != null) {
            return Optional.empty();
        }
        if (answerDigest == null) {
            return Optional.of("its answer has no form that can be written down");
        }
        if (answerDocument == null) {
            return Optional.of("its answer is too large to be kept");
        }
        return answerDocument.equals(answerDigest)
                ? Optional.empty()
                : Optional.of("secrets were taken out of its answer before it was kept");
    }
}
