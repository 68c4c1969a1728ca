package dev.missioncontrol.account.signin;

import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;

/**
 * Why someone could not sign in, for the person to read.
 *
 * @param title in a few words
 * @param message what to do
 */
record SignInFailure(String title, String message) {

    /** Explains what Spring Security kept of the failure; null or anything unknown is a wrong password. */
    static SignInFailure of(@Nullable Object failure) {
        return switch (failure) {
            case TooManyAttemptsException tooMany ->
                new SignInFailure("Too many attempts", "Try again in " + tooMany.retryAfterSeconds() + " seconds.");
            case OAuth2AuthenticationException gitHub
            when GitHubSignIn.REFUSED.equals(gitHub.getError().getErrorCode()) ->
                new SignInFailure("Not signed in", String.valueOf(gitHub.getMessage()));
            case OAuth2AuthenticationException _ ->
                new SignInFailure("GitHub did not sign you in", "Try again, or sign in with a local account.");
            case null, default -> new SignInFailure("Wrong name or password", "Check both and try again.");
        };
    }
}
