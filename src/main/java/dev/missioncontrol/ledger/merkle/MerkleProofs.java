package dev.missioncontrol.ledger.merkle;

import java.util.List;

/** Checks proofs by themselves, without the tree (RFC 9162, sections 2.1.3.2 and 2.1.4.2). */
public final class MerkleProofs {

    private MerkleProofs() {}

    /** Returns whether the path leads from the leaf with that index to the root of a tree of that size. */
    public static boolean includes(TreeHash leaf, long index, long size, List<TreeHash> path, TreeHash root) {
        if (index < 0 || index >= size) {
            return false;
        }
        long node = index;
        long last = size - 1;
        TreeHash hash = leaf;
        for (TreeHash sibling : path) {
            if (last == 0) {
                return false;
            }
            if ((node & 1) == 1 || node == last) {
                hash = TreeHash.node(sibling, hash);
                while ((node & 1) == 0 && node != 0) {
                    node >>= 1;
                    last >>= 1;
                }
            } else {
                hash = TreeHash.node(hash, sibling);
            }
            node >>= 1;
            last >>= 1;
        }
        return last == 0 && hash.equals(root);
    }

    /** Returns whether the proof shows that the older tree is the beginning of the newer one. */
    public static boolean extend(long older, TreeHash olderRoot, long newer, TreeHash newerRoot, List<TreeHash> proof) {
        if (older < 0 || older > newer) {
            return false;
        }
        if (older == newer || older == 0) {
            return proof.isEmpty() && (older == 0 ? olderRoot.equals(TreeHash.empty()) : olderRoot.equals(newerRoot));
        }
        return !proof.isEmpty() && walk(older, olderRoot, newer, newerRoot, proof);
    }

    private static boolean walk(long older, TreeHash olderRoot, long newer, TreeHash newerRoot, List<TreeHash> path) {
        long node = older - 1;
        long last = newer - 1;
        while ((node & 1) == 1) {
            node >>= 1;
            last >>= 1;
        }
        boolean startsAtOlderRoot = Long.bitCount(older) == 1;
        TreeHash first = startsAtOlderRoot ? olderRoot : path.getFirst();
        TreeHash olderHash = first;
        TreeHash newerHash = first;
        for (TreeHash each : startsAtOlderRoot ? path : path.subList(1, path.size())) {
            if (last == 0) {
                return false;
            }
            if ((node & 1) == 1 || node == last) {
                olderHash = TreeHash.node(each, olderHash);
                newerHash = TreeHash.node(each, newerHash);
                while ((node & 1) == 0 && node != 0) {
                    node >>= 1;
                    last >>= 1;
                }
            } else {
                newerHash = TreeHash.node(newerHash, each);
            }
            node >>= 1;
            last >>= 1;
        }
        return last == 0 && olderHash.equals(olderRoot) && newerHash.equals(newerRoot);
    }
}
