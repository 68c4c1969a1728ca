package dev.missioncontrol.account;

import java.time.Instant;

/**
 * What is known of an account.
 *
 * @param name the unique sign-in name; for an account of GitHub the login followed by {@code @github}
 * @param origin where its sign-in is checked
 * @param role what it may do
 * @param enabled whether it may sign in and use its tokens
 * @param createdAt when it was made
 */
public record AccountProfile(String name, Origin origin, Role role, boolean enabled, Instant createdAt) {}
