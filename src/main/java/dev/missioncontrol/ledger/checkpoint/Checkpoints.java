package dev.missioncontrol.ledger.checkpoint;

import dev.missioncontrol.ledger.merkle.MerkleTree;
import dev.missioncontrol.ledger.merkle.Tile;
import dev.missioncontrol.ledger.merkle.TreeHash;
import dev.missioncontrol.ledger.note.SignedNote;
import dev.missioncontrol.ledger.note.TlogProof;
import dev.missioncontrol.shared.Refusal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the log has signed, and the proofs that lead to it. */
@Service
@Transactional(readOnly = true)
public class Checkpoints {

    private static final int ENTRY_BYTES = 32;
    private static final int FETCH_SIZE = 1_000;

    private final JdbcClient jdbc;

    Checkpoints(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A checkpoint as it was signed.
     *
     * @param size how many leaves it covers
     * @param note the signed note, word for word
     * @param signedAt when
     */
    public record Signed(long size, String note, Instant signedAt) {}

    /** Returns the newest checkpoint; empty before the first. */
    public Optional<Signed> latest() {
        return jdbc.sql("SELECT size, note, signed_at FROM ledger_checkpoint ORDER BY size DESC LIMIT 1")
                .query((row, number) -> new Signed(
                        row.getLong(1),
                        row.getString(2),
                        row.getObject(3, OffsetDateTime.class).toInstant()))
                .optional();
    }

    /** Returns how many entries wait for their place in the log. */
    public long waiting() {
        return jdbc.sql("SELECT count(*) FROM ledger_unsequenced")
                .query(Long.class)
                .single();
    }

    /**
     * Proves that an entry is in the tree of the newest checkpoint; empty while it waits for its place.
     *
     * @param chain the chain's UUID
     */
    public Optional<TlogProof> proof(UUID chain, long index) {
        return latest().flatMap(checkpoint -> leaf(chain, index)
                .filter(leaf -> leaf < checkpoint.size())
                .map(leaf -> new TlogProof(
                        leaf, tree().inclusion(leaf, checkpoint.size()), SignedNote.parse(checkpoint.note()))));
    }

    /** Returns how many entries of a chain wait for their place in the log. */
    public long waiting(UUID chain) {
        return jdbc.sql("SELECT count(*) FROM ledger_entry e JOIN ledger_unsequenced u ON u.entry = e.id"
                        + " WHERE e.chain = ?")
                .param(chain)
                .query(Long.class)
                .single();
    }

    /**
     * Proves that every entry of a chain that has its place is in the tree of one checkpoint.
     *
     * @param each takes the proofs one by one, in the order of the chain
     */
    public void proofs(UUID chain, Signed checkpoint, Consumer<TlogProof> each) {
        MerkleTree tree = tree();
        SignedNote note = SignedNote.parse(checkpoint.note());
        jdbc.sql("SELECT l.leaf FROM ledger_entry e JOIN ledger_leaf l ON l.entry = e.id"
                        + " WHERE e.chain = ? AND l.leaf < ? ORDER BY e.entry_index")
                .withFetchSize(FETCH_SIZE)
                .param(chain)
                .param(checkpoint.size())
                .query(row -> {
                    long leaf = row.getLong(1);
                    each.accept(new TlogProof(leaf, tree.inclusion(leaf, checkpoint.size()), note));
                });
    }

    /**
     * Proves that the log of one size is the beginning of the log of another.
     *
     * @throws Refusal INVALID when the sizes are not in order, or the log is not that large yet
     */
    public List<TreeHash> consistency(long from, long to) {
        long size = latest().map(Signed::size).orElse(0L);
        if (from < 0 || from > to || to > size) {
            throw Refusal.invalid(
                    from > to || from < 0 ? "from" : "to",
                    "There is no proof from size " + from + " to size " + to + "; the log has " + size + " leaves.",
                    "Give two sizes in order, of checkpoints that you hold.");
        }
        return tree().consistency(from, to);
    }

    /**
     * Returns a tile's hashes, one after the other (C2SP tlog-tiles).
     *
     * @throws Refusal NOT_FOUND when the signed log is not that large yet
     */
    public byte[] tile(Tile tile) {
        requireSigned(tile);
        return concatenated(
                StoredNodes.read(jdbc, tile).stream().map(TreeHash::bytes).toList(), 0);
    }

    /**
     * Returns an entry bundle: for each leaf its length in two bytes, big-endian, and its data, the entry's hash.
     *
     * @throws Refusal NOT_FOUND when the signed log is not that large yet
     */
    public byte[] entries(Tile tile) {
        requireSigned(tile);
        List<byte[]> hashes = jdbc.sql("SELECT e.hash FROM ledger_leaf l JOIN ledger_entry e ON e.id = l.entry"
                        + " WHERE l.leaf >= ? AND l.leaf < ? ORDER BY l.leaf")
                .param(tile.start())
                .param(tile.start() + tile.width())
                .query((row, number) -> HexFormat.of().parseHex(row.getString(1)))
                .list();
        return concatenated(hashes, 2);
    }

    private Optional<Long> leaf(UUID chain, long index) {
        return jdbc.sql("SELECT l.leaf FROM ledger_entry e JOIN ledger_leaf l ON l.entry = e.id"
                        + " WHERE e.chain = ? AND e.entry_index = ?")
                .param(chain)
                .param(index)
                .query(Long.class)
                .optional();
    }

    private MerkleTree tree() {
        return new MerkleTree(new StoredNodes(jdbc));
    }

    private void requireSigned(Tile tile) {
        long size = latest().map(Signed::size).orElse(0L);
        for (int level = 0; level < tile.level(); level++) {
            size /= Tile.FULL;
        }
        if (tile.start() + tile.width() > size) {
            throw Refusal.notFound("The log has no tile " + tile.path() + " yet.");
        }
    }

    private static byte[] concatenated(List<byte[]> parts, int prefix) {
        byte[] all = new byte[parts.size() * (prefix + ENTRY_BYTES)];
        int at = 0;
        for (byte[] part : parts) {
            if (prefix > 0) {
                all[at + prefix - 1] = ENTRY_BYTES;
                at += prefix;
            }
            System.arraycopy(part, 0, all, at, ENTRY_BYTES);
            at += ENTRY_BYTES;
        }
        return all;
    }
}
