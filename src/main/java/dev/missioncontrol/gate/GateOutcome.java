package dev.missioncontrol.gate;

/** How a gate's check ended. */
public enum GateOutcome {
    /** It does not concern this workflow. */
    NOT_APPLICABLE,
    /** Something is missing or wrong. */
    UNSATISFIED,
    /** Everything it asks for is there. */
    SATISFIED,
    /** A person let it pass, with a reason. */
    OVERRIDDEN,
    /** The options let it pass. */
    BYPASSED,
    /** It could not be checked; never passes. */
    ERROR;

    /** Returns whether the workflow may go on. */
    public boolean passes() {
        return switch (this) {
            case SATISFIED, OVERRIDDEN, BYPASSED, NOT_APPLICABLE -> true;
            case UNSATISFIED, ERROR -> false;
        };
    }
}
