package dev.missioncontrol.patch.apply;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.treewalk.CanonicalTreeParser;
import org.jspecify.annotations.Nullable;

/**
 * One directory of a tree under change. Names are held as git does, as bytes, one character per byte: their order is git's
 * order, and names that are not UTF-8 survive.
 */
final class TreeDirectory {

    /** An entry: a file, link, submodule or directory; of a directory the content once it has been looked into. */
    static final class Entry {
        int mode;
        ObjectId id;

        @Nullable
        TreeDirectory directory;

        Entry(int mode, ObjectId id) {
            this.mode = mode;
            this.id = id;
        }

        boolean isDirectory() {
            return FileMode.TREE.equals(mode);
        }
    }

    final Map<String, Entry> entries = new HashMap<>();

    /** Names that were not there at the last writing: only these can have brought a collision. */
    final Set<String> added = new HashSet<>();

    boolean changed;

    static TreeDirectory read(ObjectReader reader, ObjectId id) throws IOException {
        var directory = new TreeDirectory();
        var parser = new CanonicalTreeParser();
        for (parser.reset(reader, id); !parser.eof(); parser.next()) {
            String name = new String(
                    parser.getEntryPathBuffer(),
                    parser.getNameOffset(),
                    parser.getNameLength(),
                    StandardCharsets.ISO_8859_1);
            directory.entries.put(name, new Entry(parser.getEntryRawMode(), parser.getEntryObjectId()));
        }
        return directory;
    }

    /** The directory as a tree object's content, in git's order: a directory sorts as if its name ended in a slash. */
    byte[] format() {
        List<String> names = new ArrayList<>(entries.size());
        entries.forEach((name, entry) -> names.add(entry.isDirectory() ? name + "/" : name));
        names.sort(null);
        var out = new ByteArrayOutputStream(names.size() * 48);
        byte[] id = new byte[Constants.OBJECT_ID_LENGTH];
        for (String sorted : names) {
            String name = sorted.endsWith("/") ? sorted.substring(0, sorted.length() - 1) : sorted;
            Entry entry = entries.get(name);
            if (entry == null) {
                throw new IllegalStateException(name);
            }
            out.writeBytes(Integer.toOctalString(entry.mode).getBytes(StandardCharsets.US_ASCII));
            out.write(' ');
            out.writeBytes(name.getBytes(StandardCharsets.ISO_8859_1));
            out.write(0);
            entry.id.copyRawTo(id, 0);
            out.writeBytes(id);
        }
        return out.toByteArray();
    }
}
