package dev.missioncontrol.policy.condition;

/** A condition that cannot be compiled. */
public final class InvalidCondition extends Exception {

    private static final long serialVersionUID = 1L;

    private final int line;
    private final int column;
    private final String remedy;

    InvalidCondition(int line, int column, String message, String remedy) {
        super(message, null, false, false);
        this.line = line;
        this.column = column;
        this.remedy = remedy;
    }

    /** Returns the line within the condition, from 1. */
    public int line() {
        return line;
    }

    /** Returns the column within that line, from 1. */
    public int column() {
        return column;
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
