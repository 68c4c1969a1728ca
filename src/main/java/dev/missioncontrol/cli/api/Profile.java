package dev.missioncontrol.cli.api;

import org.jspecify.annotations.Nullable;

/**
 * What {@code missionctl login} leaves behind.
 *
 * @param url the server's address
 * @param account whose token it is; null when the token was given and not made here
 * @param token the token
 * @param tokenId the token's id, by which it can be revoked; null when it was given and not made here
 */
public record Profile(
        String url,
        @Nullable String account,
        String token,
        @Nullable String tokenId) {}
