package dev.missioncontrol.writegate;

/** The WriteGate found a condition of I2 not met; nothing was written. */
public final class WriteRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Which condition was not met. */
    public enum Ground {
        /** The workflow is paused, cancelled or elsewhere. */
        STANDING,
        /** The approved digest is not the current revision's. */
        APPROVAL,
        /** The approvals do not suffice any more: policy asks for more now, or one expired. */
        APPROVALS_MISSING,
        /** What is stored is not what was sealed and approved. */
        CONTENT,
        /** Policy denies it. */
        POLICY,
        /** A budget is spent. */
        BUDGET
    }

    private final Ground ground;

    WriteRefused(Ground ground, String message) {
        super(message);
        this.ground = ground;
    }

    /** Returns which condition was not met. */
    public Ground ground() {
        return ground;
    }

    /** Returns the message, never null. */
    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
