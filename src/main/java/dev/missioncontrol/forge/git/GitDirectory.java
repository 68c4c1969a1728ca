package dev.missioncontrol.forge.git;

import dev.missioncontrol.shared.Refusal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The git directory of a repository on this disk, found and vetted: it is complete by itself, and nothing in it leads
 * out of it.
 *
 * @param path the real path of the directory that holds {@code objects} and {@code refs}
 * @param head the content of HEAD: the main one, or that of the linked work tree the repository was found by
 */
public record GitDirectory(Path path, String head) {

    private static final int LONGEST_POINTER = 4096;
    private static final String HEAD_PREFIX = "ref: refs/heads/";

    /** Returns the branch that HEAD names, or null when HEAD is detached. */
    public @Nullable String headBranch() {
        return head.startsWith(HEAD_PREFIX) ? head.substring(HEAD_PREFIX.length()) : null;
    }

    /**
     * Finds the git directory of a work tree, a linked work tree, a bare repository, or a git directory itself.
     *
     * @throws Refusal INVALID naming the location's field: there is no repository, or one that is not safe or complete
     */
    public static GitDirectory find(RepositoryLocation.OnDisk location) {
        try {
            return new Search(location.field()).find(location.path());
        } catch (IOException e) {
            throw Refusal.invalid(
                    location.field(),
                    location.path() + " cannot be read by the server: " + e,
                    "Let the account that runs the server read it.");
        }
    }

    /** Reads a small text file of a git directory, without the line break at its end. */
    static String readPointer(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return new String(in.readNBytes(LONGEST_POINTER), StandardCharsets.UTF_8).strip();
        }
    }

    private record Search(String field) {

        GitDirectory find(Path location) throws IOException {
            if (!Files.isDirectory(location)) {
                throw Refusal.invalid(
                        field,
                        Files.exists(location)
                                ? location + " is a file."
                                : "There is nothing at " + location + " on the server.",
                        "Give the directory of a git repository.");
            }
            Path directory = location.toRealPath();
            Path dotGit = directory.resolve(".git");
            if (Files.isSymbolicLink(dotGit)) {
                throw Refusal.invalid(
                        field, dotGit + " is a symbolic link.", "Connect the directory it points to instead.");
            }
            if (Files.isRegularFile(dotGit, LinkOption.NOFOLLOW_LINKS)) {
                return linked(dotGit);
            }
            if (Files.isDirectory(dotGit)) {
                return vetted(dotGit, dotGit);
            }
            if (Files.exists(directory.resolve("HEAD")) && Files.isDirectory(directory.resolve("objects"))) {
                return vetted(directory, directory);
            }
            throw nothingAt(directory);
        }

        /** A linked work tree: its {@code .git} file names a directory that has to name it in return. */
        private GitDirectory linked(Path dotGit) throws IOException {
            String pointer = readPointer(dotGit);
            if (!pointer.startsWith("gitdir: ")) {
                throw Refusal.invalid(field, dotGit + " is not a git directory.", "Give the path of a git repository.");
            }
            Path target = dotGit.resolveSibling(pointer.substring("gitdir: ".length()));
            if (!Files.isDirectory(target)) {
                throw Refusal.invalid(
                        field,
                        dotGit + " points to " + target.normalize() + ", which is not there.",
                        "Run 'git worktree repair' in the main work tree, or connect that.");
            }
            Path administration = target.toRealPath();
            Path back = administration.resolve("gitdir");
            Path common = administration.resolve("commondir");
            boolean namedInReturn = Files.isRegularFile(common)
                    && Files.isRegularFile(back)
                    && administration.resolve(readPointer(back)).normalize().equals(dotGit);
            Path gitDirectory =
                    namedInReturn ? administration.resolve(readPointer(common)).toRealPath() : administration;
            if (!namedInReturn || !gitDirectory.resolve("worktrees").equals(administration.getParent())) {
                throw Refusal.invalid(
                        field,
                        dotGit + " points to " + administration + ", of which this is not a linked work tree.",
                        "If that is the repository you mean, connect " + administration + " itself.");
            }
            return vetted(gitDirectory, administration);
        }

        private GitDirectory vetted(Path gitDirectory, Path withHead) throws IOException {
            if (Files.exists(gitDirectory.resolve("commondir"))) {
                throw Refusal.invalid(
                        field,
                        gitDirectory + " belongs to a linked work tree.",
                        "Connect the work tree, or the main repository.");
            }
            Path real = gitDirectory.toRealPath();
            new GitDirectoryVetting(field, real).vet();
            return new GitDirectory(real, readPointer(withHead.resolve("HEAD")));
        }

        private Refusal nothingAt(Path directory) {
            for (Path above = directory.getParent(); above != null; above = above.getParent()) {
                if (Files.exists(above.resolve(".git"))) {
                    return Refusal.invalid(
                            field,
                            directory + " is a directory inside the repository " + above + ".",
                            "Connect " + above + ".");
                }
            }
            return Refusal.invalid(
                    field,
                    "There is no git repository at " + directory + ".",
                    "Run 'git init' there, or give another path.");
        }
    }
}
