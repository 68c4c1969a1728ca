package dev.missioncontrol.ledger.merkle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class MerkleTreeTests {

    /** The leaves and roots that implementations of RFC 6962 have tested each other with from the start. */
    private static final List<String> LEAVES =
            List.of("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f");

    private static final List<String> ROOTS = List.of(
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
            "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
            "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
            "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
            "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
            "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

    private static final int SIZE = 70;

    @Test
    void computesTheRootsThatOtherImplementationsCompute() {
        var leaves = LEAVES.stream()
                .map(HexFormat.of()::parseHex)
                .map(TreeHash::leaf)
                .toList();
        var tree = new MerkleTree(InMemoryNodes.of(leaves));

        for (int size = 0; size < ROOTS.size(); size++) {
            assertThat(tree.root(size)).hasToString(ROOTS.get(size));
        }
    }

    @Test
    void provesEveryLeafInEveryTree() {
        var leaves = numbered(SIZE);
        var tree = new MerkleTree(InMemoryNodes.of(leaves));
        for (int size = 1; size <= SIZE; size++) {
            TreeHash root = tree.root(size);
            for (int leaf = 0; leaf < size; leaf++) {
                var path = tree.inclusion(leaf, size);
                assertThat(MerkleProofs.includes(leaves.get(leaf), leaf, size, path, root))
                        .as("leaf %d of %d", leaf, size)
                        .isTrue();
            }
        }
    }

    @Test
    void refusesAProofOfAnotherLeafIndexSizeRootOrPath() {
        var leaves = numbered(SIZE);
        var tree = new MerkleTree(InMemoryNodes.of(leaves));
        for (int size = 2; size <= SIZE; size += 7) {
            TreeHash root = tree.root(size);
            for (int leaf = 0; leaf < size; leaf++) {
                var path = tree.inclusion(leaf, size);
                TreeHash hash = leaves.get(leaf);
                int other = (leaf + 1) % size;
                assertThat(MerkleProofs.includes(leaves.get(other), leaf, size, path, root))
                        .isFalse();
                assertThat(MerkleProofs.includes(hash, other, size, path, root)).isFalse();
                assertThat(MerkleProofs.includes(hash, leaf, size, path, tree.root(size - 1)))
                        .isFalse();
                assertThat(MerkleProofs.includes(hash, leaf, size, path.subList(1, path.size()), root))
                        .isFalse();
                var longer = new ArrayList<>(path);
                longer.add(root);
                assertThat(MerkleProofs.includes(hash, leaf, size, longer, root))
                        .isFalse();
                var changed = new ArrayList<>(path);
                changed.set(path.size() / 2, hash);
                assertThat(MerkleProofs.includes(hash, leaf, size, changed, root))
                        .isFalse();
            }
        }
    }

    @Test
    void provesThatEveryTreeExtendsEveryOlderOne() {
        var tree = new MerkleTree(InMemoryNodes.of(numbered(SIZE)));
        for (int newer = 0; newer <= SIZE; newer++) {
            for (int older = 0; older <= newer; older++) {
                assertThat(MerkleProofs.extend(
                                older, tree.root(older), newer, tree.root(newer), tree.consistency(older, newer)))
                        .as("from %d to %d", older, newer)
                        .isTrue();
            }
        }
    }

    @Test
    void refusesAProofThatATreeExtendsAnother() {
        var leaves = numbered(SIZE);
        var tree = new MerkleTree(InMemoryNodes.of(leaves));
        var rewritten = new ArrayList<>(leaves);
        rewritten.set(3, TreeHash.leaf(new byte[] {99}));
        var other = new MerkleTree(InMemoryNodes.of(rewritten));
        for (int newer = 5; newer <= SIZE; newer++) {
            for (int older = 4; older < newer; older++) {
                var proof = other.consistency(older, newer);
                assertThat(MerkleProofs.extend(older, tree.root(older), newer, other.root(newer), proof))
                        .isFalse();
                assertThat(MerkleProofs.extend(
                                older, tree.root(older), newer, tree.root(newer), proof.subList(1, proof.size())))
                        .isFalse();
            }
        }
        assertThat(MerkleProofs.extend(4, tree.root(4), 4, other.root(4), List.of()))
                .isFalse();
        assertThat(MerkleProofs.extend(5, tree.root(5), 4, tree.root(4), List.of()))
                .isFalse();
    }

    @Test
    void namesALeafThatIsNotThere() {
        var tree = new MerkleTree(InMemoryNodes.of(numbered(3)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> tree.inclusion(3, 3))
                .withMessage("leaf 3 is not in a tree of 3");
    }

    private static List<TreeHash> numbered(int count) {
        var leaves = new ArrayList<TreeHash>();
        for (int i = 0; i < count; i++) {
            leaves.add(TreeHash.leaf(new byte[] {(byte) i, (byte) (i >> 8)}));
        }
        return leaves;
    }
}
