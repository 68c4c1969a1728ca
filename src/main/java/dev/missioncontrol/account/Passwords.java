package dev.missioncontrol.account;

import dev.missioncontrol.shared.Refusal;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** Makes, checks and hashes passwords. */
@Component
class Passwords {

    /** In characters. */
    static final int MIN_LENGTH = 12;

    /** In UTF-8 bytes: what bcrypt looks at. */
    static final int MAX_BYTES = 72;

    /** Without what looks alike when read off a screen. */
    private static final String ALPHABET = "abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    private static final int GROUPS = 5;
    private static final int GROUP_LENGTH = 5;

    private final SecureRandom random = new SecureRandom();
    private final PasswordEncoder encoder;

    Passwords(PasswordEncoder encoder) {
        this.encoder = encoder;
    }

    /** Returns a fresh password of over 140 random bits, in groups for reading. */
    String generate() {
        var password = new StringBuilder();
        for (int i = 0; i < GROUPS * GROUP_LENGTH; i++) {
            if (i > 0 && i % GROUP_LENGTH == 0) {
                password.append('-');
            }
            password.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return password.toString();
    }

    /**
     * Returns the hash to keep of a new password.
     *
     * @param field the form field or setting it came from
     * @throws Refusal INVALID when it is too short or too long
     */
    String hash(String password, String field) {
        if (password.codePointCount(0, password.length()) < MIN_LENGTH) {
            throw Refusal.invalid(field, "The password is too short.", "Use at least " + MIN_LENGTH + " characters.");
        }
        if (password.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
            throw Refusal.invalid(
                    field, "The password is too long.", "Use at most " + MAX_BYTES + " bytes of UTF-8 text.");
        }
        return String.valueOf(encoder.encode(password));
    }

    /** Returns whether the password is the one that was hashed. */
    boolean matches(String password, String hash) {
        return encoder.matches(password, hash);
    }
}
