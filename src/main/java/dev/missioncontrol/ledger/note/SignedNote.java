package dev.missioncontrol.ledger.note;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A text with signatures under it.
 *
 * @param text the text, with its last newline
 * @param signatures the signature lines
 */
public record SignedNote(String text, List<NoteSignature> signatures) {

    private static final int MAX_LENGTH = 1 << 20;
    private static final int MAX_SIGNATURES = 64;

    /** Copies the signatures. */
    public SignedNote {
        if (!text.endsWith("\n") || text.chars().anyMatch(c -> c < ' ' && c != '\n')) {
            throw new IllegalArgumentException("a note's text ends in a newline and has no other control character");
        }
        signatures = List.copyOf(signatures);
    }

    /** Signs a text. */
    public static SignedNote of(String text, Collection<NoteSigner> signers) {
        return new SignedNote(
                text, signers.stream().map(signer -> signer.sign(text)).toList());
    }

    /**
     * Reads a note; does not verify it.
     *
     * @throws IllegalArgumentException when it is none, saying why
     */
    public static SignedNote parse(String note) {
        int blank = note.lastIndexOf("\n\n");
        if (note.length() > MAX_LENGTH || blank < 0 || !note.endsWith("\n")) {
            throw new IllegalArgumentException("A signed note is a text, an empty line and signature lines.");
        }
        String below = note.substring(blank + 2);
        List<NoteSignature> signatures = below.lines().map(NoteSignature::parse).toList();
        if (signatures.isEmpty() || signatures.size() > MAX_SIGNATURES) {
            throw new IllegalArgumentException(
                    "A signed note has from 1 to " + MAX_SIGNATURES + " signatures, not " + signatures.size() + ".");
        }
        return new SignedNote(note.substring(0, blank + 1), signatures);
    }

    /**
     * Returns those of the keys that signed the text. Signatures of other keys are ignored.
     *
     * @throws IllegalArgumentException when a signature that claims to be of one of the keys is not
     */
    public List<VerifierKey> verifiedBy(Collection<VerifierKey> known) {
        return known.stream().filter(this::isSignedBy).toList();
    }

    private boolean isSignedBy(VerifierKey key) {
        List<NoteSignature> claimed = signatures.stream()
                .filter(each -> each.name().equals(key.name()) && each.id().equals(key.id()))
                .toList();
        if (!claimed.stream().allMatch(each -> key.verifies(text, each.signature()))) {
            throw new IllegalArgumentException("The signature of " + key.name() + "+" + key.id()
                    + " does not verify: the note was changed, or not signed by that key.");
        }
        return !claimed.isEmpty();
    }

    /** Returns the note as it is published. */
    @Override
    public String toString() {
        return text + "\n" + signatures.stream().map(each -> each + "\n").collect(Collectors.joining());
    }
}
