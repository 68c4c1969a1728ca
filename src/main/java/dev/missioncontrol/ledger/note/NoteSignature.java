package dev.missioncontrol.ledger.note;

import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/**
 * A signature line of a note.
 *
 * @param name the key's name
 * @param id the key's id, in eight hexadecimal digits
 * @param signature the bare signature
 */
public record NoteSignature(String name, String id, byte[] signature) {

    private static final int ID_BYTES = 4;
    private static final String DASH = "\u2014 ";

    /** Copies the bytes. */
    public NoteSignature {
        VerifierKey.requireName(name);
        signature = signature.clone();
    }

    /** Returns a copy of the bare signature. */
    @Override
    public byte[] signature() {
        return signature.clone();
    }

    /**
     * Reads a signature line, without its newline.
     *
     * @throws IllegalArgumentException when it is none
     */
    public static NoteSignature parse(String line) {
        String[] parts = line.startsWith(DASH) ? line.substring(DASH.length()).split(" ", -1) : new String[0];
        if (parts.length != 2) {
            throw new IllegalArgumentException("not a signature line: '" + line + "'");
        }
        byte[] bytes = Base64.getDecoder().decode(parts[1]);
        if (bytes.length <= ID_BYTES
                || !Base64.getEncoder().encodeToString(bytes).equals(parts[1])) {
            throw new IllegalArgumentException("not a signature in Base64: '" + line + "'");
        }
        return new NoteSignature(
                parts[0],
                HexFormat.of().formatHex(bytes, 0, ID_BYTES),
                Arrays.copyOfRange(bytes, ID_BYTES, bytes.length));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NoteSignature that
                && name.equals(that.name)
                && id.equals(that.id)
                && Arrays.equals(signature, that.signature);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(signature);
    }

    /** Returns the line without its newline. */
    @Override
    public String toString() {
        byte[] key = HexFormat.of().parseHex(id);
        byte[] all = Arrays.copyOf(key, key.length + signature.length);
        System.arraycopy(signature, 0, all, key.length, signature.length);
        return DASH + name + " " + Base64.getEncoder().encodeToString(all);
    }
}
