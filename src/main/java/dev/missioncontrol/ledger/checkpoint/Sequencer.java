package dev.missioncontrol.ledger.checkpoint;

import dev.missioncontrol.ledger.merkle.MerkleTree;
import dev.missioncontrol.ledger.merkle.Tile;
import dev.missioncontrol.ledger.merkle.TreeHash;
import dev.missioncontrol.ledger.note.Checkpoint;
import dev.missioncontrol.ledger.note.SignedNote;
import dev.missioncontrol.shell.live.LiveUpdates;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Gives committed entries their leaf numbers, in batches, and signs a checkpoint over each batch. One node does so at a
 * time. Entries of one chain come in the order of the chain; entries of different chains in the order in which they were
 * written, as far as they are committed.
 */
@Service
public class Sequencer {

    /** What live pages and other nodes hear when there is a new checkpoint. */
    public static final String TOPIC = "checkpoint";

    /** How many entries one transaction takes: it holds no lock that an append waits for, but takes memory. */
    static final int BATCH = 5_000;

    private static final long LOCK = 0x6d63_6c6f_67L;

    private final JdbcClient jdbc;
    private final SigningKeys keys;
    private final LiveUpdates live;
    private final Clock clock;

    Sequencer(JdbcClient jdbc, SigningKeys keys, LiveUpdates live, Clock clock) {
        this.jdbc = jdbc;
        this.keys = keys;
        this.live = live;
        this.clock = clock;
    }

    /** An entry that has no leaf yet. */
    private record Waiting(long entry, TreeHash leaf) {}

    /**
     * Takes the entries that wait, at most {@value #BATCH}, and signs the log that they make.
     *
     * @return how many it took; 0 when none waits, or another node is at it
     */
    @Transactional
    public int sequence() {
        boolean mine = jdbc.sql("SELECT pg_try_advisory_xact_lock(?)")
                .param(LOCK)
                .query(Boolean.class)
                .single();
        return mine ? take(waiting()) : 0;
    }

    /**
     * Does what {@link #sequence} does, and waits when another node is at it.
     *
     * @return how many it took; 0 when none waits
     */
    @Transactional
    public int sequenceNow() {
        jdbc.sql("SELECT pg_advisory_xact_lock(?)")
                .param(LOCK)
                .query((row, number) -> LOCK)
                .single();
        return take(waiting());
    }

    private int take(List<Waiting> batch) {
        if (batch.isEmpty()) {
            return 0;
        }
        long first = jdbc.sql("SELECT coalesce(max(leaf) + 1, 0) FROM ledger_leaf")
                .query(Long.class)
                .single();
        insert(first, batch);
        long size = first + batch.size();
        fold(first, size);
        sign(size);
        live.changed(TOPIC);
        return batch.size();
    }

    private List<Waiting> waiting() {
        return jdbc.sql("SELECT u.entry, e.hash FROM ledger_unsequenced u JOIN ledger_entry e ON e.id = u.entry"
                        + " ORDER BY u.entry LIMIT " + BATCH)
                .query((row, number) ->
                        new Waiting(row.getLong(1), TreeHash.leaf(HexFormat.of().parseHex(row.getString(2)))))
                .list();
    }

    private void insert(long first, List<Waiting> batch) {
        Long[] entries = batch.stream().map(Waiting::entry).toArray(Long[]::new);
        jdbc.sql("INSERT INTO ledger_leaf (leaf, entry, hash)"
                        + " SELECT ? + at - 1, entry, decode(hash, 'hex')"
                        + " FROM unnest(?, ?) WITH ORDINALITY AS batch (entry, hash, at)")
                .param(first)
                .param(entries)
                .param(batch.stream().map(row -> row.leaf().toString()).toArray(String[]::new))
                .update();
        jdbc.sql("DELETE FROM ledger_unsequenced WHERE entry = ANY (?)")
                .param(entries)
                .update();
    }

    /** Adds the hash of each tile that became full, level by level. */
    private void fold(long before, long after) {
        long from = before;
        long to = after;
        for (int level = 0; to / Tile.FULL > from / Tile.FULL; level++) {
            List<TreeHash> hashes = new ArrayList<>();
            from /= Tile.FULL;
            to /= Tile.FULL;
            for (long number = from; number < to; number++) {
                hashes.add(StoredNodes.over(StoredNodes.read(jdbc, new Tile(level, number, Tile.FULL))));
            }
            jdbc.sql("INSERT INTO ledger_subtree (level, number, hash)"
                            + " SELECT ?, ? + at - 1, decode(hash, 'hex')"
                            + " FROM unnest(?) WITH ORDINALITY AS batch (hash, at)")
                    .param(level + 1)
                    .param(from)
                    .param(hashes.stream().map(TreeHash::toString).toArray(String[]::new))
                    .update();
        }
    }

    private void sign(long size) {
        TreeHash root = new MerkleTree(new StoredNodes(jdbc)).root(size);
        SignedNote note = SignedNote.of(new Checkpoint(keys.origin(), size, root).text(), keys.signers());
        jdbc.sql("INSERT INTO ledger_checkpoint (size, root, note, signed_at) VALUES (?, ?, ?, ?)")
                .param(size)
                .param(root.bytes())
                .param(note.toString())
                .param(clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }
}
