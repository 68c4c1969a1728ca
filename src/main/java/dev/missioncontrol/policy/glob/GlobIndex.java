package dev.missioncontrol.policy.glob;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;

/**
 * Finds those of many pattern sets that match a path without trying each: patterns lie in a tree by the literal
 * segments they begin with, and there by the file name or extension they end with, or else by a segment they must have.
 */
public final class GlobIndex {

    private final Node root = new Node();
    private final int size;

    /** Indexes the sets; each is known by its place in the list. */
    public GlobIndex(List<GlobSet> sets) {
        size = sets.size();
        for (int set = 0; set < size; set++) {
            for (Glob glob : sets.get(set).globs()) {
                for (Pattern pattern : glob.alternatives()) {
                    insert(new Entry(pattern, set));
                }
            }
        }
    }

    /** Tells the sets that match, each once, in ascending order. */
    public void matching(Segments path, IntConsumer found) {
        var hits = new BitSet(size);
        Node node = root;
        for (int depth = 0; node != null; depth++) {
            node.collect(path, depth, hits);
            node = depth < path.count() ? node.children.get(path.part(depth)) : null;
        }
        for (int set = hits.nextSetBit(0); set >= 0; set = hits.nextSetBit(set + 1)) {
            found.accept(set);
        }
    }

    private void insert(Entry entry) {
        Pattern pattern = entry.pattern();
        int prefix = Glob.literalPrefix(pattern);
        Node node = root;
        for (int depth = 0; depth < prefix; depth++) {
            node = node.children.computeIfAbsent(pattern.segment(depth).suffix(), name -> new Node());
        }
        if (prefix == pattern.size()) {
            node.exact.add(entry);
            return;
        }
        Segment last = pattern.segment(pattern.size() - 1);
        String extension = extension(last.suffix());
        if (last instanceof Segment.Literal(String name)) {
            list(node.byName, name).add(entry);
        } else if (!extension.isEmpty()) {
            list(node.byExtension, extension).add(entry);
        } else {
            String middle = literal(pattern, prefix);
            (middle.isEmpty() ? node.others : list(node.bySegment, middle)).add(entry);
        }
    }

    private static List<Entry> list(Map<String, List<Entry>> map, String key) {
        return map.computeIfAbsent(key, name -> new ArrayList<>());
    }

    private static String literal(Pattern pattern, int from) {
        for (int index = from; index < pattern.size(); index++) {
            if (pattern.segment(index) instanceof Segment.Literal(String name)) {
                return name;
            }
        }
        return "";
    }

    /** Returns what follows the last dot, with the dot; empty when there is none. */
    private static String extension(String name) {
        int dot = name.lastIndexOf('.');
        return dot < 0 ? "" : name.substring(dot);
    }

    private record Entry(Pattern pattern, int set) {}

    private static final class Node {

        private final Map<String, Node> children = new HashMap<>();
        private final List<Entry> exact = new ArrayList<>();
        private final Map<String, List<Entry>> byName = new HashMap<>();
        private final Map<String, List<Entry>> byExtension = new HashMap<>();
        private final Map<String, List<Entry>> bySegment = new HashMap<>();
        private final List<Entry> others = new ArrayList<>();

        void collect(Segments path, int depth, BitSet hits) {
            if (depth == path.count()) {
                exact.forEach(entry -> hits.set(entry.set()));
                return;
            }
            if (!byName.isEmpty()) {
                test(byName.get(path.last()), path, depth, hits);
            }
            if (!byExtension.isEmpty()) {
                test(byExtension.get(extension(path.last())), path, depth, hits);
            }
            if (!bySegment.isEmpty()) {
                for (int part = depth; part < path.count(); part++) {
                    test(bySegment.get(path.part(part)), path, depth, hits);
                }
            }
            test(others, path, depth, hits);
        }

        private static void test(
                @org.jspecify.annotations.Nullable List<Entry> entries, Segments path, int depth, BitSet hits) {
            if (entries == null) {
                return;
            }
            for (int index = 0; index < entries.size(); index++) {
                Entry entry = entries.get(index);
                if (!hits.get(entry.set()) && entry.pattern().matches(path, depth)) {
                    hits.set(entry.set());
                }
            }
        }
    }
}
