package dev.missioncontrol.shell.database;

import java.security.SecureRandom;
import java.util.Base64;

/**
 * How one role reaches the database.
 *
 * @param url a JDBC URL without credentials
 * @param role the database role
 * @param password its password
 */
record DatabaseAccess(String url, String role, String password) {

    private static final SecureRandom RANDOM = new SecureRandom();

    /** Returns a new password with 192 random bits, in letters, digits, {@code -} and {@code _}. */
    static String newPassword() {
        byte[] bytes = new byte[24];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Names URL and role only: a password has no place in a log. */
    @Override
    public String toString() {
        return role + " at " + url;
    }
}
