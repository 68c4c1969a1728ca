package dev.missioncontrol.shell;

import org.jspecify.annotations.Nullable;

/** The server cannot start here for a reason the person starting it can mend: printed as such, without a stack trace. */
public final class StartupRefusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String remedy;

    /**
     * Refuses to start.
     *
     * @param message what is wrong
     * @param remedy what to do about it
     * @param cause what was thrown, or null when a check of our own found it
     */
    public StartupRefusal(String message, String remedy, @Nullable Throwable cause) {
        super(message, cause);
        this.remedy = remedy;
    }

    /** Returns what to do about it. */
    public String remedy() {
        return remedy;
    }
}
