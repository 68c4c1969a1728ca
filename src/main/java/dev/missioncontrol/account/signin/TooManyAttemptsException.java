package dev.missioncontrol.account.signin;

import java.time.Duration;
import org.springframework.security.core.AuthenticationException;

/** Too many wrong passwords were tried: this one was not looked at. */
final class TooManyAttemptsException extends AuthenticationException {

    private static final long serialVersionUID = 1L;

    private final Duration wait;

    TooManyAttemptsException(Duration wait) {
        super("Too many sign-in attempts.");
        this.wait = wait;
    }

    /** Returns after how many seconds the next try is looked at, at least 1. */
    long retryAfterSeconds() {
        return Math.max(1, wait.plusNanos(999_999_999).toSeconds());
    }
}
