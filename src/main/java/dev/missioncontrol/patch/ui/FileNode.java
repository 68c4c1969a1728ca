package dev.missioncontrol.patch.ui;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A row of the file tree: a changed file, or a folder of them. Two nodes are the same only when they are one object.
 */
final class FileNode {

    private final String label;
    private final @Nullable FileChange file;
    private final List<FileNode> children;

    private FileNode(String label, @Nullable FileChange file, List<FileNode> children) {
        this.label = label;
        this.file = file;
        this.children = List.copyOf(children);
    }

    /** Returns the name of the file, or the folder's path as far as nothing branches off. */
    String label() {
        return label;
    }

    /** Returns the file, or null for a folder. */
    @Nullable
    FileChange file() {
        return file;
    }

    /** Returns what the folder holds, folders first; empty for a file. */
    List<FileNode> children() {
        return children;
    }

    /** Returns this node and all below it. */
    Stream<FileNode> all() {
        return Stream.concat(Stream.of(this), children.stream().flatMap(FileNode::all));
    }

    /**
     * Arranges files by folder, as they lie in the repository. Folders that hold nothing but one folder share its row.
     *
     * @param filter only files whose path contains this text, whatever its case; empty for all
     */
    static List<FileNode> tree(List<FileChange> files, String filter) {
        String wanted = filter.strip().toLowerCase(Locale.ROOT);
        Folder root = new Folder();
        files.stream()
                .filter(file -> file.path().toLowerCase(Locale.ROOT).contains(wanted))
                .forEach(root::add);
        return root.nodes();
    }

    /** A folder while the tree is being built. */
    private static final class Folder {

        private final TreeMap<String, Folder> folders = new TreeMap<>();
        private final List<FileChange> files = new ArrayList<>();

        void add(FileChange file) {
            Folder folder = this;
            String path = file.folder();
            if (!path.isEmpty()) {
                for (String part : path.split("/", -1)) {
                    folder = folder.folders.computeIfAbsent(part, name -> new Folder());
                }
            }
            folder.files.add(file);
        }

        List<FileNode> nodes() {
            List<FileNode> nodes = new ArrayList<>();
            folders.forEach((name, folder) -> nodes.add(folder.node(name)));
            files.stream()
                    .sorted(Comparator.comparing(FileChange::name))
                    .forEach(file -> nodes.add(new FileNode(file.name(), file, List.of())));
            return nodes;
        }

        private FileNode node(String name) {
            if (files.isEmpty() && folders.size() == 1) {
                var only = folders.firstEntry();
                return only.getValue().node(name + "/" + only.getKey());
            }
            return new FileNode(name, null, nodes());
        }
    }
}
