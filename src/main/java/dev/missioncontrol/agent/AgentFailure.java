package dev.missioncontrol.agent;

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
