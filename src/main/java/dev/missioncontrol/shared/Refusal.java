package dev.missioncontrol.shared;

import org.jspecify.annotations.Nullable;

/**
 * A request that is turned down for a reason its sender can understand and act upon. REST answers it as a problem
 * detail (RFC 9457), the command line prints it, and a page shows it; nothing has been changed when it is thrown.
 */
public final class Refusal extends RuntimeException {

    /** What went wrong, in the terms of HTTP. */
    public enum Kind {
        /** The input is wrong: 400. */
        INVALID,
        /** Nobody is signed in: 401. */
        UNAUTHENTICATED,
        /** The account may not do this: 403. */
        FORBIDDEN,
        /** There is no such thing: 404. */
        NOT_FOUND,
        /** The thing is not in a state that allows this, or has moved on: 409. */
        CONFLICT,
        /** The input is larger than this server takes: 413. */
        TOO_LARGE,
        /** Too many tries: 429. */
        TOO_MANY,
        /** Something this server depends upon does not answer: 503. */
        UNAVAILABLE
    }

    private static final long serialVersionUID = 1L;

    private final Kind kind;
    private final @Nullable String field;
    private final @Nullable String remedy;

    private Refusal(Kind kind, @Nullable String field, String message, @Nullable String remedy) {
        super(message);
        this.kind = kind;
        this.field = field;
        this.remedy = remedy;
    }

    /** Refuses an input: names the field (a JSON path or form field), what is wrong with it and how to mend it. */
    public static Refusal invalid(@Nullable String field, String message, String remedy) {
        return new Refusal(Kind.INVALID, field, message, remedy);
    }

    /** Refuses because the account's role does not allow it. */
    public static Refusal forbidden(String message, String remedy) {
        return new Refusal(Kind.FORBIDDEN, null, message, remedy);
    }

    /** Refuses because the thing asked for does not exist. */
    public static Refusal notFound(String message) {
        return new Refusal(Kind.NOT_FOUND, null, message, null);
    }

    /** Refuses because the thing is in the wrong state or has moved on since it was read. */
    public static Refusal conflict(String message, String remedy) {
        return new Refusal(Kind.CONFLICT, null, message, remedy);
    }

    /** Refuses for any other reason. */
    public static Refusal of(Kind kind, @Nullable String field, String message, @Nullable String remedy) {
        return new Refusal(kind, field, message, remedy);
    }

    /** Returns what went wrong, in the terms of HTTP. */
    public Kind kind() {
        return kind;
    }

    /** Returns the field at fault, or null when it is not about one field. */
    public @Nullable String field() {
        return field;
    }

    /** Returns what the sender can do about it, or null when there is nothing to add to the message. */
    public @Nullable String remedy() {
        return remedy;
    }

    /** Returns the message, never null. */
    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
