package dev.missioncontrol.ledger.checkpoint;

import dev.missioncontrol.ledger.merkle.Nodes;
import dev.missioncontrol.ledger.merkle.Tile;
import dev.missioncontrol.ledger.merkle.TreeHash;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The tree as it lies in the database, read a tile at a time: a proof takes one query per 256-fold of the log's size. */
final class StoredNodes implements Nodes {

    private static final int TILE_HEIGHT = 8;
    private static final int TILES = 256;
    private static final int NODES = 8_192;

    private final JdbcClient jdbc;
    /** What neighbours share; however long a chain is, no more of the log is in memory. */
    private final Recent<Tile, List<TreeHash>> tiles = new Recent<>(TILES);
    /** What was computed from tiles already: the proofs of neighbours share most of it. */
    private final Recent<Node, TreeHash> computed = new Recent<>(NODES);

    private record Node(int level, long index) {}

    StoredNodes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Returns the hashes of a tile, as many as there are. */
    static List<TreeHash> read(JdbcClient jdbc, Tile tile) {
        String query = tile.level() == 0
                ? "SELECT hash FROM ledger_leaf WHERE leaf >= :from AND leaf < :to ORDER BY leaf"
                : "SELECT hash FROM ledger_subtree WHERE level = :level AND number >= :from AND number < :to"
                        + " ORDER BY number";
        return jdbc.sql(query)
                .param("level", tile.level())
                .param("from", tile.start())
                .param("to", tile.start() + tile.width())
                .query((row, number) -> TreeHash.of(row.getBytes(1)))
                .list();
    }

    @Override
    public TreeHash node(int level, long index) {
        Node node = new Node(level, index);
        return computed.get(node, () -> compute(level, index));
    }

    private TreeHash compute(int level, long index) {
        int tileLevel = level / TILE_HEIGHT;
        int height = level % TILE_HEIGHT;
        long first = index << height;
        Tile tile = new Tile(tileLevel, first / Tile.FULL, Tile.FULL);
        List<TreeHash> hashes = tiles.get(tile, () -> read(jdbc, tile));
        int from = Math.toIntExact(first % Tile.FULL);
        int to = from + (1 << height);
        if (to > hashes.size()) {
            throw new IllegalStateException("the log lacks hashes of its tile " + tile.path() + ": verify the ledger");
        }
        return over(hashes.subList(from, to));
    }

    /** Returns the hash over a power of two of hashes. */
    static TreeHash over(List<TreeHash> hashes) {
        List<TreeHash> level = hashes;
        while (level.size() > 1) {
            List<TreeHash> above = new ArrayList<>(level.size() / 2);
            for (int i = 0; i < level.size(); i += 2) {
                above.add(TreeHash.node(level.get(i), level.get(i + 1)));
            }
            level = above;
        }
        return level.getFirst();
    }
}
