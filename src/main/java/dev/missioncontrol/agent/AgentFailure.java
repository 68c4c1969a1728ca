package dev.missioncontrol.agent;

import dev.missioncontrol.shared.Refusal;
import org.jspecify.annotations.Nullable;

/** An agent could not do what it was asked; the message says what a person can do about it. */
public sealed class AgentFailure extends RuntimeException permits ToolDenied {

    private static final long serialVersionUID = 1L;

    private final boolean transientFailure;

    /**
     * Makes the failure.
     *
     * @param message what went wrong and what to do about it
     * @param transientFailure whether another try may help
     */
    public AgentFailure(String message, boolean transientFailure, @Nullable Throwable cause) {
        super(message, cause);
        this.transientFailure = transientFailure;
    }

    /** Returns a failure for whatever ended an agent's work; what only a programming error explains is returned as it is. */
    public static RuntimeException of(RuntimeException thrown) {
        if (thrown instanceof Refusal refusal) {
            String remedy = refusal.remedy();
            String message = remedy == null ? refusal.getMessage() : refusal.getMessage() + " " + remedy;
            return new AgentFailure(message, refusal.kind() == Refusal.Kind.UNAVAILABLE, refusal);
        }
        return thrown;
    }

    /** Returns what is written down of it. */
    public static String describe(RuntimeException failure) {
        return failure instanceof AgentFailure known ? known.getMessage() : "internal error: " + failure;
    }

    /** Returns whether another try may help. */
    public boolean isTransient() {
        return transientFailure;
    }

    /** Returns the message, never null. */
    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
