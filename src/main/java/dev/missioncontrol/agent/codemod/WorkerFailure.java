package dev.missioncontrol.agent.codemod;

/** A run came to no result; nothing else is affected, and nothing was changed anywhere. */
public final class WorkerFailure extends RuntimeException {

    /** Why there is no result. */
    public enum Reason {
        /** The worker could not be started. */
        NOT_STARTED,
        /** The worker ran out of memory. */
        OUT_OF_MEMORY,
        /** The run took longer than it may. */
        TIMED_OUT,
        /** The worker died. */
        CRASHED,
        /** The worker said something that is not in the protocol. */
        GARBLED,
        /** The tree has more files than a run may have. */
        TOO_MANY_FILES,
        /** The tree has more bytes than a run may have. */
        TREE_TOO_LARGE,
        /** The recipes changed more than a run may. */
        OUTPUT_TOO_LARGE
    }

    private static final long serialVersionUID = 1L;

    private final Reason reason;
    private final String remedy;
    private final String log;

    WorkerFailure(Reason reason, String message, String remedy, String log) {
        super(message);
        this.reason = reason;
        this.remedy = remedy;
        this.log = log;
    }

    /** Returns why there is no result. */
    public Reason reason() {
        return reason;
    }

    /** Returns what can be done about it. */
    public String remedy() {
        return remedy;
    }

    /** Returns the end of what the worker wrote to its log, empty when it wrote nothing. */
    public String log() {
        return log;
    }

    /** Returns the message, never null. */
    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
