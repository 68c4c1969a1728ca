package dev.missioncontrol.ledger.checkpoint;

import dev.missioncontrol.ledger.merkle.GrowingTree;
import dev.missioncontrol.ledger.merkle.TreeHash;
import dev.missioncontrol.ledger.note.Checkpoint;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.NavigableMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Walks over the leaves, and compares the root wherever there is a checkpoint. */
final class LeafWalk {

    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    private final NavigableMap<Long, List<Checkpoint>> expected;
    private final SubtreeCheck subtrees;
    private final Findings findings;
    private final GrowingTree tree = new GrowingTree();

    LeafWalk(NavigableMap<Long, List<Checkpoint>> expected, SubtreeCheck subtrees, Findings findings) {
        this.expected = expected;
        this.subtrees = subtrees;
        this.findings = findings;
    }

    void leaf(ResultSet row) throws SQLException {
        long number = row.getLong("leaf");
        String place = "leaf " + number;
        String entry = row.getString("entry");
        findings.same(place, "number", tree.size(), number);
        TreeHash computed = entry != null && HASH.matcher(entry).matches()
                ? TreeHash.leaf(HexFormat.of().parseHex(entry))
                : TreeHash.empty();
        if (!Arrays.equals(computed.bytes(), row.getBytes("hash"))) {
            findings.add(place, "entry", "the entry that was logged", entry == null ? "none" : entry);
        }
        // What the entries say now, not what was stored with them.
        tree.add(computed);
        subtrees.add(computed);
        compare(expected.get(tree.size()));
    }

    /** Returns how many leaves there are, once all are walked over. */
    long end() {
        expected.tailMap(tree.size(), false)
                .forEach((size, checkpoints) ->
                        findings.add("checkpoint of size " + size, "entries", size.toString(), "" + tree.size()));
        subtrees.end(tree.size());
        return tree.size();
    }

    private void compare(@Nullable List<Checkpoint> checkpoints) {
        if (checkpoints != null) {
            String root = tree.root().base64();
            checkpoints.forEach(checkpoint -> findings.same(
                    "checkpoint of size " + checkpoint.size(),
                    "root",
                    checkpoint.root().base64(),
                    root));
        }
    }
}
