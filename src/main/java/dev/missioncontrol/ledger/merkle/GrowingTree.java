package dev.missioncontrol.ledger.merkle;

import java.util.ArrayList;
import java.util.List;

/** The root of a tree that leaves are added to one by one, in memory that grows with the logarithm of their number. */
public final class GrowingTree {

    /** The full subtrees from left to right, each larger than the next: one per bit of the size. */
    private final List<TreeHash> subtrees = new ArrayList<>();

    private long size;

    /** Returns how many leaves there are. */
    public long size() {
        return size;
    }

    /** Adds a leaf by its hash. */
    public void add(TreeHash leaf) {
        TreeHash hash = leaf;
        for (long bits = size; (bits & 1) == 1; bits >>= 1) {
            hash = TreeHash.node(subtrees.removeLast(), hash);
        }
        subtrees.add(hash);
        size++;
    }

    /** Returns the root over all leaves so far. */
    public TreeHash root() {
        if (subtrees.isEmpty()) {
            return TreeHash.empty();
        }
        TreeHash root = subtrees.getLast();
        for (int i = subtrees.size() - 2; i >= 0; i--) {
            root = TreeHash.node(subtrees.get(i), root);
        }
        return root;
    }
}
