package dev.missioncontrol.ledger.note;

import dev.missioncontrol.shared.Digest;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/**
 * The public half of the Ed25519 key of a witness that cosigns checkpoints (C2SP tlog-cosignature, type 0x04).
 *
 * @param name the witness's name
 * @param id the first four bytes of a hash over name and key, in eight hexadecimal digits
 * @param publicKey the key's 32 bytes in Base64
 */
public record Cosigner(String name, String id, String publicKey) {

    private static final byte COSIGNATURE = 4;
    private static final int KEY_BYTES = 32;
    private static final int ID_BYTES = 4;
    private static final int TIME_BYTES = Long.BYTES;
    private static final int SIGNATURE_BYTES = 64;

    /**
     * Reads the form {@code name+id+key}, where key is the Base64 of 0x04 and the 32 bytes.
     *
     * @throws IllegalArgumentException when it is none, saying why
     */
    public static Cosigner parse(String text) {
        String[] parts = text.strip().split("\\+", 3);
        if (parts.length != 3) {
            throw new IllegalArgumentException("A witness's key is written name+id+key.");
        }
        byte[] typed = Base64.getDecoder().decode(parts[2]);
        if (typed.length != KEY_BYTES + 1 || typed[0] != COSIGNATURE) {
            throw new IllegalArgumentException("Only Ed25519 cosignature keys (type 4, 32 bytes) are understood.");
        }
        byte[] key = Arrays.copyOfRange(typed, 1, typed.length);
        VerifierKey.requireName(parts[0]);
        String id = id(parts[0], key);
        if (!id.equals(parts[1])) {
            throw new IllegalArgumentException("The key's id is " + id + ", not " + parts[1] + ".");
        }
        return new Cosigner(parts[0], id, Base64.getEncoder().encodeToString(key));
    }

    private static String id(String name, byte[] key) {
        MessageDigest sha = Digest.sha256();
        sha.update(name.getBytes(StandardCharsets.UTF_8));
        sha.update((byte) '\n');
        sha.update(COSIGNATURE);
        return HexFormat.of().formatHex(sha.digest(key), 0, ID_BYTES);
    }

    /**
     * Returns when this witness cosigned a checkpoint; empty when the signature is not its own.
     *
     * @param checkpoint the text that was cosigned, with its last newline and without signatures
     */
    public Optional<Instant> cosigned(String checkpoint, NoteSignature signature) {
        byte[] bytes = signature.signature();
        if (!signature.name().equals(name)
                || !signature.id().equals(id)
                || bytes.length != TIME_BYTES + SIGNATURE_BYTES) {
            return Optional.empty();
        }
        long seconds = ByteBuffer.wrap(bytes).getLong();
        String message = "cosignature/v1\ntime " + seconds + "\n" + checkpoint;
        boolean holds = seconds >= 0
                && new VerifierKey(name, id, publicKey)
                        .verifies(message, Arrays.copyOfRange(bytes, TIME_BYTES, bytes.length));
        return holds ? Optional.of(Instant.ofEpochSecond(seconds)) : Optional.empty();
    }
}
