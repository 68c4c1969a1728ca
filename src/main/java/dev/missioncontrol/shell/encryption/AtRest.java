package dev.missioncontrol.shell.encryption;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import org.springframework.stereotype.Component;

/**
 * Encrypts with AES-256 in Galois/Counter Mode (NIST SP 800-38D), so that a copy of the database alone tells nothing and
 * a changed ciphertext is noticed. The key is outside the database: see {@link EncryptionKey}.
 */
@Component
public class AtRest {

    private static final byte VERSION = 1;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int HEADER = 1 + NONCE_BYTES;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final SecretKey key;

    AtRest(EncryptionKey key) {
        this.key = key.get();
    }

    /**
     * Encrypts.
     *
     * @param purpose what the bytes are, such as {@code signing key 1a2b3c4d}: they open for the same purpose only
     * @return a version byte, the nonce, the ciphertext and its tag
     */
    public byte[] seal(byte[] clear, String purpose) {
        byte[] nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        byte[] encrypted = run(Cipher.ENCRYPT_MODE, nonce, purpose, clear, 0);
        byte[] sealed = new byte[HEADER + encrypted.length];
        sealed[0] = VERSION;
        System.arraycopy(nonce, 0, sealed, 1, NONCE_BYTES);
        System.arraycopy(encrypted, 0, sealed, HEADER, encrypted.length);
        return sealed;
    }

    /**
     * Decrypts what {@link #seal} made for the same purpose.
     *
     * @throws IllegalStateException when it was changed, or was encrypted with another key
     */
    public byte[] open(byte[] sealed, String purpose) {
        if (sealed.length < HEADER || sealed[0] != VERSION) {
            throw new IllegalStateException("what is stored as " + purpose + " is not in a form this version reads");
        }
        return run(Cipher.DECRYPT_MODE, Arrays.copyOfRange(sealed, 1, HEADER), purpose, sealed, HEADER);
    }

    private byte[] run(int mode, byte[] nonce, String purpose, byte[] input, int from) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(purpose.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(input, from, input.length - from);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "what is stored as " + purpose + " cannot be decrypted: it was changed, or the encryption key is"
                            + " not the one it was stored with (missioncontrol.encryption.key, or encryption.key in the"
                            + " data directory)",
                    e);
        }
    }
}
