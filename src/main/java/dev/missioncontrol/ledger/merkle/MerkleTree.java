package dev.missioncontrol.ledger.merkle;

import java.util.ArrayList;
import java.util.List;

/** Roots and proofs of a tree whose full subtrees are known (RFC 6962, section 2.1). */
public final class MerkleTree {

    private final Nodes nodes;

    /** Works on the tree that these nodes are of. */
    public MerkleTree(Nodes nodes) {
        this.nodes = nodes;
    }

    /** Returns the root over the first {@code size} leaves. */
    public TreeHash root(long size) {
        requireSize(size);
        return size == 0 ? TreeHash.empty() : hash(0, size);
    }

    /**
     * Returns the audit path of a leaf, from its sibling up to the root's child (section 2.1.1).
     *
     * @throws IllegalArgumentException unless the leaf is one of the first {@code size}
     */
    public List<TreeHash> inclusion(long leaf, long size) {
        requireSize(size);
        if (leaf < 0 || leaf >= size) {
            throw new IllegalArgumentException("leaf " + leaf + " is not in a tree of " + size);
        }
        var path = new ArrayList<TreeHash>();
        inclusion(leaf, 0, size, path);
        return path;
    }

    /**
     * Returns the proof that the tree of the first {@code older} leaves is the beginning of the tree of the first
     * {@code newer} (section 2.1.2); empty when they are the same, or the older one has no leaf.
     *
     * @throws IllegalArgumentException when {@code older} is more than {@code newer}
     */
    public List<TreeHash> consistency(long older, long newer) {
        requireSize(older);
        if (older > newer) {
            throw new IllegalArgumentException("a tree of " + older + " is not older than one of " + newer);
        }
        var proof = new ArrayList<TreeHash>();
        if (older > 0 && older < newer) {
            consistency(older, 0, newer, true, proof);
        }
        return proof;
    }

    private void inclusion(long leaf, long from, long to, List<TreeHash> path) {
        if (to - from == 1) {
            return;
        }
        long middle = from + leftPart(to - from);
        if (leaf < middle) {
            inclusion(leaf, from, middle, path);
            path.add(hash(middle, to));
        } else {
            inclusion(leaf, middle, to, path);
            path.add(hash(from, middle));
        }
    }

    /** Section 2.1.2's SUBPROOF; {@code whole} says that the older tree's part is a subtree whose hash is known. */
    private void consistency(long older, long from, long to, boolean whole, List<TreeHash> proof) {
        if (older == to) {
            if (!whole) {
                proof.add(hash(from, to));
            }
            return;
        }
        long middle = from + leftPart(to - from);
        if (older <= middle) {
            consistency(older, from, middle, whole, proof);
            proof.add(hash(middle, to));
        } else {
            consistency(older, middle, to, false, proof);
            proof.add(hash(from, middle));
        }
    }

    private TreeHash hash(long from, long to) {
        long size = to - from;
        if (Long.bitCount(size) == 1) {
            return nodes.node(Long.numberOfTrailingZeros(size), from / size);
        }
        long middle = from + leftPart(size);
        return TreeHash.node(hash(from, middle), hash(middle, to));
    }

    /** The largest power of two that is less than the size. */
    private static long leftPart(long size) {
        return Long.highestOneBit(size - 1);
    }

    private static void requireSize(long size) {
        if (size < 0) {
            throw new IllegalArgumentException("a tree cannot have " + size + " leaves");
        }
    }
}
