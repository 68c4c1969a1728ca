package dev.missioncontrol.ledger.note;

import dev.missioncontrol.shared.Digest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * The public half of an Ed25519 key (RFC 8032) that signs notes (C2SP signed-note, type 0x01).
 *
 * @param name the key's name
 * @param id the first four bytes of a hash over name and key, in eight hexadecimal digits
 * @param publicKey the key's 32 bytes in Base64
 */
public record VerifierKey(String name, String id, String publicKey) {

    private static final byte ED25519 = 1;
    private static final int KEY_BYTES = 32;
    private static final int ID_BYTES = 4;
    /** What stands before the 32 bytes in an X.509 SubjectPublicKeyInfo (RFC 8410). */
    private static final byte[] X509_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

    private static final Pattern NAME = Pattern.compile("[^\\s+\\p{Z}\\p{Cntrl}]+");

    /** Rejects names that a note cannot carry. */
    public VerifierKey {
        requireName(name);
    }

    /** Makes it of a key of the Java platform. */
    public static VerifierKey of(String name, PublicKey key) {
        byte[] encoded = key.getEncoded();
        if (encoded.length != X509_PREFIX.length + KEY_BYTES
                || !Arrays.equals(encoded, 0, X509_PREFIX.length, X509_PREFIX, 0, X509_PREFIX.length)) {
            throw new IllegalArgumentException("not an Ed25519 key: " + key.getAlgorithm());
        }
        return of(name, Arrays.copyOfRange(encoded, X509_PREFIX.length, encoded.length));
    }

    private static VerifierKey of(String name, byte[] key) {
        return new VerifierKey(name, id(name, key), Base64.getEncoder().encodeToString(key));
    }

    /**
     * Reads the form {@code name+id+key} that stock tools use, where key is the Base64 of 0x01 and the 32 bytes.
     *
     * @throws IllegalArgumentException when it is none, saying why
     */
    public static VerifierKey parse(String text) {
        String[] parts = text.strip().split("\\+", 3);
        if (parts.length != 3) {
            throw new IllegalArgumentException("A verifier key is written name+id+key.");
        }
        byte[] typed = Base64.getDecoder().decode(parts[2]);
        if (typed.length != KEY_BYTES + 1 || typed[0] != ED25519) {
            throw new IllegalArgumentException("Only Ed25519 keys (type 1, 32 bytes) are understood.");
        }
        VerifierKey key = of(parts[0], Arrays.copyOfRange(typed, 1, typed.length));
        if (!key.id.equals(parts[1])) {
            throw new IllegalArgumentException("The key's id is " + key.id + ", not " + parts[1] + ".");
        }
        return key;
    }

    static void requireName(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("a key's name has neither spaces nor '+': '" + name + "'");
        }
    }

    private static String id(String name, byte[] key) {
        MessageDigest sha = Digest.sha256();
        sha.update(name.getBytes(StandardCharsets.UTF_8));
        sha.update((byte) '\n');
        sha.update(ED25519);
        return HexFormat.of().formatHex(sha.digest(key), 0, ID_BYTES);
    }

    /** Returns whether the signature is this key's over the text. */
    public boolean verifies(String text, byte[] signature) {
        return verifies(text.getBytes(StandardCharsets.UTF_8), signature);
    }

    /** Returns whether the signature is this key's over the bytes. */
    public boolean verifies(byte[] bytes, byte[] signature) {
        try {
            Signature ed25519 = Signature.getInstance("Ed25519");
            ed25519.initVerify(javaKey());
            ed25519.update(bytes);
            return ed25519.verify(signature);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    /** Returns the key as the Java platform knows it. */
    public PublicKey javaKey() throws GeneralSecurityException {
        byte[] key = Base64.getDecoder().decode(publicKey);
        byte[] encoded = Arrays.copyOf(X509_PREFIX, X509_PREFIX.length + key.length);
        System.arraycopy(key, 0, encoded, X509_PREFIX.length, key.length);
        return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
    }

    /** Returns the form that {@link #parse} reads. */
    @Override
    public String toString() {
        byte[] key = Base64.getDecoder().decode(publicKey);
        byte[] typed = new byte[key.length + 1];
        typed[0] = ED25519;
        System.arraycopy(key, 0, typed, 1, key.length);
        return name + "+" + id + "+" + Base64.getEncoder().encodeToString(typed);
    }
}
