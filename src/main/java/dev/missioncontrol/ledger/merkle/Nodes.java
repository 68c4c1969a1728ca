package dev.missioncontrol.ledger.merkle;

/** Where the hashes of full subtrees come from. */
@FunctionalInterface
public interface Nodes {

    /**
     * Returns the hash over the leaves from {@code index * 2^level} to {@code (index + 1) * 2^level}, all of which
     * exist.
     *
     * @param level 0 for leaves
     */
    TreeHash node(int level, long index);
}
