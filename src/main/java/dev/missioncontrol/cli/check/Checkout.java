package dev.missioncontrol.cli.check;

import dev.missioncontrol.cli.terminal.Failure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;

/**
 * A clone of one branch. It is made by the user's own git, with their credentials, proxies and filters, and by JGit where
 * there is no git.
 */
public final class Checkout {

    private Checkout() {}

    /**
     * Clones a branch and checks that it is where it is said to be.
     *
     * @param url what {@code git clone} takes
     * @param head the id of the commit that the branch must point at
     * @param directory an empty directory
     * @throws Failure when it cannot be cloned, or points elsewhere
     */
    public static void of(String url, String branch, String head, Path directory) {
        if (url.startsWith("-") || branch.startsWith("-")) {
            throw Failure.refused("'" + url + "', branch '" + branch + "', is nothing that can be cloned.", null);
        }
        String cloned = hasGit(directory) ? byGit(url, branch, directory) : byJGit(url, branch, directory);
        if (!cloned.equals(head)) {
            throw Failure.refused(
                    "The branch " + branch + " is at " + cloned + ", but the pull request announces " + head + ".",
                    "Somebody has moved the branch. Look at the run, and at the branch in " + url + ".");
        }
    }

    private static boolean hasGit(Path directory) {
        try {
            return git(directory, "--version").exitCode() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private static String byGit(String url, String branch, Path directory) {
        try {
            Outcome clone = git(
                    directory,
                    "clone",
                    "--quiet",
                    "--no-hardlinks",
                    "--single-branch",
                    "--branch",
                    branch,
                    "--",
                    url,
                    ".");
            if (clone.exitCode() != 0) {
                throw notCloned(url, branch, clone.output());
            }
            Outcome revision = git(directory, "rev-parse", "HEAD");
            if (revision.exitCode() != 0) {
                throw notCloned(url, branch, revision.output());
            }
            return revision.output();
        } catch (IOException e) {
            throw notCloned(url, branch, String.valueOf(e.getMessage()));
        }
    }

    private static String byJGit(String url, String branch, Path directory) {
        try (Git git = Git.cloneRepository()
                .setURI(url)
                .setDirectory(directory.toFile())
                .setBranch(Constants.R_HEADS + branch)
                .setBranchesToClone(List.of(Constants.R_HEADS + branch))
                .call()) {
            ObjectId head = git.getRepository().resolve(Constants.HEAD);
            if (head == null) {
                throw notCloned(url, branch, "there is no such branch");
            }
            return head.name();
        } catch (GitAPIException | IOException e) {
            throw notCloned(url, branch, String.valueOf(e.getMessage()));
        }
    }

    private static Failure notCloned(String url, String branch, String reason) {
        return Failure.refused(
                "Cannot clone the branch " + branch + " of " + url + ": " + reason.strip(),
                "When the repository has another address on this machine, give it: --clone-url URL");
    }

    private record Outcome(int exitCode, String output) {}

    private static Outcome git(Path directory, String... arguments) throws IOException {
        List<String> command = new java.util.ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        Process process = UserCommand.start(command, directory, ProcessBuilder.Redirect.INHERIT);
        try {
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Outcome(process.waitFor(), output.strip());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
