package dev.missioncontrol.policy.condition;

/** A condition that could not be evaluated over the facts of an act: a missing argument, a division by zero. */
public final class ConditionFailure extends Exception {

    private static final long serialVersionUID = 1L;

    private final int offset;

    ConditionFailure(int offset, String message) {
        super(message, null, false, false);
        this.offset = offset;
    }

    /** Returns where in the condition's text it failed, from 0. */
    public int offset() {
        return offset;
    }

    /** Returns what went wrong, never null. */
    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
