package dev.missioncontrol.ledger.note;

import dev.missioncontrol.ledger.merkle.MerkleProofs;
import dev.missioncontrol.ledger.merkle.TreeHash;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Shows without a server that a leaf is in a log (C2SP tlog-proof).
 *
 * @param index the leaf's index
 * @param path the inclusion proof, from the leaf's sibling up
 * @param checkpoint the signed checkpoint it leads to
 */
public record TlogProof(long index, List<TreeHash> path, SignedNote checkpoint) {

    private static final String HEADER = "c2sp.org/tlog-proof@v1";
    private static final String INDEX = "index ";
    private static final Pattern NUMBER = Pattern.compile("0|[1-9]\\d{0,17}");
    private static final int MAX_PATH = 63;

    /** Copies the path. */
    public TlogProof {
        path = List.copyOf(path);
    }

    /**
     * Reads a proof; does not verify it.
     *
     * @throws IllegalArgumentException when it is none, saying why
     */
    public static TlogProof parse(String text) {
        int blank = text.indexOf("\n\n");
        if (blank < 0) {
            throw new IllegalArgumentException("A proof has an empty line before its checkpoint.");
        }
        var lines = new ArrayList<>(text.substring(0, blank).lines().toList());
        if (!lines.removeFirst().equals(HEADER)) {
            throw new IllegalArgumentException("A proof starts with the line '" + HEADER + "'.");
        }
        if (!lines.isEmpty() && lines.getFirst().startsWith("extra ")) {
            lines.removeFirst();
        }
        if (lines.isEmpty()
                || !lines.getFirst().startsWith(INDEX)
                || !NUMBER.matcher(lines.getFirst().substring(INDEX.length())).matches()) {
            throw new IllegalArgumentException("A proof names the leaf: '" + INDEX + "N'.");
        }
        long index = Long.parseLong(lines.removeFirst().substring(INDEX.length()));
        if (lines.size() > MAX_PATH) {
            throw new IllegalArgumentException("A proof has at most " + MAX_PATH + " hashes.");
        }
        return new TlogProof(
                index, lines.stream().map(TreeHash::parse).toList(), SignedNote.parse(text.substring(blank + 2)));
    }

    /**
     * Checks that the leaf is in a tree that one of the keys signed.
     *
     * @return the checkpoint
     * @throws IllegalArgumentException when it is not, saying what does not hold
     */
    public Checkpoint verify(TreeHash leaf, Collection<VerifierKey> keys) {
        if (checkpoint.verifiedBy(keys).isEmpty()) {
            throw new IllegalArgumentException("The checkpoint is signed by none of the trusted keys.");
        }
        Checkpoint signed = Checkpoint.parse(checkpoint.text());
        if (!MerkleProofs.includes(leaf, index, signed.size(), path, signed.root())) {
            throw new IllegalArgumentException("The proof does not lead from leaf " + index
                    + " to the root of the checkpoint of size " + signed.size() + ".");
        }
        return signed;
    }

    /** Returns the proof as it is published. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(HEADER)
                .append('\n')
                .append(INDEX)
                .append(index)
                .append('\n');
        path.forEach(hash -> text.append(hash.base64()).append('\n'));
        return text.append('\n').append(checkpoint).toString();
    }
}
