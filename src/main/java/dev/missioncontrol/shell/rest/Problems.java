package dev.missioncontrol.shell.rest;

import dev.missioncontrol.shared.Refusal;
import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;

/**
 * Builds problem details (RFC 9457) as {@code docs/api.md} describes them: {@code type} says which kind of problem it
 * is, {@code detail} what happened, {@code field} where, {@code remedy} what to do.
 */
public final class Problems {

    private static final String TYPE_PREFIX = "urn:missioncontrol:problem:";

    private Problems() {}

    /** Returns the problem that a refusal is. */
    public static ProblemDetail of(Refusal refusal) {
        return of(
                status(refusal.kind()), name(refusal.kind()), refusal.getMessage(), refusal.field(), refusal.remedy());
    }

    /** Returns a problem whose kind is the HTTP status, such as {@code method_not_allowed}. */
    static ProblemDetail of(HttpStatus status, String detail, @Nullable String field, @Nullable String remedy) {
        return of(status, status.name().toLowerCase(Locale.ROOT), detail, field, remedy);
    }

    private static ProblemDetail of(
            HttpStatus status, String kind, String detail, @Nullable String field, @Nullable String remedy) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setType(URI.create(TYPE_PREFIX + kind));
        if (field != null) {
            problem.setProperty("field", field);
        }
        if (remedy != null) {
            problem.setProperty("remedy", remedy);
        }
        return problem;
    }

    private static String name(Refusal.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    private static HttpStatus status(Refusal.Kind kind) {
        return switch (kind) {
            case INVALID -> HttpStatus.BAD_REQUEST;
            case UNAUTHENTICATED -> HttpStatus.UNAUTHORIZED;
            case FORBIDDEN -> HttpStatus.FORBIDDEN;
            case NOT_FOUND -> HttpStatus.NOT_FOUND;
            case CONFLICT -> HttpStatus.CONFLICT;
            case TOO_LARGE -> HttpStatus.CONTENT_TOO_LARGE;
            case TOO_MANY -> HttpStatus.TOO_MANY_REQUESTS;
            case UNAVAILABLE -> HttpStatus.SERVICE_UNAVAILABLE;
        };
    }
}
