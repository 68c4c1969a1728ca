package dev.missioncontrol.account.signin;

import dev.missioncontrol.shell.StartupRefusal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Who may read the metrics beside administrators.
 *
 * @param token the bearer token of the metrics collector, which is good for nothing else; null when there is none
 */
@ConfigurationProperties("missioncontrol.metrics")
record MetricsSettings(@Nullable String token) {

    private static final int SHORTEST = 20;

    /** Refuses a token that could be guessed. */
    MetricsSettings {
        token = token == null || token.isBlank() ? null : token;
        if (token != null && token.length() < SHORTEST) {
            throw new StartupRefusal(
                    "missioncontrol.metrics.token has " + token.length() + " characters; at least " + SHORTEST
                            + " are needed.",
                    "Make a random one, for example with: openssl rand -hex 32",
                    null);
        }
    }

    /** Returns whether this is the collector's token; takes the same time for any that is not. */
    boolean admits(String given) {
        return token != null
                && MessageDigest.isEqual(
                        token.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }

    /** Keeps the token out of logs. */
    @Override
    public String toString() {
        return "MetricsSettings[token=" + (token == null ? "none" : "***") + "]";
    }
}
