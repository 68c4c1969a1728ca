package dev.missioncontrol.account;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an API token; the token itself is known to its owner only.
 *
 * @param id its id
 * @param account the account it speaks for
 * @param name what its owner calls it
 * @param prefix its first characters
 * @param createdAt when it was made
 * @param expiresAt when it ends by itself; null for never
 * @param lastUsedAt when it was last used, to the minute; null for never
 * @param revokedAt when it was revoked; null when it was not
 * @param state whether it can be used, at the time of reading
 */
public record ApiToken(
        UUID id,
        String account,
        String name,
        String prefix,
        Instant createdAt,
        @Nullable Instant expiresAt,
        @Nullable Instant lastUsedAt,
        @Nullable Instant revokedAt,
        State state) {

    /** Whether a token can be used. */
    public enum State {
        /** It can. */
        ACTIVE,
        /** Its time is over. */
        EXPIRED,
        /** It was revoked. */
        REVOKED
    }
}
