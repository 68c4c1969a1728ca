package dev.missioncontrol.patch.apply;

import dev.missioncontrol.patch.content.GitMode;
import dev.missioncontrol.patch.content.PathRules;
import dev.missioncontrol.shared.Refusal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.jspecify.annotations.Nullable;

/**
 * A tree under change. Only the directories on the way to a changed path are read, and only those that change are
 * formatted anew, so the cost goes with the change and not with the repository.
 */
final class MutableTree {

    /** What stands at a path: a mode and the id of its content. */
    record Leaf(GitMode mode, ObjectId id) {}

    private final ObjectReader reader;
    private final TreeDirectory root;

    MutableTree(ObjectReader reader, ObjectId tree) throws IOException {
        this.reader = reader;
        this.root = TreeDirectory.read(reader, tree);
        // A tree that is asked for without a change is formatted once; it comes out as it was.
        this.root.changed = true;
    }

    /** Returns what stands at the path, or null when there is nothing, or a directory. */
    @Nullable
    Leaf find(String path) throws IOException {
        TreeDirectory directory = root;
        String raw = raw(path);
        for (int slash = raw.indexOf('/'); slash >= 0; slash = raw.indexOf('/')) {
            var entry = directory.entries.get(raw.substring(0, slash));
            if (entry == null || !entry.isDirectory()) {
                return null;
            }
            directory = open(entry);
            raw = raw.substring(slash + 1);
        }
        var entry = directory.entries.get(raw);
        return entry == null
                ? null
                : GitMode.ofBits(entry.mode)
                        .map(mode -> new Leaf(mode, entry.id))
                        .orElse(null);
    }

    /** Takes away what stands at the path, and every directory that becomes empty by it. */
    void remove(String path) throws IOException {
        remove(root, raw(path));
    }

    private void remove(TreeDirectory directory, String raw) throws IOException {
        int slash = raw.indexOf('/');
        String name = slash < 0 ? raw : raw.substring(0, slash);
        var entry = directory.entries.get(name);
        if (entry == null || (slash >= 0 && !entry.isDirectory())) {
            return;
        }
        if (slash >= 0) {
            TreeDirectory child = open(entry);
            remove(child, raw.substring(slash + 1));
            directory.changed |= child.changed;
            if (!child.entries.isEmpty()) {
                return;
            }
        }
        directory.entries.remove(name);
        directory.added.remove(name);
        directory.changed = true;
    }

    /** Puts a file, link or submodule at the path; refuses to go through one, or to take the place of a directory. */
    void put(String path, GitMode mode, ObjectId id) throws IOException {
        TreeDirectory directory = root;
        String raw = raw(path);
        for (int slash = raw.indexOf('/'); slash >= 0; slash = raw.indexOf('/')) {
            String name = raw.substring(0, slash);
            raw = raw.substring(slash + 1);
            var entry = directory.entries.get(name);
            directory.changed = true;
            if (entry == null) {
                entry = new TreeDirectory.Entry(FileMode.TREE.getBits(), ObjectId.zeroId());
                entry.directory = new TreeDirectory();
                directory.entries.put(name, entry);
                directory.added.add(name);
            } else if (!entry.isDirectory()) {
                throw wayBlocked(path, name, entry);
            }
            directory = open(entry);
        }
        var entry = directory.entries.get(raw);
        directory.changed = true;
        if (entry == null) {
            directory.entries.put(raw, new TreeDirectory.Entry(mode.bits(), id));
            directory.added.add(raw);
        } else if (entry.isDirectory()) {
            throw conflict(path, "is a directory");
        } else {
            entry.mode = mode.bits();
            entry.id = id;
        }
    }

    /**
     * Returns the id of the tree as it is now, and hands over the content of every directory that is new since the last
     * time, children first.
     *
     * @throws Refusal when a name that came in differs from another only in case or Unicode composition
     */
    ObjectId write(Consumer<GitObject> sink) {
        return write(root, "", sink);
    }

    private ObjectId write(TreeDirectory directory, String prefix, Consumer<GitObject> sink) {
        directory.entries.forEach((name, entry) -> {
            TreeDirectory child = entry.directory;
            if (child != null && child.changed) {
                entry.id = write(child, prefix + name + "/", sink);
            }
        });
        requireNoCollision(directory, prefix);
        var object = new GitObject(GitObject.Type.TREE, directory.format());
        sink.accept(object);
        directory.changed = false;
        directory.added.clear();
        return object.id();
    }

    private TreeDirectory open(TreeDirectory.Entry entry) throws IOException {
        TreeDirectory directory = entry.directory;
        if (directory == null) {
            directory = TreeDirectory.read(reader, entry.id);
            entry.directory = directory;
        }
        return directory;
    }

    private static void requireNoCollision(TreeDirectory directory, String prefix) {
        if (directory.added.isEmpty()) {
            return;
        }
        Map<String, String> byFolded = new HashMap<>();
        for (String name : directory.entries.keySet()) {
            String other = byFolded.put(PathRules.folded(text(name)), name);
            if (other != null && (directory.added.contains(name) || directory.added.contains(other))) {
                boolean isNew = directory.added.contains(name);
                throw conflict(
                        text(prefix + (isNew ? name : other)),
                        "collides with '" + text(prefix + (isNew ? other : name))
                                + "' where file names ignore case or Unicode composition");
            }
        }
    }

    private static Refusal wayBlocked(String path, String name, TreeDirectory.Entry entry) {
        String what = switch (GitMode.ofBits(entry.mode).orElse(GitMode.FILE)) {
            case SYMLINK -> "goes through the symbolic link";
            case GITLINK -> "goes into the submodule";
            case FILE, EXECUTABLE -> "needs a directory in place of the file";
        };
        return conflict(path, what + " '" + text(name) + "'");
    }

    private static Refusal conflict(String path, String reason) {
        return Refusal.invalid(
                path, "'" + path + "' " + reason + ".", "Choose another path, or remove what stands in the way first.");
    }

    private static String raw(String path) {
        return new String(path.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    private static String text(String raw) {
        return new String(raw.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }
}
