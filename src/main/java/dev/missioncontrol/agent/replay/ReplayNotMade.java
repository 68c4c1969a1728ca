package dev.missioncontrol.agent.replay;

import dev.missioncontrol.agent.AgentFailure;

/** A replay could not be made: something happened to this server that says nothing of the run. There is no verdict. */
final class ReplayNotMade extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean interrupted;

    private ReplayNotMade(String message, boolean interrupted, Throwable cause) {
        super(message, cause);
        this.interrupted = interrupted;
    }

    /**
     * Makes it.
     *
     * @param what what could not be done, as a sentence's beginning
     */
    static ReplayNotMade of(String what, Throwable cause) {
        RuntimeException seen =
                cause instanceof RuntimeException unchecked ? AgentFailure.of(unchecked) : new RuntimeException(cause);
        String why = seen instanceof AgentFailure failure ? failure.getMessage() : String.valueOf(cause);
        return new ReplayNotMade(what + ": " + why, Obstacle.isInterruption(cause), cause);
    }

    /** Returns whether the work was told to stop, so that it has to be begun anew. */
    boolean interrupted() {
        return interrupted;
    }

    /** Returns why, never null. */
    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
