package dev.missioncontrol.forge.local;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.jgit.lib.ObjectId;

/**
 * The files a write adds to somebody's repository. They are given the owner, group and rights of what lies around them,
 * as git does for a shared repository, so that the repository stays usable for everyone it was usable for; and they are
 * forced to the disk before the branch that needs them is announced.
 */
final class NewFiles {

    private static final String MODE = "unix:mode";
    private static final int ALL_BITS = 07777;
    private static final int READ_AND_WRITE = 0666;
    private static final int READ_ONLY = 0444;
    private static final int OWNER_WRITES = 0200;

    private final Path gitDirectory;
    private final Path objects;
    private final Set<Path> added = new HashSet<>();
    private final Set<Path> packsBefore;
    private final Set<Path> refDirectoriesBefore = new HashSet<>();

    NewFiles(Path gitDirectory) throws IOException {
        this.gitDirectory = gitDirectory;
        this.objects = gitDirectory.resolve("objects");
        this.packsBefore = packs();
    }

    /** Remembers which of these objects, and the directories they fall into, are not there yet. */
    void remember(Collection<ObjectId> ids) {
        for (ObjectId id : ids) {
            Path directory = objects.resolve(id.name().substring(0, 2));
            Path file = directory.resolve(id.name().substring(2));
            addIfAbsent(directory);
            addIfAbsent(file);
        }
    }

    private void addIfAbsent(Path path) {
        if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            added.add(path);
        }
    }

    /** Aligns and forces what was added for objects. */
    void alignObjects() throws IOException {
        Set<Path> packs = packs();
        packs.removeAll(packsBefore);
        for (Path pack : packs) {
            align(pack, objects.resolve("pack"));
            force(pack);
        }
        Set<Path> directories = new HashSet<>(Set.of(objects, objects.resolve("pack")));
        for (Path each : added) {
            if (Files.exists(each)) {
                align(each, objects);
                directories.add(Files.isDirectory(each) ? each : each.getParent());
            }
        }
        for (Path directory : directories) {
            force(directory);
        }
        rememberRefDirectories();
    }

    private void rememberRefDirectories() throws IOException {
        try (var directories = Files.walk(gitDirectory.resolve("refs"))) {
            directories.filter(Files::isDirectory).forEach(refDirectoriesBefore::add);
        }
    }

    /** Aligns and forces the file of a new ref and the directories made for it. */
    void alignRef(String ref) throws IOException {
        Path model = gitDirectory.resolve("refs/heads");
        Path at = model;
        Path file = gitDirectory.resolve(ref);
        for (Path each : model.relativize(file)) {
            at = at.resolve(each);
            if (!refDirectoriesBefore.contains(at)) {
                align(at, model);
            }
            force(at);
        }
        force(model);
    }

    private Set<Path> packs() throws IOException {
        Set<Path> packs = new HashSet<>();
        if (Files.isDirectory(objects.resolve("pack"))) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(objects.resolve("pack"))) {
                files.forEach(packs::add);
            }
        }
        return packs;
    }

    /** Gives a file or directory the owner and group of a directory, and the rights a file or directory has there. */
    private static void align(Path path, Path with) throws IOException {
        if (!path.getFileSystem().supportedFileAttributeViews().contains("unix")) {
            return;
        }
        int mode = mode((int) Files.getAttribute(path, MODE), (int) Files.getAttribute(with, MODE), path);
        try {
            for (String each : List.of("unix:group", "unix:owner")) {
                Object wanted = Files.getAttribute(with, each);
                if (!wanted.equals(Files.getAttribute(path, each))) {
                    Files.setAttribute(path, each, wanted);
                }
            }
            // After the group, because changing that clears the set-group-id bit.
            Files.setAttribute(path, MODE, mode);
        } catch (FileSystemException e) {
            // Only root may give files away; readable they are all the same.
            if (!Files.isReadable(path)) {
                throw e;
            }
        }
    }

    /** A directory is like its neighbours; a file is not executable, and stays read-only when git made it so. */
    private static int mode(int own, int model, Path path) {
        if (Files.isDirectory(path)) {
            return model & ALL_BITS;
        }
        return (own & OWNER_WRITES) == 0 ? model & READ_ONLY : model & READ_AND_WRITE;
    }

    private static void force(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
