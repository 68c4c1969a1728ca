package dev.missioncontrol.policy.glob;

/** A pattern that cannot be read. */
public final class InvalidGlob extends Exception {

    private static final long serialVersionUID = 1L;

    private final int offset;
    private final String remedy;

    InvalidGlob(int offset, String message, String remedy) {
        super(message, null, false, false);
        this.offset = offset;
        this.remedy = remedy;
    }

    /** Returns where in the pattern it goes wrong, from 0. */
    public int offset() {
        return offset;
    }

    /** Returns what to do about it. */
    public String remedy() {
        return remedy;
    }

    /** Returns what is wrong, never null. */
    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
