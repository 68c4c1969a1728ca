package dev.missioncontrol.ledger.merkle;

import java.util.ArrayList;
import java.util.List;

/** Every full subtree of a list of leaves. */
public final class InMemoryNodes {

    private InMemoryNodes() {}

    /** Returns the nodes over the leaves. */
    public static Nodes of(List<TreeHash> leaves) {
        var levels = new ArrayList<List<TreeHash>>();
        for (List<TreeHash> level = leaves; !level.isEmpty(); level = above(level)) {
            levels.add(level);
        }
        return (level, index) -> levels.get(level).get(Math.toIntExact(index));
    }

    private static List<TreeHash> above(List<TreeHash> level) {
        var nodes = new ArrayList<TreeHash>();
        for (int i = 0; i + 1 < level.size(); i += 2) {
            nodes.add(TreeHash.node(level.get(i), level.get(i + 1)));
        }
        return nodes;
    }
}
