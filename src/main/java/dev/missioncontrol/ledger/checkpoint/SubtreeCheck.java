package dev.missioncontrol.ledger.checkpoint;

import dev.missioncontrol.ledger.merkle.GrowingTree;
import dev.missioncontrol.ledger.merkle.Tile;
import dev.missioncontrol.ledger.merkle.TreeHash;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Compares the stored hashes over 256, 65,536… leaves, which proofs and tiles are made of, with the leaves. */
final class SubtreeCheck {

    private static final long BLOCK = 1_000;
    private static final int TILE_HEIGHT = 8;

    private final JdbcClient jdbc;
    private final Findings findings;
    private final List<Level> levels = new ArrayList<>();

    SubtreeCheck(JdbcClient jdbc, Findings findings) {
        this.jdbc = jdbc;
        this.findings = findings;
    }

    /** The hashes above the leaves that a level is made of, since the last full subtree. */
    private static final class Level {

        private GrowingTree children = new GrowingTree();
        private long number;
        private Map<Long, String> stored = Map.of();
    }

    void add(TreeHash leaf) {
        TreeHash hash = leaf;
        for (int level = 0; ; level++) {
            if (levels.size() == level) {
                levels.add(new Level());
            }
            Level here = levels.get(level);
            here.children.add(hash);
            if (here.children.size() < Tile.FULL) {
                return;
            }
            hash = here.children.root();
            findings.same(
                    "subtree " + (level + 1) + "/" + here.number, "hash", hash.toString(), stored(here, level + 1));
            here.children = new GrowingTree();
            here.number++;
        }
    }

    private String stored(Level here, int level) {
        if (here.number % BLOCK == 0) {
            Map<Long, String> block = new HashMap<>();
            jdbc.sql("SELECT number, hash FROM ledger_subtree WHERE level = ? AND number >= ? AND number < ?")
                    .params(level, here.number, here.number + BLOCK)
                    .query(row -> {
                        block.put(row.getLong("number"), HexFormat.of().formatHex(row.getBytes("hash")));
                    });
            here.stored = block;
        }
        return here.stored.getOrDefault(here.number, "none");
    }

    /** Finds those that no leaves are under. */
    void end(long leaves) {
        jdbc.sql("SELECT level, number FROM ledger_subtree WHERE number >= CAST(? AS bigint) >> (? * level)"
                        + " ORDER BY level, number LIMIT 100")
                .params(leaves, TILE_HEIGHT)
                .query(row -> {
                    findings.add(
                            "subtree " + row.getInt("level") + "/" + row.getLong("number"),
                            "leaves",
                            "as many as it is over",
                            "fewer");
                });
    }
}
