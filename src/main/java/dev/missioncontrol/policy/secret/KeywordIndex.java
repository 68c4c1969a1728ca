package dev.missioncontrol.policy.secret;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/**
 * Finds all keywords in one pass over a text, whatever their number, without regard to case (Aho and Corasick, "Efficient
 * string matching", 1975; as a complete automaton over ASCII).
 */
final class KeywordIndex {

    private static final int ASCII = 128;
    private static final int[] NONE = {};

    /** Called for each keyword of a text. */
    @FunctionalInterface
    interface Listener {
        /** Hears of the keyword with this number; it ends before {@code end}. */
        void found(int keyword, int end);
    }

    private final int[] next;
    private final int[][] found;

    /** Indexes keywords, which are in lower case; what is not ASCII in them matches nothing. */
    KeywordIndex(List<String> keywords) {
        List<int[]> trie = new ArrayList<>();
        List<List<Integer>> ends = new ArrayList<>();
        trie.add(emptyNode());
        ends.add(new ArrayList<>());
        for (int number = 0; number < keywords.size(); number++) {
            int state = 0;
            for (char c : keywords.get(number).toCharArray()) {
                if (c >= ASCII) {
                    state = -1;
                    break;
                }
                int following = trie.get(state)[c];
                if (following < 0) {
                    following = trie.size();
                    trie.get(state)[c] = following;
                    trie.add(emptyNode());
                    ends.add(new ArrayList<>());
                }
                state = following;
            }
            if (state > 0) {
                ends.get(state).add(number);
            }
        }
        complete(trie, ends);
        this.next = new int[trie.size() * ASCII];
        this.found = new int[trie.size()][];
        for (int state = 0; state < trie.size(); state++) {
            System.arraycopy(trie.get(state), 0, next, state * ASCII, ASCII);
            List<Integer> numbers = ends.get(state);
            found[state] = numbers.isEmpty()
                    ? NONE
                    : numbers.stream().mapToInt(Integer::intValue).toArray();
        }
    }

    /** Tells of every keyword in the text, in the order of their ends. */
    void search(String text, Listener listener) {
        int state = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= ASCII) {
                state = 0;
                continue;
            }
            if (c >= 'A' && c <= 'Z') {
                c += 'a' - 'A';
            }
            state = next[state * ASCII + c];
            int[] here = found[state];
            if (here != NONE) {
                for (int keyword : here) {
                    listener.found(keyword, i + 1);
                }
            }
        }
    }

    /** Fills every gap with where the longest proper suffix goes on. */
    private static void complete(List<int[]> trie, List<List<Integer>> ends) {
        int[] suffix = new int[trie.size()];
        Deque<Integer> queue = new ArrayDeque<>();
        int[] root = trie.getFirst();
        for (int c = 0; c < ASCII; c++) {
            if (root[c] < 0) {
                root[c] = 0;
            } else {
                queue.add(root[c]);
            }
        }
        while (!queue.isEmpty()) {
            int state = queue.remove();
            int[] node = trie.get(state);
            ends.get(state).addAll(ends.get(suffix[state]));
            for (int c = 0; c < ASCII; c++) {
                int beside = trie.get(suffix[state])[c];
                if (node[c] < 0) {
                    node[c] = beside;
                } else {
                    suffix[node[c]] = beside;
                    queue.add(node[c]);
                }
            }
        }
    }

    private static int[] emptyNode() {
        int[] node = new int[ASCII];
        Arrays.fill(node, -1);
        return node;
    }
}
