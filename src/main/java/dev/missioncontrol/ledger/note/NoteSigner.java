package dev.missioncontrol.ledger.note;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;

/** Signs notes with an Ed25519 key. */
public final class NoteSigner {

    private final VerifierKey key;
    private final PrivateKey secret;

    /** Signs in the name of the key, with its private half. */
    public NoteSigner(VerifierKey key, PrivateKey secret) {
        this.key = key;
        this.secret = secret;
    }

    /** Returns the public half. */
    public VerifierKey key() {
        return key;
    }

    /** Returns the signature line for the text. */
    public NoteSignature sign(String text) {
        return new NoteSignature(key.name(), key.id(), signature(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** Returns the bare Ed25519 signature over bytes. */
    public byte[] signature(byte[] bytes) {
        try {
            Signature ed25519 = Signature.getInstance("Ed25519");
            ed25519.initSign(secret);
            ed25519.update(bytes);
            return ed25519.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot sign with the key " + key.name() + "+" + key.id(), e);
        }
    }
}
