package dev.missioncontrol.shell.encryption;

import dev.missioncontrol.shell.Home;
import dev.missioncontrol.shell.StartupRefusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The key that what lies encrypted in the database opens with: 32 bytes in Base64, from the setting
 * {@code missioncontrol.encryption.key}, which several nodes have to share, or else from a file in the data directory
 * that is made at the first start.
 */
@Component
class EncryptionKey {

    private static final int BYTES = 32;
    private static final String FILE = "encryption.key";

    private final SecretKey key;

    EncryptionKey(Home home, @Value("${missioncontrol.encryption.key:}") String configured) {
        this.key = new SecretKeySpec(configured.isBlank() ? fromFile(home) : parsed(configured), "AES");
    }

    SecretKey get() {
        return key;
    }

    private static byte[] fromFile(Home home) {
        Path file = home.path().resolve(FILE);
        try {
            if (!Files.exists(file)) {
                byte[] made = new byte[BYTES];
                new SecureRandom().nextBytes(made);
                // Whole or not at all, and never readable for others.
                Path draft = Files.createTempFile(home.path(), FILE, ".tmp");
                Home.onlyForOwner(draft, false);
                Files.writeString(draft, Base64.getEncoder().encodeToString(made) + "\n");
                Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
            }
            return parsed(Files.readString(file));
        } catch (IOException e) {
            throw new StartupRefusal(
                    "The encryption key " + file + " cannot be read or made: " + e,
                    "Make it readable for this account, restore it from a backup, or set"
                            + " missioncontrol.encryption.key.",
                    e);
        }
    }

    private static byte[] parsed(String text) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(text.strip());
        } catch (IllegalArgumentException e) {
            bytes = new byte[0];
        }
        if (bytes.length != BYTES) {
            throw new StartupRefusal(
                    "The encryption key is not 32 bytes in Base64.",
                    "Set missioncontrol.encryption.key (MISSIONCONTROL_ENCRYPTION_KEY) to what 'openssl rand -base64 32'"
                            + " prints, or restore the file encryption.key in the data directory.",
                    null);
        }
        return bytes;
    }
}
