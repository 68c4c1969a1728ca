package dev.missioncontrol.cli.terminal;

import org.jspecify.annotations.Nullable;

/** Why a command could not do what it was asked to: said to the person in a line or two, and to a script as exit code. */
public final class Failure extends RuntimeException {

    /** Exit code: the server refused, or the answer is no. */
    public static final int REFUSED = 1;

    /** Exit code: the command line, or something it names, is wrong; nothing was sent. */
    public static final int USAGE = 2;

    /** Exit code: the server does not answer. */
    public static final int UNREACHABLE = 3;

    private static final long serialVersionUID = 1L;

    private final int exitCode;
    private final boolean missing;
    private final @Nullable String remedy;

    private Failure(int exitCode, boolean missing, String message, @Nullable String remedy) {
        super(message);
        this.missing = missing;
        this.exitCode = exitCode;
        this.remedy = remedy;
    }

    /** The server refused, or something turned out to be other than it should be. */
    public static Failure refused(String message, @Nullable String remedy) {
        return new Failure(REFUSED, false, message, remedy);
    }

    /** There is no such thing. */
    public static Failure missing(String message, @Nullable String remedy) {
        return new Failure(REFUSED, true, message, remedy);
    }

    /** The command line asks for something that makes no sense here. */
    public static Failure usage(String message, @Nullable String remedy) {
        return new Failure(USAGE, false, message, remedy);
    }

    /** The server does not answer. */
    public static Failure unreachable(String message, @Nullable String remedy) {
        return new Failure(UNREACHABLE, false, message, remedy);
    }

    /** Returns the exit code, one of the constants of this class. */
    public int exitCode() {
        return exitCode;
    }

    /** Returns whether the reason is that there is no such thing. */
    public boolean isMissing() {
        return missing;
    }

    /** Returns what to do about it, or null when there is nothing to add to the message. */
    public @Nullable String remedy() {
        return remedy;
    }

    /** Returns the message, never null. */
    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
