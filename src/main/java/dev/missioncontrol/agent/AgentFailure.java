package dev.missioncontrol.agent;

import dev.missioncontrol.shared.Refusal;
import org.jspecify.annotations.Nullable;

/** An agent could not do what it was asked; the message says what a person can do about it. */
public sealed class AgentFailure extends RuntimeException permits ToolDenied {

    private static final long serialVersionUID = 1L;

    private final boolean transientFailure;
    private final boolean ofThisServer;

    /**
     * Makes the failure.
     *
     * @param message what went wrong and what to do about it
     * @param transientFailure whether another try may help
     */
    public AgentFailure(String message, boolean transientFailure, @Nullable Throwable cause) {
        this(message, transientFailure, transientFailure, cause);
    }

    private AgentFailure(String message, boolean transientFailure, boolean ofThisServer, @Nullable Throwable cause) {
        super(message, cause);
        this.transientFailure = transientFailure;
        this.ofThisServer = ofThisServer;
    }

    /**
     * Returns a failure that another try here does not help, but another server or more memory and time might: it says
     * nothing of what was asked.
     */
    public static AgentFailure ofThisServer(String message, Throwable cause) {
        return new AgentFailure(message, false, true, cause);
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

    /** Returns whether it is about the server that did the work, and not about the work: all that may pass are. */
    public boolean isOfThisServer() {
        return ofThisServer;
    }

    /** Returns the message, never null. */
    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
