package dev.missioncontrol.forge.git;

import dev.missioncontrol.shared.Refusal;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;

/** The checks a git directory has to pass before anything in it is read. */
record GitDirectoryVetting(String field, Path directory) {

    private static final int MOST_REF_FILES = 200_000;

    /** Refuses a directory that leads elsewhere, borrows objects, lacks history, or is written in a format we lack. */
    void vet() throws IOException {
        requireParts();
        refuseSymbolicLinks();
        refuseBorrowedObjects();
        refuseShallow();
        RepositoryFormat.read(directory.resolve("config")).requireSupported(field);
    }

    private void requireParts() {
        for (String part : List.of("objects", "refs")) {
            if (!Files.isDirectory(directory.resolve(part))) {
                throw Refusal.invalid(
                        field,
                        directory + " is not a git repository: it has no '" + part + "'.",
                        "Give the path of a git repository.");
            }
        }
        if (!Files.isRegularFile(directory.resolve("HEAD"))) {
            throw Refusal.invalid(
                    field,
                    directory + " is not a git repository: it has no HEAD.",
                    "Give the path of a git repository.");
        }
    }

    /** A link could make us read another repository's objects, or write our branch into it. */
    private void refuseSymbolicLinks() throws IOException {
        for (String part : List.of("HEAD", "config", "packed-refs", "shallow", "worktrees", "objects", "refs")) {
            refuseLink(directory.resolve(part));
        }
        try (DirectoryStream<Path> fanOut = Files.newDirectoryStream(directory.resolve("objects"))) {
            for (Path each : fanOut) {
                refuseLink(each);
            }
        }
        refuseLinksIn(directory.resolve("objects/pack"), 1);
        refuseLinksIn(directory.resolve("objects/info"), 1);
        refuseLinksIn(directory.resolve("refs"), Integer.MAX_VALUE);
    }

    private void refuseLinksIn(Path part, int depth) throws IOException {
        if (!Files.isDirectory(part, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (var files = Files.find(part, depth, (path, attributes) -> true)) {
            var each = files.iterator();
            for (int seen = 0; each.hasNext(); seen++) {
                refuseLink(each.next());
                if (seen > MOST_REF_FILES) {
                    throw Refusal.invalid(
                            field, part + " holds more than " + MOST_REF_FILES + " files.", "Run 'git gc' there.");
                }
            }
        }
    }

    private void refuseLink(Path path) throws IOException {
        if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)
                && Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                        .isSymbolicLink()) {
            throw Refusal.invalid(
                    field,
                    "The repository's " + directory.relativize(path) + " is a symbolic link, so it may lead elsewhere.",
                    "Clone the repository with 'git clone --no-local' and connect the clone.");
        }
    }

    private void refuseBorrowedObjects() throws IOException {
        for (String name : List.of("alternates", "http-alternates")) {
            Path alternates = directory.resolve("objects/info").resolve(name);
            if (Files.exists(alternates) && Files.size(alternates) > 0) {
                throw Refusal.invalid(
                        field,
                        "The repository borrows objects from another one (objects/info/" + name + ").",
                        "Run 'git repack -a -d' there and delete that file.");
            }
        }
    }

    private void refuseShallow() throws IOException {
        Path shallow = directory.resolve("shallow");
        if (Files.exists(shallow) && Files.size(shallow) > 0) {
            throw Refusal.invalid(
                    field,
                    "The repository is a shallow clone: parts of its history are missing.",
                    "Run 'git fetch --unshallow' there.");
        }
    }
}
