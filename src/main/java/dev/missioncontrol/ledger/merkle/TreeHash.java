package dev.missioncontrol.ledger.merkle;

import dev.missioncontrol.shared.Digest;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/** A hash in the tree: the SHA-256 of a leaf or of two hashes below it (RFC 6962, section 2.1). */
public final class TreeHash {

    /** How many bytes a hash has. */
    public static final int BYTES = 32;

    private static final byte LEAF = 0;
    private static final byte NODE = 1;

    private final byte[] bytes;

    private TreeHash(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * Takes a hash that was computed elsewhere.
     *
     * @throws IllegalArgumentException unless there are 32 bytes
     */
    public static TreeHash of(byte[] bytes) {
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException("a hash has " + BYTES + " bytes, not " + bytes.length);
        }
        return new TreeHash(bytes.clone());
    }

    /**
     * Reads a hash as checkpoints and proofs write it.
     *
     * @throws IllegalArgumentException unless it is the standard Base64 of 32 bytes
     */
    public static TreeHash parse(String base64) {
        byte[] decoded = Base64.getDecoder().decode(base64);
        if (!Base64.getEncoder().encodeToString(decoded).equals(base64)) {
            throw new IllegalArgumentException("not the one Base64 form of its bytes: " + base64);
        }
        return of(decoded);
    }

    /** Returns the hash of the tree without leaves: SHA-256 of nothing. */
    public static TreeHash empty() {
        return new TreeHash(Digest.sha256().digest());
    }

    /** Returns the hash of a leaf that holds the data. */
    public static TreeHash leaf(byte[] data) {
        MessageDigest sha = Digest.sha256();
        sha.update(LEAF);
        return new TreeHash(sha.digest(data));
    }

    /** Returns the hash of the node above two others. */
    public static TreeHash node(TreeHash left, TreeHash right) {
        MessageDigest sha = Digest.sha256();
        sha.update(NODE);
        sha.update(left.bytes);
        return new TreeHash(sha.digest(right.bytes));
    }

    /** Returns a copy of the 32 bytes. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** Returns the standard Base64 of the bytes. */
    public String base64() {
        return Base64.getEncoder().encodeToString(bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TreeHash hash && Arrays.equals(bytes, hash.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** Returns the hash in lower-case hexadecimal digits. */
    @Override
    public String toString() {
        return HexFormat.of().formatHex(bytes);
    }
}
